"""The columns of a map (its steps, and its stages without steps) and its nodes (all stages and steps)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.problem import Path

PlacedNode: TypeAlias = tuple[Path, Stage, Node]
"""The path of a stage or step, its stage (for a stage the stage itself), and the stage or step itself."""


class Column(NamedTuple):
    """One column: a step of `stage`, or the stage itself if it has no steps. `number` counts from 1."""

    number: int
    stage: Stage
    stage_path: Path
    node: Node
    path: Path

    @property
    def is_stage(self) -> bool:
        """Whether the column is a stage without steps."""
        return self.node is self.stage


def columns(journey: Journey) -> tuple[Column, ...]:
    """The columns, in table order."""
    found: list[Column] = []
    for index, stage in enumerate(journey.stages):
        stage_path: Path = ("stages", index)
        steps: list[tuple[Path, Node]] = [((*stage_path, "steps", at), step) for at, step in enumerate(stage.steps)]
        for path, node in steps or [(stage_path, stage)]:
            found.append(Column(len(found) + 1, stage, stage_path, node, path))
    return tuple(found)


def nodes(journey: Journey) -> Iterator[PlacedNode]:
    """Every stage and step in file order, each stage before its steps."""
    for index, stage in enumerate(journey.stages):
        yield ("stages", index), stage, stage
        for at, step in enumerate(stage.steps):
            yield ("stages", index, "steps", at), stage, step


def node_at(journey: Journey, path: Path) -> Node | None:
    """The stage or step at a path, or the one that contains what is at the path; None for the whole map."""
    if path[:1] != ("stages",):
        return None
    stage = journey.stages[int(path[1])]
    return stage.steps[int(path[3])] if path[2:3] == ("steps",) else stage


def around(stage: Stage, node: Node) -> tuple[Node, ...]:
    """A step and its stage, or a stage and its steps; the node itself comes first."""
    return (stage, *stage.steps) if node is stage else (node, stage)


def surroundings(placed: Iterable[PlacedNode]) -> dict[str, tuple[str, ...]]:
    """For the id of each stage and step, the ids of those around it."""
    return {node.id: tuple(near.id for near in around(stage, node)) for _, stage, node in placed}
