"""The share of those who started, column by column, and where it falls."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.transitions import ColumnTransition, leads_to
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.model.scalars import parse_duration
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


def reach_points(columns: Iterable[Column]) -> tuple[ReachPoint, ...]:
    """The reach of every column that has one, in table order; of several in a column the last counts."""
    found: list[ReachPoint] = []
    for index, column in enumerate(columns):
        if not column.is_stage and column.node is column.stage.steps[0]:
            found.extend(_in_node(index, column, column.stage, column.stage_path))
        found.extend(_in_node(index, column, column.node, column.path))
    return tuple({point.index: point for point in found}.values())


def _in_node(index: int, column: Column, node: Node, path: Path) -> Iterator[ReachPoint]:
    for number, metric in enumerate(node.metrics):
        if metric.kind == "reach" and metric.number is not None:
            yield ReachPoint(index, column, metric.number, metric, (*path, "metrics", number))


def reach_steps(
    points: Iterable[ReachPoint], transitions: Iterable[ColumnTransition]
) -> Iterator[tuple[ReachPoint, ReachPoint]]:
    """Each column with a reach beside the nearest earlier one with a reach, where a way leads from one to the other."""
    can_reach = leads_to(transitions)
    for start, end in pairwise(points):
        if can_reach(start.index, end.index):
            yield start, end


def drop_offs(steps: Iterable[tuple[ReachPoint, ReachPoint]]) -> tuple[DropOff, ...]:
    """Every fall of reach, in table order."""
    return tuple(DropOff(start, end) for start, end in steps if end.value < start.value)


MINUTES: Final = {
    "min": 1,
    "h": 60,
    "d": 24 * 60,
    "w": 7 * 24 * 60,
    "mo": 30 * 24 * 60,
    "y": 365 * 24 * 60,
}


def misses_target(metric: Metric) -> bool:
    """Whether the value is on the wrong side of the target. Equal is on target; what cannot be compared is not off.

    A duration (`3d`) and a number whose `unit` is that of a duration are compared as times.
    """
    if metric.value is None or metric.target is None:
        return False
    value, target = _time(metric.value, metric.unit), _time(metric.target, metric.unit)
    if isinstance(metric.value, Decimal) and isinstance(metric.target, Decimal):
        value, target = metric.value, metric.target
    if value is None or target is None:
        return False
    return value > target if metric.better == "down" else value < target


def _time(value: Decimal | str, unit: str | None) -> Decimal | None:
    """The minutes of a duration, or None."""
    if isinstance(value, Decimal):
        return value * MINUTES[unit] if unit in MINUTES else None
    parsed = parse_duration(value)
    return parsed and parsed[0] * MINUTES[parsed[1]]
