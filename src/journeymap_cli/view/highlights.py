"""The map at a glance: the lowest moment, the biggest drop-off, the pain points, and what to do first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.scores import Score, worst
from journeymap_cli.model.entries import SEVERITIES
from journeymap_cli.phrases import noun
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, anchor_of

HighlightTone: TypeAlias = Literal["bad", "good", "plain"]
SHOWN: Final = 2
"""How many of several equal low points are named."""


class Highlight(NamedTuple):
    """One finding: places joined by `separator`, how many more there are, and a note."""

    label: str
    places: tuple[AnchoredName, ...]
    separator: str
    more: str | None
    note: str
    tone: HighlightTone


def highlights(facts: Analysis) -> tuple[Highlight, ...]:
    """The highlights of a map, without those that it has no data for."""
    found = (_lowest(facts), _drop_off(facts), _pains(facts), _first(facts))
    return tuple(highlight for highlight in found if highlight)


def _lowest(facts: Analysis) -> Highlight | None:
    candidates = [score for scores in facts.low_points.values() for score in scores]
    if not candidates:
        return None
    lowest_score = worst(candidates, facts.journey.scale)
    lowest = [score for score in candidates if score.score == lowest_score]
    places = tuple(dict.fromkeys(AnchoredName(score.node.name, anchor(score.node.id, "emotion")) for score in lowest))
    return Highlight(
        label=noun(len(places), "Lowest moment"),
        places=places[:SHOWN],
        separator=", ",
        more=f"and {len(places) - SHOWN} more" if len(places) > SHOWN else None,
        note=" · ".join(_about(facts, lowest)),
        tone="bad",
    )


def _about(facts: Analysis, lowest: Sequence[Score]) -> Iterator[str]:
    """The score, its label on the scale, and the names of the personas."""
    score, scale = lowest[0].score, facts.journey.scale
    yield wording.score(score, scale)
    if score in scale.labels:
        yield scale.labels[score]
    ids = {score.persona for score in lowest}
    if people := [persona.name for persona in facts.participants if persona.id in ids]:
        yield ", ".join(people)


def _drop_off(facts: Analysis) -> Highlight | None:
    drop = max(facts.drop_offs, key=lambda drop: drop.points, default=None)
    if drop is None:
        return None
    places = tuple(
        AnchoredName(point.column.node.name, anchor(point.node.id, REACH)) for point in (drop.start, drop.end)
    )
    return Highlight("Biggest drop-off", places, " → ", None, wording.points(-drop.points), "bad")


def _pains(facts: Analysis) -> Highlight | None:
    """How many pain points there are, with a link to the worst one without an opportunity, if there is one."""
    if not facts.pains:
        return None
    first = min(facts.pains, key=lambda pain: (pain.has_opportunity, -SEVERITIES.index(pain.pain.severity)))
    eased = sum(pain.has_opportunity for pain in facts.pains)
    share = f"{eased} of {len(facts.pains)} {'has' if eased == 1 else 'have'} an opportunity"
    counts = Counter(pain.pain.severity for pain in facts.pains)
    return Highlight(
        label="Pain points",
        places=(AnchoredName(share, anchor_of(first.placed)),),
        separator="",
        more=None,
        note=" · ".join(f"{counts[severity]} {severity}" for severity in reversed(SEVERITIES) if counts[severity]),
        tone="plain",
    )


def _first(facts: Analysis) -> Highlight | None:
    first = next(iter(facts.priorities), None)
    if first is None or first.value is None:
        return None
    opportunity = first.opportunity
    place = AnchoredName(opportunity.text, anchor_of(first.placed))
    note = f"{opportunity.impact} impact · {opportunity.effort} effort"
    return Highlight("Do first", (place,), "", None, note, "good")
