"""Stages and steps of two versions, paired."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from journeymap_cli.diff.change import Ids
from journeymap_cli.diff.fields import plain_text
from journeymap_cli.diff.match import Pairing, pairing
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.slug import DerivedId

ENOUGH = 2
"""So many equal entries tell that two nodes are one; a single one may be chance."""


@dataclass(frozen=True, eq=False)
class NodeRef:
    """A stage or a step where it stands."""

    node: Node
    stage: Stage

    @property
    def is_stage(self) -> bool:
        """Whether it is a stage."""
        return self.node is self.stage

    @property
    def ids(self) -> Ids:
        """Its path."""
        stage = ("stages", self.stage.id)
        return stage if self.is_stage else (*stage, "steps", self.node.id)

    @property
    def written_id(self) -> str | None:
        """Its id where somebody wrote it."""
        return None if isinstance(self.node.id, DerivedId) else self.node.id

    @cached_property
    def contents(self) -> frozenset[tuple[str, str]]:
        """What it holds, lane by lane; a stage also what its steps hold."""
        return frozenset(_contents(self.node))


def _contents(node: Node) -> Iterator[tuple[str, str]]:
    for lane in (*BUILT_IN, *node.cells):
        yield from ((lane, entry.text) for entry in cell(node, lane) if isinstance(entry, Item))
    if isinstance(node, Stage):
        for step in node.steps:
            yield "steps", step.name
            yield from _contents(step)


def _overlap(old: NodeRef, new: NodeRef) -> float:
    """How much of what two nodes hold is the same."""
    common = len(old.contents & new.contents)
    return 2 * common / (len(old.contents) + len(new.contents)) if common >= ENOUGH else 0.0


@dataclass
class NodePairs:
    """The pairs of nodes, and those that only one version has."""

    pairs: list[tuple[NodeRef, NodeRef]] = field(default_factory=list)
    removed: list[NodeRef] = field(default_factory=list)
    added: list[NodeRef] = field(default_factory=list)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The new id for each old id that has one."""
        return {old.node.id: new.node.id for old, new in self.pairs}


def pair_nodes(old: Journey, new: Journey) -> NodePairs:
    """Stages with stages and steps with steps: by written id, by name, by likeness; a step first in its own stage."""
    stages = pairing((NodeRef(stage, stage) for stage in old.stages), (NodeRef(stage, stage) for stage in new.stages))
    stages.by(_written_id).by_finer(_name, _contents_of).by(_id).alike(_name, _overlap)
    home = {id(before.node): at for at, (before, _) in enumerate(stages.pairs)}
    home |= {id(after.node): at for at, (_, after) in enumerate(stages.pairs)}

    def at_home(spot: NodeRef) -> tuple[int, str] | None:
        at = home.get(id(spot.stage))
        return None if at is None else (at, spot.node.name)

    steps = pairing(_steps(old), _steps(new)).by(_written_id).by_finer(at_home, _contents_of).by(_name).by(_id)
    steps.alike_within(lambda step: home.get(id(step.stage)), _name, _overlap).alike(_name, _overlap)
    return NodePairs([*stages.pairs, *steps.pairs], [*stages.old, *steps.old], [*stages.new, *steps.new])


def _steps(journey: Journey) -> Iterator[NodeRef]:
    return (NodeRef(step, stage) for stage in journey.stages for step in stage.steps)


def _written_id(spot: NodeRef) -> str | None:
    return spot.written_id


def _contents_of(spot: NodeRef) -> frozenset[tuple[str, str]]:
    return spot.contents


def _name(spot: NodeRef) -> str:
    return spot.node.name


def _id(spot: NodeRef) -> str:
    return spot.node.id


NOT_HASHABLE: Final = frozenset({"extensions", "solutions"})


@dataclass(frozen=True, eq=False)
class ItemRef:
    """An item in its cell. `pair` numbers the pair of nodes that it stands in; None for a node of one version."""

    item: Item
    lane: str
    spot: NodeRef
    pair: int | None

    @cached_property
    def text(self) -> str:
        """What it says."""
        return plain_text(self.item.text)

    @cached_property
    def cell(self) -> tuple[int, str] | None:
        """What stands for the same cell in both versions."""
        return None if self.pair is None else (self.pair, self.lane)


def pair_items(spots: NodePairs) -> Pairing[ItemRef]:
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


def _held(spot: NodeRef, pair: int | None) -> Iterator[ItemRef]:
    for lane in (*BUILT_IN, *spot.node.cells):
        for entry in cell(spot.node, lane):
            if isinstance(entry, Item):
                yield ItemRef(entry, lane, spot, pair)
