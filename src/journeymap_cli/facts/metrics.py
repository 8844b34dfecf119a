"""Reach by column and where it drops off, and whether a metric misses its target."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.transitions import ColumnTransition, Reachability
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.model.scalars import parse_duration
from journeymap_cli.problem import Path


class ReachPoint(NamedTuple):
    """The reach of a column in per cent. The reach of a stage with steps is that of its first column.

    `node` is the node with the metric, the node of the column or its stage; `path` is the path of the metric.
    """

    column: Column
    value: Decimal
    node: Node
    metric: Metric
    path: Path


class DropOff(NamedTuple):
    """A decrease of reach between two columns."""

    start: ReachPoint
    end: ReachPoint

    @property
    def points(self) -> Decimal:
        """The decrease of reach in percentage points; always above 0."""
        return self.start.value - self.end.value


def reach_points(columns: Iterable[Column]) -> tuple[ReachPoint, ...]:
    """The reach of every column with one, in table order. Of several, the last counts; those for a persona do not."""
    found: list[ReachPoint] = []
    for column in columns:
        if not column.is_stage and column.node is column.stage.steps[0]:
            found.extend(_in_node(column, column.stage, column.stage_path))
        found.extend(_in_node(column, column.node, column.path))
    return tuple({point.column.number: point for point in found}.values())


def _in_node(column: Column, node: Node, path: Path) -> Iterator[ReachPoint]:
    for number, metric in enumerate(node.metrics):
        if metric.kind == "reach" and metric.number is not None and metric.persona is None:
            yield ReachPoint(column, metric.number, node, metric, (*path, "metrics", number))


def reach_steps(
    points: Iterable[ReachPoint], transitions: Iterable[ColumnTransition]
) -> Iterator[tuple[ReachPoint, ReachPoint]]:
    """Pairs of successive reach points, if transitions lead from the first column to the second."""
    can_reach = Reachability(transitions)
    for start, end in pairwise(points):
        if can_reach(start.column.number - 1, end.column.number - 1):
            yield start, end


def drop_offs(steps: Iterable[tuple[ReachPoint, ReachPoint]]) -> tuple[DropOff, ...]:
    """The pairs between which reach decreases, in table order."""
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
    """Whether the value is on the wrong side of the target; False if they are equal or cannot be compared.

    A number whose `unit` is a unit of durations can be compared with a duration such as `3d`.
    """
    if metric.value is None or metric.target is None:
        return False
    value, target = comparable(metric.value, metric.target, metric.unit)
    if value is None or target is None:
        return False
    return value > target if metric.better == "down" else value < target


def comparable(value: Decimal | str, target: Decimal | str, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Both values as they are if both are numbers, else in minutes; None for a number without a unit of time."""
    if isinstance(value, Decimal) and isinstance(target, Decimal):
        return value, target
    return _minutes(value, unit), _minutes(target, unit)


def _minutes(value: Decimal | str, unit: str | None) -> Decimal | None:
    """The minutes of a duration, or of a number with a unit of time, else None."""
    if isinstance(value, Decimal):
        return value * MINUTES[unit] if unit in MINUTES else None
    parsed = parse_duration(value)
    return parsed and parsed[0] * MINUTES[parsed[1]]
