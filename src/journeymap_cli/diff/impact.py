"""What a change means for the customer: tables of fields and their values, worst first."""

from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from journeymap_cli.facts.metrics import comparable
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.metric import Metric


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
    """The impact of a field that changed; scores and values of metrics have functions of their own."""
    ladder = LADDERS.get((of, field), ())
    if before not in ladder or after not in ladder:
        return Impact.NEUTRAL
    return _rise(ladder.index(before), ladder.index(after))


def impacts_of_replacement(old: str | None, new: str | None) -> tuple[Impact, Impact] | None:
    """The impacts of a removed pain point and of the one that replaced it, if their severities differ, else None.

    Only the more severe one has an impact: a milder problem in place of a severe one is not a new problem.
    """
    impact = impact_of_field("pain_point", "severity", old, new)
    if impact is Impact.NEUTRAL:
        return None
    return (impact, Impact.NEUTRAL) if impact is Impact.BETTER else (Impact.NEUTRAL, impact)


def impact_of_score(before: Decimal | None, after: Decimal | None, scales: tuple[Scale, Scale]) -> Impact:
    """The impact of another score, by its place between the ends of its scale; neutral if there is only one score."""
    if before is None or after is None:
        return Impact.NEUTRAL
    return _rise(scales[0].place(before), scales[1].place(after))


def impact_of_metric(old: Metric, new: Metric) -> Impact:
    """The impact of a metric's new value; neutral if unit or direction differ, as the values are not comparable."""
    if old.value is None or new.value is None or (old.unit, old.better) != (new.unit, new.better):
        return Impact.NEUTRAL
    before, after = comparable(old.value, new.value, new.unit)
    if before is None or after is None:
        return Impact.NEUTRAL
    return _rise(before, after) if new.better == "up" else _rise(after, before)


def _rise(before: Any, after: Any) -> Impact:
    """Better if the second is greater."""
    if before == after:
        return Impact.NEUTRAL
    return Impact.BETTER if after > before else Impact.WORSE
