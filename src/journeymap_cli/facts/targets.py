"""Whether a metric is where it should be."""

from decimal import Decimal
from typing import Final

from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_duration

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
