"""The share of those who started, column by column, and where it falls."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from journeymap_cli.facts.columns import Column, columns
from journeymap_cli.facts.ways import leads_to
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.problem import Path


@dataclass(frozen=True, slots=True)
class ReachPoint:
    """The reach of a column in per cent, with the metric that says it; a stage's own stands at its first column."""

    index: int
    column: Column
    value: Decimal
    metric: Metric
    path: Path


@dataclass(frozen=True, slots=True)
class DropOff:
    """A fall of reach between two columns, in points."""

    start: ReachPoint
    end: ReachPoint

    @property
    def points(self) -> Decimal:
        """How much is lost, above zero."""
        return self.start.value - self.end.value


def reach_points(journey: Journey) -> tuple[ReachPoint, ...]:
    """The reach of every column that has one, in table order; of several in a column the last counts."""
    found: list[ReachPoint] = []
    for index, column in enumerate(columns(journey)):
        if not column.is_stage and column.node is column.stage.steps[0]:
            found.extend(_in_node(index, column, column.stage, column.stage_path))
        found.extend(_in_node(index, column, column.node, column.path))
    return tuple({point.index: point for point in found}.values())


def _in_node(index: int, column: Column, node: Node, path: Path) -> Iterator[ReachPoint]:
    for number, metric in enumerate(node.metrics):
        if metric.kind == "reach" and metric.number is not None:
            yield ReachPoint(index, column, metric.number, metric, (*path, "metrics", number))


def steps_of_reach(journey: Journey) -> Iterator[tuple[ReachPoint, ReachPoint]]:
    """Each column with a reach beside the nearest earlier one with a reach, where a way leads from one to the other."""
    points = reach_points(journey)
    can_reach = leads_to(journey)
    for start, end in pairwise(points):
        if can_reach(start.index, end.index):
            yield start, end


def drop_offs(journey: Journey) -> tuple[DropOff, ...]:
    """Every fall of reach, in table order."""
    return tuple(DropOff(start, end) for start, end in steps_of_reach(journey) if end.value < start.value)
