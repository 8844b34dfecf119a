"""Stages and steps of two versions, paired."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from journeymap_cli.diff.change import Ids
from journeymap_cli.diff.match import pairing
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.item import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.model.node import Node
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.model.stage import Stage

ENOUGH = 2
"""So many equal entries tell that two nodes are one; a single one may be chance."""


@dataclass(frozen=True, eq=False)
class Spot:
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


def _overlap(old: Spot, new: Spot) -> float:
    """How much of what two nodes hold is the same."""
    common = len(old.contents & new.contents)
    return 2 * common / (len(old.contents) + len(new.contents)) if common >= ENOUGH else 0.0


@dataclass
class Spots:
    """The pairs of nodes, and those that only one version has."""

    pairs: list[tuple[Spot, Spot]] = field(default_factory=list)
    removed: list[Spot] = field(default_factory=list)
    added: list[Spot] = field(default_factory=list)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The new id for each old id that has one."""
        return {old.node.id: new.node.id for old, new in self.pairs}


def pair_spots(old: Journey, new: Journey) -> Spots:
    """Stages with stages and steps with steps: by written id, by name, by likeness; a step first in its own stage."""
    stages = pairing((Spot(stage, stage) for stage in old.stages), (Spot(stage, stage) for stage in new.stages))
    stages.by(_written_id).by_finer(_name, _contents_of).by(_id).alike(_name, _overlap)
    home = {id(before.node): at for at, (before, _) in enumerate(stages.pairs)}
    home |= {id(after.node): at for at, (_, after) in enumerate(stages.pairs)}

    def at_home(spot: Spot) -> tuple[int, str] | None:
        at = home.get(id(spot.stage))
        return None if at is None else (at, spot.node.name)

    steps = pairing(_steps(old), _steps(new)).by(_written_id).by_finer(at_home, _contents_of).by(_name).by(_id)
    steps.alike_within(lambda step: home.get(id(step.stage)), _name, _overlap).alike(_name, _overlap)
    return Spots([*stages.pairs, *steps.pairs], [*stages.old, *steps.old], [*stages.new, *steps.new])


def _steps(journey: Journey) -> Iterator[Spot]:
    return (Spot(step, stage) for stage in journey.stages for step in stage.steps)


def _written_id(spot: Spot) -> str | None:
    return spot.written_id


def _contents_of(spot: Spot) -> frozenset[tuple[str, str]]:
    return spot.contents


def _name(spot: Spot) -> str:
    return spot.node.name


def _id(spot: Spot) -> str:
    return spot.node.id
