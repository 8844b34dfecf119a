"""The entries of a cell as they are shown: a text, and the details that depend on the kind of entry."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.entries import Entry
from journeymap_cli.facts.evidence import evidence_of
from journeymap_cli.facts.feelings import score_of, several
from journeymap_cli.facts.links import LinkBase, safe
from journeymap_cli.facts.measured import what_counts
from journeymap_cli.facts.metrics import misses_target
from journeymap_cli.facts.priorities import CLOSED
from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import (
    LEVELS,
    SEVERITIES,
    Emotion,
    Frequency,
    Item,
    Level,
    MapOpportunity,
    MapPainPoint,
    Opportunity,
    PainPoint,
    PainSeverity,
    Progress,
    Solution,
    Touchpoint,
)
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.problem import Path
from journeymap_cli.view import terms, wording
from journeymap_cli.view.curve import FACES, face, height
from journeymap_cli.view.names import Names, titles


class Link(NamedTuple):
    """An address. `text` is as written, `href` as seen from the drawing, or None if it must not be followed."""

    text: str
    href: str | None


class Chip(NamedTuple):
    """The details of a touchpoint: the name of its channel, and the name of its icon."""

    channel: str | None
    icon: str


class PainDetail(NamedTuple):
    """The details of a pain point; `level` is 1 for minor to 3 for severe, 0 for unrated."""

    severity: PainSeverity | None
    level: int
    frequency: Frequency | None
    severity_words: str | None
    urgency_words: str | None
    priority: int | None


class Plan(NamedTuple):
    """The details of a solution."""

    status: Progress
    status_words: str


class OpportunityDetail(NamedTuple):
    """The details of an opportunity; `addresses` are the texts of the pain points it would ease.

    `level` is 1 for low to 3 for high impact, 0 for none; `worth` says impact, effort and priority in words.
    """

    impact: Level | None
    effort: Level | None
    status: Progress
    status_words: str
    level: int
    worth: str
    is_quick_win: bool
    is_over: bool
    priority: int | None
    owner: str | None
    addresses: tuple[str, ...]
    solutions: tuple["EntryView", ...]
    links: tuple[Link, ...]


class Feeling(NamedTuple):
    """The details of an emotion: the score in words, the index of its face, and the name of that face.

    `exact` is the score with all its digits if it is shown with fewer.
    """

    score: str | None
    exact: str | None
    face: int | None
    mood: str | None
    quote: str | None


class Figure(NamedTuple):
    """The details of a metric, in words. `share` is a reach from 0 to 1.

    `exact` is the value with all its digits if it is shown with fewer.

    `counted` is what is counted for a measured one.
    `drop` is the change of reach since the column before (`−11.5`), `lost` the same with its unit, and `big_drop`
    whether it is the biggest of the map. `name_is_redundant` is for a reach whose name is just "Reach", like the label
    of its row.
    """

    kind: str
    value: str | None
    exact: str | None
    target: str | None
    direction: Literal["up", "down"]
    off_target: bool
    as_of: str | None
    counted: str | None
    share: float | None
    drop: str | None
    lost: str | None
    big_drop: bool
    name_is_redundant: bool


Detail: TypeAlias = Chip | PainDetail | Plan | OpportunityDetail | Feeling | Figure


class EntryView(NamedTuple):
    """An entry of a cell. `who` are the ids of the personas it is about, empty for all; `sources` are titles.

    `text` is the label of an emotion, empty if it has none, or the name of a metric.
    """

    path: Path
    text: str
    detail: Detail | None = None
    id: str | None = None
    who: tuple[str, ...] = ()
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    link: Link | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    description: str | None = None
    support: str = ""


def entry_view(entry: Entry, path: Path, known: Names) -> EntryView:
    """An entry as it is shown."""
    if isinstance(entry, Emotion):
        return _emotion_view(entry, path, known)
    if isinstance(entry, Metric):
        return _metric_view(entry, path, known)
    return item_view(entry, path, known, DETAILS[type(entry)](entry, path, known))


def item_view(entry: Item, path: Path, known: Names, detail: Detail | None) -> EntryView:
    """An item with its details."""
    return EntryView(
        path=path,
        text=entry.text,
        detail=detail,
        id=entry.id,
        who=(entry.persona,) if entry.persona else (),
        evidence=evidence_of(entry, known.journey),
        sources=titles(entry.sources, known),
        link=link(entry.link, known.base),
        tags=entry.tags,
        note=entry.note,
        description=entry.description,
        support=_support(entry, known),
    )


def _support(entry: Item | Emotion, known: Names) -> str:
    """How well an entry is supported, in words: `reported: Interviews`."""
    words = terms.evidence(known.language, evidence_of(entry, known.journey))
    found = known.language.listed(titles(entry.sources, known))
    return f"{words}{known.language.gettext(': ')}{found}" if found else words


def link(address: str | None, base: LinkBase) -> Link | None:
    """An address as a link; None for None."""
    return _link(address, base) if address else None


def _link(address: str, base: LinkBase) -> Link:
    return Link(address, base.address(address) if safe(address) else None)


def _emotion_view(entry: Emotion, path: Path, known: Names) -> EntryView:
    return EntryView(
        path=path,
        text=known.language.listed(several(entry.label)),
        detail=_feeling(entry, known.journey.scale, known.language),
        support=_support(entry, known),
        who=(entry.persona,) if entry.persona else known.feelings.get(path, ()),
        evidence=evidence_of(entry, known.journey),
        sources=titles(entry.sources, known),
    )


def _feeling(entry: Emotion, scale: Scale, language: Language) -> Feeling:
    score = score_of(entry, scale)
    if score is None:
        return Feeling(None, None, None, None, entry.quote)
    level = face(height(score, scale))
    words, exact = wording.score(score, scale, language), wording.exact_score(score, scale, language)
    return Feeling(words, exact, level, FACES[level], entry.quote)


def _metric_view(entry: Metric, path: Path, known: Names) -> EntryView:
    drop = known.drops.get(path) or None
    detail = Figure(
        kind=entry.kind,
        value=None if entry.value is None else wording.quantity(entry.value, entry, language=known.language),
        exact=None if entry.value is None else wording.exact_quantity(entry.value, entry, known.language),
        target=None if entry.target is None else wording.quantity(entry.target, entry, language=known.language),
        direction=entry.better,
        off_target=misses_target(entry),
        as_of=known.language.date(entry.as_of) if entry.as_of else None,
        counted=what_counts(known.journey, path, entry) if path else None,
        share=float(entry.number / 100) if entry.kind == "reach" and entry.number is not None else None,
        drop=None if drop is None else wording.signed(drop, language=known.language),
        lost=None if drop is None else wording.points(drop, known.language),
        big_drop=path == known.worst,
        name_is_redundant=entry.kind == "reach" and not entry.link and _is_reach(entry.name, known.language),
    )
    sources = titles((entry.source,), known) if entry.source else ()
    return EntryView(
        path=path, text=entry.name, detail=detail, id=entry.id, sources=sources, link=link(entry.link, known.base)
    )


def _is_reach(name: str, language: Language) -> bool:
    """Whether a metric has the same name as the reach row, in English or in the language of the map."""
    return name.casefold() in {"reach", language.gettext("Reach").casefold()}


def _chip(entry: Touchpoint, _: Path, known: Names) -> Chip:
    if entry.channel is None:
        return Chip(None, "none")
    channel = known.channels.get(entry.channel)
    return Chip(channel.name, channel.kind) if channel else Chip(entry.channel, "other")


def _pain(entry: PainPoint, _: Path, known: Names) -> PainDetail:
    return PainDetail(
        severity=entry.severity,
        level=SEVERITIES.index(entry.severity) + 1 if entry.severity else 0,
        frequency=entry.frequency,
        severity_words=terms.severity(known.language, entry.severity) if entry.severity else None,
        urgency_words=" · ".join(_urgency(entry, known.language)) or None,
        priority=entry.priority,
    )


def _urgency(entry: PainPoint, language: Language) -> Iterator[str]:
    if entry.frequency:
        yield terms.frequency(language, entry.frequency)
    if entry.priority:
        yield terms.priority(language, entry.priority)


def opportunity_detail(entry: Opportunity, path: Path, known: Names) -> OpportunityDetail:
    """The details of an opportunity."""
    return OpportunityDetail(
        impact=entry.impact,
        effort=entry.effort,
        status=entry.status,
        status_words=terms.progress(known.language, entry.status),
        level=LEVELS.index(entry.impact) + 1 if entry.impact else 0,
        worth=" · ".join(terms.worth(known.language, entry)),
        is_quick_win=entry.impact == "high" and entry.effort == "low" and entry.status not in CLOSED,
        is_over=entry.status in CLOSED,
        priority=entry.priority,
        owner=entry.owner,
        addresses=tuple(known.pains[pain] for pain in entry.addresses if pain in known.pains),
        solutions=tuple(
            entry_view(solution, (*path, "solutions", number), known) for number, solution in enumerate(entry.solutions)
        ),
        links=tuple(_link(address, known.base) for address in entry.links),
    )


DETAILS: Final[Mapping[type[Item], Callable[[Any, Path, Names], Detail | None]]] = {
    Item: lambda *_: None,
    Touchpoint: _chip,
    PainPoint: _pain,
    Solution: lambda entry, _, known: Plan(entry.status, terms.progress(known.language, entry.status)),
    Opportunity: opportunity_detail,
    MapPainPoint: _pain,
    MapOpportunity: opportunity_detail,
}
