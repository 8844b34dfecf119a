"""The map at a glance: the lowest moment, the biggest drop-off, the pain points, and what to do first."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.feelings import several
from journeymap_cli.facts.priorities import PlacedPain, severity_rank
from journeymap_cli.facts.scores import Score, worst
from journeymap_cli.model.entries import SEVERITIES
from journeymap_cli.view import terms, wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, anchor_of
from journeymap_cli.view.plain import plain

HighlightTone: TypeAlias = Literal["bad", "good", "plain"]
SHOWN: Final = 2
"""How many of several equal low points are named."""


class Highlight(NamedTuple):
    """One finding: places joined by `separator`, how many more there are, and a note that begins with `lead`."""

    label: str
    places: tuple[AnchoredName, ...]
    separator: str
    more: str | None
    lead: str
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
    scale = facts.journey.scale
    lowest_score = worst(candidates, scale)
    lowest = [score for score in candidates if score.score == lowest_score]
    places = tuple(dict.fromkeys(_moment(score) for score in lowest))
    language, rest = facts.language, len(places) - SHOWN
    return Highlight(
        label=language.ngettext("Lowest moment", "Lowest moments", len(places)),
        places=places[:SHOWN],
        separator=language.gettext(", "),
        more=language.ngettext("and %(number)s more", "and %(number)s more", rest) % {"number": rest}
        if rest > 0
        else None,
        lead=" ".join(filter(None, (wording.score(lowest_score, scale, language), _felt(facts, lowest, places)))),
        note=_names(facts, lowest),
        tone="bad",
    )


def _moment(score: Score) -> AnchoredName:
    return AnchoredName(score.node.name, anchor(score.node.id, "emotion"))


def _felt(facts: Analysis, lowest: Sequence[Score], places: Sequence[AnchoredName]) -> str:
    """How the named moments felt: the labels of their entries, or else the label of the score on the scale."""
    named = [score for score in lowest if _moment(score) in places[:SHOWN]]
    words = (several(score.entry.label) or several(facts.journey.scale.labels.get(score.score))[:1] for score in named)
    return facts.language.listed(dict.fromkeys(word for of_score in words for word in of_score))


def _names(facts: Analysis, lowest: Sequence[Score]) -> str:
    """The names of the personas after a space; empty if there are none."""
    ids = {score.persona for score in lowest}
    names = facts.language.listed(persona.name for persona in facts.participants if persona.id in ids)
    return f" {names}" if names else ""


def _drop_off(facts: Analysis) -> Highlight | None:
    drop = max(facts.drop_offs, key=lambda drop: drop.points, default=None)
    if drop is None:
        return None
    language, name = facts.language, AnchoredName(drop.end.column.node.name, anchor(drop.end.node.id, REACH))
    before, after = (wording.number(point.value, language=language) for point in (drop.start, drop.end))
    return Highlight(
        label=language.gettext("Biggest drop-off"),
        places=(name,),
        separator="",
        more=None,
        lead=wording.points(-drop.points, language),
        note=f" {wording.change(language.percent(before), language.percent(after), language)}",
        tone="bad",
    )


def _pains(facts: Analysis) -> Highlight | None:
    """How many pain points there are, with a link to the worst one, if possible one without an opportunity."""
    if not facts.pains:
        return None
    language, total = facts.language, len(facts.pains)
    first = min(facts.pains, key=_urgency)
    counts = Counter(pain.pain.severity for pain in facts.pains)
    words = [
        terms.severities(language, severity, counts[severity]) for severity in reversed(SEVERITIES) if counts[severity]
    ]
    if counts[None] and words:
        words.append(terms.severities(language, None, counts[None]))
    lead = words[:1] if counts["severe"] else []
    comma, semicolon = language.gettext(", "), language.gettext("; ")
    rest = language.listed(words[len(lead) :])
    return Highlight(
        label=language.ngettext("%(number)s pain point", "%(number)s pain points", total) % {"number": total},
        places=(AnchoredName(plain(first.pain.text), anchor_of(first.placed)),),
        separator="",
        more=None,
        lead="".join(lead),
        note="".join((comma if lead and rest else "", rest, semicolon if words else "", _share(facts))),
        tone="bad",
    )


def _urgency(pain: PlacedPain) -> tuple[float, int, bool]:
    """Sort key of pain points: a priority given in the map comes before severity."""
    return pain.pain.priority or math.inf, -severity_rank(pain.pain.severity), pain.has_opportunity


def _share(facts: Analysis) -> str:
    """How many of the pain points have an opportunity."""
    language, total = facts.language, len(facts.pains)
    eased = sum(pain.has_opportunity for pain in facts.pains)
    if total == 1:
        return language.gettext("has an opportunity") if eased else language.gettext("has no opportunity")
    if eased == total:
        return language.gettext("all have an opportunity")
    if not eased:
        return language.gettext("none has an opportunity")
    values = {"some": eased, "all": total}
    words = language.ngettext(
        "%(some)s of %(all)s has an opportunity", "%(some)s of %(all)s have an opportunity", eased
    )
    return words % values


def _first(facts: Analysis) -> Highlight | None:
    first = next(iter(facts.priorities), None)
    if first is None or (first.value is None and not first.opportunity.priority):
        return None
    opportunity, language = first.opportunity, facts.language
    lead, *rest = terms.worth(language, opportunity)
    comma, owner = language.gettext(", "), f" · {opportunity.owner}" if opportunity.owner else ""
    place = AnchoredName(plain(opportunity.text), anchor_of(first.placed))
    return Highlight(
        label=language.gettext("Do first"),
        places=(place,),
        separator="",
        more=None,
        lead=lead,
        note="".join((*(f"{comma}{words}" for words in rest), owner)),
        tone="good",
    )
