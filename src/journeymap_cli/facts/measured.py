"""Which metrics can be counted in recorded events, and what other metrics lack for it."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli.facts.columns import node_at, nodes
from journeymap_cli.facts.metrics import MINUTES
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.measure import MICROSECONDS, RecordedEvent
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Step
from journeymap_cli.problem import Path

SURVEYS: Final = frozenset({"nps", "csat", "ces"})

UNIT_WORDS: Final = {"second": "s", "minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y"}
SHORT: Final = {"s": 1_000_000, **{unit: count * MICROSECONDS["min"] for unit, count in MINUTES.items()}}
UNITS: Final[Mapping[str, int]] = {
    **SHORT,
    **{f"{word}{end}": SHORT[unit] for word, unit in UNIT_WORDS.items() for end in ("", "s")},
}
"""The units in which a metric may give a duration, in microseconds. A month has 30 days, a year 365."""


def _steps(node: Node) -> tuple[Step, ...]:
    """The steps of a stage; empty for a step."""
    return getattr(node, "steps", ())


def is_bound(node: Node) -> bool:
    """Whether a stage or step has events that show who reached it: its own, or for a stage with steps, theirs."""
    return any(step.events for step in _steps(node)) if _steps(node) else bool(node.events)


def missing_key(node: Node | None, metric: Metric) -> str | None:
    """The key that a metric or its node lacks to be measured; None if it can be measured, or never can be.

    `node` is None for a metric of the whole map, of which only surveys can be measured. A stage with steps has no
    events of its own, so only people who reached any of its steps can be counted.
    """
    if metric.kind in SURVEYS:
        return None if metric.answers else "answers"
    if node is None or metric.kind == "custom":
        return None
    if metric.kind in ("conversion", "duration") and not _steps(node) and not metric.start:
        return "from"
    if metric.kind == "count" and not metric.counts:
        return "counts"
    return None if is_bound(node) else "events"


def what_counts(journey: Journey, path: Path, metric: Metric) -> str | None:
    """The events and filters of a measured metric with a value, as a text in terms of the map; None for others."""
    node = node_at(journey, path)
    if journey.measure is None or metric.value is None or not is_measured(node, metric):
        return None
    has_start = metric.start and metric.kind in ("conversion", "duration")
    start = next((one for _, _, one in nodes(journey) if one.id == metric.start), None) if has_start else None
    persona = next((each for each in journey.personas if each.id == metric.persona), None)
    events = filter(None, (start, node))
    counted = " → ".join(", ".join(map(str, _events(each))) for each in events)
    wheres = (persona.where if persona else None, journey.measure.where)
    filters = [f"where {where}" for where in wheres if where and where.filters]
    return "; ".join([", ".join(map(str, metric.answers)) or counted, *filters])


def _events(node: Node) -> tuple[RecordedEvent, ...]:
    return tuple(event for each in _steps(node) or (node,) for event in each.events)


def is_measured(node: Node | None, metric: Metric) -> bool:
    """Whether the value of a metric is counted in recorded events."""
    if metric.kind == "custom" or missing_key(node, metric):
        return False
    if node is None or metric.kind in SURVEYS:
        return metric.kind in SURVEYS
    needs_column = metric.kind in ("conversion", "duration") or metric.counts == "events"
    return metric.kind == "reach" or not (needs_column and _steps(node))
