"""The columns of a map: its steps, and its stages without steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.problem import Path

PlacedNode: TypeAlias = tuple[Path, Stage, Node]
"""The path of a stage or step, the stage that it belongs to (itself for a stage), and the node."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a step of `stage`, or the stage itself where it has no steps. `number` counts from 1."""

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
    """The columns in table order."""
    found: list[Column] = []
    for at, stage in enumerate(journey.stages):
        path: Path = ("stages", at)
        held: list[tuple[Path, Node]] = [((*path, "steps", place), step) for place, step in enumerate(stage.steps)] or [
            (path, stage)
        ]
        for node_path, node in held:
            found.append(Column(len(found) + 1, stage, path, node, node_path))
    return tuple(found)


def nodes(journey: Journey) -> Iterator[PlacedNode]:
    """Every stage and step in file order: its path, the stage it belongs to (itself for a stage), the node."""
    for at, stage in enumerate(journey.stages):
        yield ("stages", at), stage, stage
        for place, step in enumerate(stage.steps):
            yield ("stages", at, "steps", place), stage, step


def around(stage: Stage, node: Node) -> tuple[Node, ...]:
    """A step with its stage; a stage with its steps."""
    return (stage, *stage.steps) if node is stage else (node, stage)
