"""The items of two versions, paired over the whole map, and what differs."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from journeymap_cli.diff.fields import plain_text
from journeymap_cli.diff.match import Pairing, pairing
from journeymap_cli.diff.spots import Spot, Spots
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.item import Item
from journeymap_cli.model.lane import BUILT_IN

NOT_HASHABLE: Final = frozenset({"extensions", "solutions"})


@dataclass(frozen=True, eq=False)
class Held:
    """An item in its cell. `pair` numbers the pair of nodes that it stands in; None for a node of one version."""

    item: Item
    lane: str
    spot: Spot
    pair: int | None

    @cached_property
    def text(self) -> str:
        """What it says."""
        return plain_text(self.item.text)

    @cached_property
    def cell(self) -> tuple[int, str] | None:
        """What stands for the same cell in both versions."""
        return None if self.pair is None else (self.pair, self.lane)


def pair_items(spots: Spots) -> Pairing[Held]:
    """By id, by equal text in the cell, the lane, the node, and by likeness in the cell.

    Without those that stand in a node of one version and were not moved.
    """
    old = [held for at, (spot, _) in enumerate(spots.pairs) for held in _held(spot, at)]
    new = [held for at, (_, spot) in enumerate(spots.pairs) for held in _held(spot, at)]
    old.extend(held for spot in spots.removed for held in _held(spot, None))
    new.extend(held for spot in spots.added for held in _held(spot, None))
    found = pairing(old, new)
    found.by(lambda held: held.item.id)
    found.by_finer(lambda held: held.cell and (held.cell, held.text), lambda held: _whole(held.item))
    found.by(lambda held: (held.lane, held.text))
    found.by(lambda held: None if held.pair is None else (held.pair, held.text))
    found.alike_within(lambda held: held.cell, lambda held: held.text)
    return Pairing(
        [pair for pair in found.pairs if any(held.cell for held in pair)],
        [held for held in found.old if held.cell],
        [held for held in found.new if held.cell],
    )


def _whole(item: Item) -> tuple[Hashable, ...]:
    """All that can tell an item from others with the same text."""
    return tuple(value for name, value in item.__dict__.items() if name not in NOT_HASHABLE)


def _held(spot: Spot, pair: int | None) -> Iterator[Held]:
    for lane in (*BUILT_IN, *spot.node.cells):
        for entry in cell(spot.node, lane):
            if isinstance(entry, Item):
                yield Held(entry, lane, spot, pair)
