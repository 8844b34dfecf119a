"""The map at a glance: the lowest moment, the biggest drop-off, the pain points, what to do first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.scores import Score
from journeymap_cli.model.entries import SEVERITIES
from journeymap_cli.phrases import noun
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, anchor_of

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


def highlights(facts: Analysis) -> tuple[Highlight, ...]:
    """The figures of a journey; one without data is left out."""
    found = (_lowest(facts), _drop(facts), _pains(facts), _first(facts))
    return tuple(tile for tile in found if tile)


def _lowest(facts: Analysis) -> Highlight | None:
    found = [score for of_line in facts.low_points.values() for score in of_line]
    if not found:
        return None
    worst = min(score.score for score in found)
    lowest = [score for score in found if score.score == worst]
    places = tuple(dict.fromkeys(AnchoredName(score.node.name, anchor(score.node.id, "emotion")) for score in lowest))
    return Highlight(
        label=noun(len(places), "Lowest moment"),
        places=places[:SHOWN],
        joint=", ",
        more=f"and {len(places) - SHOWN} more" if len(places) > SHOWN else None,
        note=" · ".join(_about(facts, lowest)),
        tone="bad",
    )


def _about(facts: Analysis, lowest: Sequence[Score]) -> Iterator[str]:
    """The score, what the scale calls it, and whose it is."""
    worst = lowest[0].score
    yield wording.score(worst, facts.journey.scale.min)
    if worst in facts.journey.scale.labels:
        yield facts.journey.scale.labels[worst]
    felt = {score.persona for score in lowest}
    if people := [persona.name for persona in facts.participants if persona.id in felt]:
        yield ", ".join(people)


def _drop(facts: Analysis) -> Highlight | None:
    drop = max(facts.drop_offs, key=lambda one: one.points, default=None)
    if drop is None:
        return None
    places = tuple(
        AnchoredName(point.column.node.name, anchor(point.node.id, REACH)) for point in (drop.start, drop.end)
    )
    note = wording.points(-drop.points)
    return Highlight("Biggest drop-off", places, " → ", None, note, "bad")


def _pains(facts: Analysis) -> Highlight | None:
    found = sorted(facts.pains, key=lambda one: (one.has_opportunity, -SEVERITIES.index(one.pain.severity)))
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


def _first(facts: Analysis) -> Highlight | None:
    first = next(iter(facts.priorities), None)
    if first is None or first.value is None:
        return None
    note = f"{first.opportunity.impact} impact · {first.opportunity.effort} effort"
    return Highlight(
        "Do first", (AnchoredName(first.opportunity.text, anchor_of(first.placed)),), "", None, note, "good"
    )
