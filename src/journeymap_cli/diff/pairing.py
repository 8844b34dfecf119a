"""Which stages, steps and items of two versions are the same."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from journeymap_cli.diff.change import ChangePath
from journeymap_cli.diff.fields import plain_text
from journeymap_cli.diff.match import Pairing, pairing
from journeymap_cli.diff.meaning import MEANING
from journeymap_cli.diff.neighbours import rename_neighbours, swapped_back
from journeymap_cli.diff.node_ref import NodeRef, are_apart
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN

MIN_SHARED = 2
"""The number of equal entries from which the contents of two nodes are compared; a single one may be chance."""


def _overlap(old: NodeRef, new: NodeRef) -> float | None:
    """The share of contents that two nodes have in common, 0 to 1; None if their ids show that they differ."""
    if are_apart(old.id, new.id):
        return None
    common = len(old.contents & new.contents)
    return 2 * common / (len(old.contents) + len(new.contents)) if common >= MIN_SHARED else 0.0


@dataclass
class NodePairs:
    """The pairs of nodes, and those that only one version has."""

    pairs: list[tuple[NodeRef, NodeRef]] = field(default_factory=list)
    removed: list[NodeRef] = field(default_factory=list)
    added: list[NodeRef] = field(default_factory=list)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The new id of each paired node by its old id."""
        return {old.id: new.id for old, new in self.pairs}

    @cached_property
    def differing(self) -> list[tuple[NodeRef, NodeRef]]:
        """The pairs whose nodes are not equal. Equal nodes may still refer to parts whose ids have changed."""
        return [(old, new) for old, new in self.pairs if old.node != new.node]


def pair_nodes(old: Journey, new: Journey) -> NodePairs:
    """Pair stages with stages and steps with steps.

    Each key applies only to what stronger keys left unpaired: a written id is reliable, a name nearly so, an id that
    was derived from another name is weak, and similarity is a guess. Steps are first paired within their own stage, so
    that a step named `Wait` in every stage stays where it is. Finally, nodes at the same place that share an entry are
    paired as renamed, and nodes that swapped their names are paired by their contents.
    """
    stages = pairing((NodeRef(stage, stage) for stage in old.stages), (NodeRef(stage, stage) for stage in new.stages))
    stages.by(_written_id).by_finer(_name, _contents_of).by(_id).alike(_name, _overlap)
    rename_neighbours(stages, [(old.stages, new.stages)])
    stages.pairs = swapped_back(stages.pairs, old, new)
    home = {id(before.node): at for at, (before, _) in enumerate(stages.pairs)}
    home |= {id(after.node): at for at, (_, after) in enumerate(stages.pairs)}

    def name_at_home(step: NodeRef) -> tuple[int, str] | None:
        at = home.get(id(step.stage))
        return None if at is None else (at, step.node.name)

    steps = pairing(_steps(old), _steps(new)).by(_written_id).by_finer(name_at_home, _contents_of).by(_name).by(_id)
    steps.alike_within(lambda step: home.get(id(step.stage)), _name, _overlap).alike(_name, _overlap)
    rename_neighbours(steps, [(before.stage.steps, after.stage.steps) for before, after in stages.pairs])
    steps.pairs = swapped_back(steps.pairs, old, new)
    return NodePairs([*stages.pairs, *steps.pairs], [*stages.old, *steps.old], [*stages.new, *steps.new])


def _steps(journey: Journey) -> Iterator[NodeRef]:
    return (NodeRef(step, stage) for stage in journey.stages for step in stage.steps)


def _written_id(ref: NodeRef) -> str | None:
    return ref.written_id


def _contents_of(ref: NodeRef) -> frozenset[tuple[str, str]]:
    return ref.contents


def _name(ref: NodeRef) -> str:
    return ref.node.name


def _id(ref: NodeRef) -> str:
    return ref.id


NOT_HASHABLE: Final = frozenset({"extensions", "solutions"})


@dataclass(frozen=True, eq=False)
class ItemRef:
    """An item in its cell.

    `pair` is the index of the pair of its node, `WHOLE_PAIR` for the whole map, or None if only one version has the
    node.
    """

    item: Item
    lane: str
    node: NodeRef
    pair: int | None

    @cached_property
    def text(self) -> str:
        """Its text with single blanks."""
        return plain_text(self.item.text)

    @property
    def path(self) -> ChangePath:
        """Its path."""
        return self.node.entry_path(self.lane, self.item)

    @cached_property
    def cell(self) -> tuple[int, str] | None:
        """A key of its cell that is the same in both versions; None if one version lacks the node."""
        return None if self.pair is None else (self.pair, self.lane)


WHOLE_PAIR: Final = -1


def pair_items(
    nodes: NodePairs, whole: tuple[NodeRef, NodeRef], compared: Sequence[tuple[NodeRef, NodeRef]]
) -> Pairing[ItemRef]:
    """Pair by id, by equal text in the same cell, then lane, then node, and finally by similarity in the same cell.

    The items are those of the compared pairs of nodes, and of nodes that only one version has. An item of the latter
    may have moved, but is not reported as added or removed, because its node is.
    """
    pairs = [(WHOLE_PAIR, whole), *enumerate(compared)]
    old = [item for at, (ref, _) in pairs for item in _items(ref, at)]
    new = [item for at, (_, ref) in pairs for item in _items(ref, at)]
    old.extend(item for ref in nodes.removed for item in _items(ref, None))
    new.extend(item for ref in nodes.added for item in _items(ref, None))
    found = pairing(old, new)
    found.by(lambda item: item.item.id)
    found.by_finer(lambda item: item.cell and (item.cell, item.text), lambda item: _all_fields(item.item))
    found.by(lambda item: (item.lane, item.text))
    found.by(lambda item: None if item.pair is None else (item.pair, item.text))
    found.alike_within(lambda item: item.cell, lambda item: item.text, _no_overlap, MEANING)
    return Pairing(
        [pair for pair in found.pairs if any(item.cell for item in pair)],
        [item for item in found.old if item.cell],
        [item for item in found.new if item.cell],
    )


def _no_overlap(old: ItemRef, new: ItemRef) -> float | None:
    return None if are_apart(old.item.id, new.item.id) else 0.0


def replacements(items: Pairing[ItemRef]) -> Pairing[ItemRef]:
    """Pair the unpaired items where one replaced another: their texts are similar, but have different meanings."""
    return pairing(items.old, items.new).alike_within(lambda item: item.cell, lambda item: item.text)


def _all_fields(item: Item) -> tuple[Hashable, ...]:
    """All fields that may distinguish an item from others with the same text."""
    return tuple(value for name, value in item.__dict__.items() if name not in NOT_HASHABLE)


def _items(ref: NodeRef, pair: int | None) -> Iterator[ItemRef]:
    for lane in (*BUILT_IN, *ref.node.cells):
        for entry in cell(ref.node, lane):
            if isinstance(entry, Item):
                yield ItemRef(entry, lane, ref, pair)
