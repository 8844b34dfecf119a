"""What a change means for the customer: tables from fields to their values, worst first."""

from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from journeymap_cli.facts.metrics import MINUTES
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_duration


class Impact(StrEnum):
    """What a change means for the customer."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


LADDERS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("pain_point", "severity"): ("severe", "moderate", "minor"),
    ("pain_point", "frequency"): ("always", "often", "sometimes", "rare"),
    ("opportunity", "status"): ("idea", "planned", "in-progress", "done"),
}
"""The values of a field from worst to best, by subject and field; changes from or to any other value are neutral."""

EVIDENCE: Final = ("proposed", "assumed", "reported", "observed")
"""The same for the evidence of any subject."""

RISING: Final = frozenset({("emotion", "score"), ("journey", "last_reviewed")})
"""Fields, by subject, where a greater value is better."""

PRESENCE: Final[dict[tuple[str, str], Impact]] = {
    ("added", "pain_points"): Impact.WORSE,
    ("removed", "pain_points"): Impact.BETTER,
    ("added", "gains"): Impact.BETTER,
    ("removed", "gains"): Impact.WORSE,
}
"""The impact of an entry that was added or removed, by kind of change and lane."""


def impact_of_presence(kind: str, lane: str | None) -> Impact:
    """The impact of an entry that was added to a lane or removed from it; neutral for anything outside a lane."""
    return PRESENCE.get((kind, lane or ""), Impact.NEUTRAL)


def impact_of_field(of: str, field: str, before: Any, after: Any) -> Impact:
    """The impact of a field that changed; for the value of a metric see `impact_of_metric`."""
    if field == "evidence":
        return _on_ladder(EVIDENCE, before, after)
    if (of, field) in RISING:
        return Impact.NEUTRAL if before is None or after is None else _rise(before, after)
    return _on_ladder(LADDERS.get((of, field), ()), before, after)


def impact_of_metric(old: Metric, new: Metric) -> Impact:
    """The impact of a metric's new value; neutral where unit or direction differ, as the values do not compare."""
    before, after = _amount(old), _amount(new)
    if before is None or after is None or (old.unit, old.better) != (new.unit, new.better):
        return Impact.NEUTRAL
    return _rise(before, after) if new.better == "up" else _rise(after, before)


def _amount(metric: Metric) -> Decimal | None:
    if isinstance(metric.value, str):
        parsed = parse_duration(metric.value)
        return parsed[0] * MINUTES[parsed[1]] if parsed else None
    return metric.value


def _rise(before: Any, after: Any) -> Impact:
    """Better where the second is greater."""
    if before == after:
        return Impact.NEUTRAL
    return Impact.BETTER if after > before else Impact.WORSE


def _on_ladder(ladder: tuple[str, ...], before: Any, after: Any) -> Impact:
    if before not in ladder or after not in ladder:
        return Impact.NEUTRAL
    return _rise(ladder.index(before), ladder.index(after))
