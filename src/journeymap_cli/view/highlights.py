"""The map at a glance: the lowest moment, the biggest drop-off, the pain points, what to do first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from journeymap_cli.facts.metrics import ReachPoint, drop_offs
from journeymap_cli.facts.participants import participants
from journeymap_cli.facts.priorities import pains, priorities
from journeymap_cli.facts.scores import Score, low_points
from journeymap_cli.model.journey import Journey
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, anchor_of
from journeymap_cli.view.cells import SEVERITIES

HighlightTone: TypeAlias = Literal["bad", "good", "plain"]
SHOWN: Final = 2
"""How many of several equal low points a tile names."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One figure: places joined by `joint`, how many more there are, a line below."""

    label: str
    places: tuple[AnchoredName, ...]
    joint: str
    more: str | None
    note: str
    tone: HighlightTone


def highlights(journey: Journey) -> tuple[Highlight, ...]:
    """The figures of a journey; one without data is left out."""
    found = (_lowest(journey), _drop(journey), _pains(journey), _first(journey))
    return tuple(tile for tile in found if tile)


def _lowest(journey: Journey) -> Highlight | None:
    found = [score for of_line in low_points(journey).values() for score in of_line]
    if not found:
        return None
    worst = min(score.score for score in found)
    lowest = [score for score in found if score.score == worst]
    places = tuple(dict.fromkeys(AnchoredName(score.node.name, anchor(score.node.id, "emotion")) for score in lowest))
    return Highlight(
        label="Lowest moment" if len(places) == 1 else "Lowest moments",
        places=places[:SHOWN],
        joint=", ",
        more=f"and {len(places) - SHOWN} more" if len(places) > SHOWN else None,
        note=" · ".join(_about(journey, lowest)),
        tone="bad",
    )


def _about(journey: Journey, lowest: Sequence[Score]) -> Iterator[str]:
    """The score, what the scale calls it, and whose it is."""
    worst = lowest[0].score
    yield wording.score(worst, journey.scale.min)
    if worst in journey.scale.labels:
        yield journey.scale.labels[worst]
    felt = {score.persona for score in lowest}
    if people := [persona.name for persona in participants(journey) if persona.id in felt]:
        yield ", ".join(people)


def _drop(journey: Journey) -> Highlight | None:
    drop = max(drop_offs(journey), key=lambda one: one.points, default=None)
    if drop is None:
        return None
    places = tuple(AnchoredName(point.column.node.name, _reach_anchor(point)) for point in (drop.start, drop.end))
    note = f"{wording.signed(-drop.points)} {'point' if drop.points == 1 else 'points'}"
    return Highlight("Biggest drop-off", places, " → ", None, note, "bad")


def _reach_anchor(point: ReachPoint) -> str:
    """The cell of a reach: that of its column, or of the stage that says it."""
    is_of_stage = point.path[: len(point.column.path)] != point.column.path
    return anchor((point.column.stage if is_of_stage else point.column.node).id, REACH)


def _pains(journey: Journey) -> Highlight | None:
    found = sorted(pains(journey), key=lambda one: (one.has_opportunity, -SEVERITIES.index(one.pain.severity)))
    if not found:
        return None
    eased = sum(one.has_opportunity for one in found)
    counts = Counter(one.pain.severity for one in found)
    return Highlight(
        label="Pain points",
        places=(AnchoredName(_share(len(found), eased), anchor_of(found[0].placed)),),
        joint="",
        more=None,
        note=" · ".join(f"{counts[severity]} {severity}" for severity in reversed(SEVERITIES) if counts[severity]),
        tone="plain",
    )


def _share(total: int, eased: int) -> str:
    if eased == total:
        return f"{total}, all with an opportunity" if total > 1 else "1, with an opportunity"
    return f"{total}, {eased or 'none'} with an opportunity"


def _first(journey: Journey) -> Highlight | None:
    first = next(iter(priorities(journey)), None)
    if first is None or first.value is None:
        return None
    note = f"{first.opportunity.impact} impact · {first.opportunity.effort} effort"
    return Highlight(
        "Do first", (AnchoredName(first.opportunity.text, anchor_of(first.placed)),), "", None, note, "good"
    )
