"""What a change means for the customer: a table from what changed to a ladder, worst first."""

from decimal import Decimal
from typing import Any, Final

from journeymap_cli.diff.change import ChangeKind, ChangeSubject, Impact
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_duration

LADDERS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("pain_point", "severity"): ("severe", "moderate", "minor"),
    ("pain_point", "frequency"): ("always", "often", "sometimes", "rare"),
    ("opportunity", "status"): ("idea", "planned", "in-progress", "done"),
}
"""For a field of a kind of thing, its values from the worst to the best; a value that is not on it is neutral."""

EVIDENCE: Final = ("proposed", "assumed", "reported", "observed")

PRESENCE: Final[dict[tuple[ChangeKind, str], Impact]] = {
    ("added", "pain_points"): Impact.WORSE,
    ("removed", "pain_points"): Impact.BETTER,
    ("added", "gains"): Impact.BETTER,
    ("removed", "gains"): Impact.WORSE,
}
"""For what appears or disappears, by its lane."""

MINUTES: Final = {"min": 1, "h": 60, "d": 1440, "w": 10_080, "mo": 43_200, "y": 525_600}


def presence(kind: ChangeKind, lane: str) -> Impact:
    """The weight of an entry that was added to a lane or removed from it."""
    return PRESENCE.get((kind, lane), Impact.NEUTRAL)


def of_field(of: ChangeSubject, field: str, before: Any, after: Any) -> Impact:
    """The weight of a field that changed; metrics have their own."""
    if field == "evidence":
        return _on_ladder(EVIDENCE, before, after)
    if (of, field) in {("emotion", "score"), ("journey", "last_reviewed")}:
        return Impact.NEUTRAL if before is None or after is None else rise(before, after)
    return _on_ladder(LADDERS.get((of, field), ()), before, after)


def of_metric(old: Metric, new: Metric) -> Impact:
    """The weight of a metric's value that moved; where unit or direction differ, none can be told."""
    before, after = _amount(old), _amount(new)
    if before is None or after is None or (old.unit, old.better) != (new.unit, new.better):
        return Impact.NEUTRAL
    return rise(before, after) if new.better == "up" else rise(after, before)


def _amount(metric: Metric) -> Decimal | None:
    if isinstance(metric.value, str):
        parsed = parse_duration(metric.value)
        return parsed[0] * MINUTES[parsed[1]] if parsed else None
    return metric.value


def rise(before: Any, after: Any) -> Impact:
    """Better where the second is greater."""
    if before == after:
        return Impact.NEUTRAL
    return Impact.BETTER if after > before else Impact.WORSE


def _on_ladder(ladder: tuple[str, ...], before: Any, after: Any) -> Impact:
    if before not in ladder or after not in ladder:
        return Impact.NEUTRAL
    return rise(ladder.index(before), ladder.index(after))
