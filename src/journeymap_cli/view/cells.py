"""What stands in a cell, ready to show: a text, and what its lane adds to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from journeymap_cli.facts.entries import Entry
from journeymap_cli.facts.evidence import evidence_of
from journeymap_cli.facts.links import safe
from journeymap_cli.facts.metrics import misses_target
from journeymap_cli.model.entries import (
    SEVERITIES,
    Emotion,
    Item,
    Level,
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
from journeymap_cli.phrases import short_date
from journeymap_cli.problem import Path
from journeymap_cli.view import wording
from journeymap_cli.view.curve import FACES, face, height
from journeymap_cli.view.names import Names, titles

BIG_DROP: Final = 10
"""From how many points on a drop is shown as a bad one."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address: `href` where it may be followed, else None and only the text is shown."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """Of a touchpoint: the name of its channel, and the kind that picks the icon."""

    channel: str | None
    icon: str


@dataclass(frozen=True, slots=True)
class PainDetail:
    """Of a pain point; `level` is 1 for minor, 3 for severe."""

    severity: PainSeverity
    level: int
    frequency: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Of a solution: how far it has come."""

    status: Progress


@dataclass(frozen=True, slots=True)
class OpportunityDetail:
    """Of an opportunity; `addresses` are the texts of the pain points that it would ease."""

    impact: Level | None
    effort: Level | None
    status: Progress
    owner: str | None
    addresses: tuple[str, ...]
    solutions: tuple["EntryView", ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Feeling:
    """Of an emotion: the score as the scale shows it, the index of its face and what that says."""

    score: str | None
    face: int | None
    mood: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """Of a metric, all in words. `share` is a reach from 0 to 1, `drop` what was lost before it, `lost` with its unit.

    The name of a reach that is called just that is redundant in the row of the reach.
    """

    kind: str
    value: str | None
    target: str | None
    direction: Literal["up", "down"]
    off_target: bool
    as_of: str | None
    share: float | None
    drop: str | None
    lost: str | None
    big_drop: bool
    name_is_redundant: bool


Detail: TypeAlias = Chip | PainDetail | Plan | OpportunityDetail | Feeling | Figure


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of a cell. `who` are the ids of the personas that it is about (none: all), `sources` are titles.

    `text` is the label of an emotion (empty where it has none) and the name of a metric.
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


def entry_view(entry: Entry, path: Path, known: Names) -> EntryView:
    """An entry, ready to show."""
    if isinstance(entry, Emotion):
        return _feeling(entry, path, known)
    if isinstance(entry, Metric):
        return _figure(entry, path, known)
    return EntryView(
        path=path,
        text=entry.text,
        detail=DETAILS[type(entry)](entry, path, known),
        id=entry.id,
        who=(entry.persona,) if entry.persona else (),
        evidence=evidence_of(entry, known.journey),
        sources=titles(entry.sources, known),
        link=link(entry.link),
        tags=entry.tags,
        note=entry.note,
    )


def link(address: str | None) -> Link | None:
    """An address as a link; None where there is none."""
    return Link(address, safe(address)) if address else None


def _feeling(entry: Emotion, path: Path, known: Names) -> EntryView:
    return EntryView(
        path=path,
        text=entry.label or "",
        detail=_felt(entry, known.journey.scale),
        who=(entry.persona,) if entry.persona else known.feelings.get(path, ()),
        evidence=evidence_of(entry, known.journey),
        sources=titles(entry.sources, known),
    )


def _felt(entry: Emotion, scale: Scale) -> Feeling:
    if entry.score is None:
        return Feeling(None, None, None, entry.quote)
    level = face(height(entry.score, scale))
    return Feeling(wording.score(entry.score, scale.min), level, FACES[level], entry.quote)


def _figure(entry: Metric, path: Path, known: Names) -> EntryView:
    drop = known.drops.get(path)
    detail = Figure(
        kind=entry.kind,
        value=None if entry.value is None else wording.quantity(entry.value, entry),
        target=None if entry.target is None else wording.quantity(entry.target, entry),
        direction=entry.better,
        off_target=misses_target(entry),
        as_of=short_date(entry.as_of) if entry.as_of else None,
        share=float(entry.number / 100) if entry.kind == "reach" and entry.number is not None else None,
        drop=None if drop is None else wording.signed(drop),
        lost=None if drop is None else wording.points(drop),
        big_drop=drop is not None and drop <= -BIG_DROP,
        name_is_redundant=entry.kind == "reach" and entry.name.casefold() == "reach" and not entry.link,
    )
    sources = titles((entry.source,), known) if entry.source else ()
    return EntryView(path=path, text=entry.name, detail=detail, id=entry.id, sources=sources, link=link(entry.link))


def _chip(entry: Touchpoint, _: Path, known: Names) -> Chip:
    if entry.channel is None:
        return Chip(None, "none")
    channel = known.channels.get(entry.channel)
    return Chip(channel.name, channel.kind) if channel else Chip(entry.channel, "other")


def _pain(entry: PainPoint, _: Path, __: Names) -> PainDetail:
    return PainDetail(entry.severity, SEVERITIES.index(entry.severity) + 1, entry.frequency)


def opportunity_detail(entry: Opportunity, path: Path, known: Names) -> OpportunityDetail:
    """What an opportunity has besides its text."""
    return OpportunityDetail(
        impact=entry.impact,
        effort=entry.effort,
        status=entry.status,
        owner=entry.owner,
        addresses=tuple(known.pains.get(pain, pain) for pain in entry.addresses),
        solutions=tuple(
            entry_view(solution, (*path, "solutions", number), known) for number, solution in enumerate(entry.solutions)
        ),
        links=tuple(Link(address, safe(address)) for address in entry.links),
    )


DETAILS: Final[Mapping[type[Item], Callable[[Any, Path, Names], Detail | None]]] = {
    Item: lambda *_: None,
    Touchpoint: _chip,
    PainPoint: _pain,
    Solution: lambda entry, *_: Plan(entry.status),
    Opportunity: opportunity_detail,
}
