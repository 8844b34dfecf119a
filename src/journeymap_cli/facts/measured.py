"""Which metrics can be counted in recorded events, and what the others lack."""

from typing import Final

from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node

SURVEYS: Final = frozenset({"nps", "csat", "ces"})
MISSING: Final = {
    "conversion": "from",
    "duration": "from",
    "count": "counts",
    **dict.fromkeys(SURVEYS, "answers"),
}
"""The key without which a metric of a kind cannot be measured."""


def is_bound(node: Node) -> bool:
    """Whether events show that somebody got to a stage or step: its own, or those of its steps."""
    return bool(node.events) or any(step.events for step in getattr(node, "steps", ()))


def missing_key(node: Node | None, metric: Metric) -> str | None:
    """The key that a metric, or the node it is in, lacks to be measured; None if it is measured, or never can be.

    `node` is None for a metric of the whole map, which can only be a survey.
    """
    if metric.kind in SURVEYS:
        return None if metric.answers else "answers"
    if metric.kind == "custom" or node is None:
        return None
    if metric.kind != "reach" and not getattr(metric, {"from": "start"}.get(MISSING[metric.kind], "counts")):
        return MISSING[metric.kind]
    return None if is_bound(node) else "events"


def is_measured(node: Node | None, metric: Metric) -> bool:
    """Whether recorded events give the value of a metric."""
    if metric.kind == "custom" or (node is None and metric.kind not in SURVEYS):
        return False
    return missing_key(node, metric) is None
