"""What follows from a map: what to do by priority, how the figures stand, where it all comes from, its branches."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.entries import LEVELS, Emotion, Item, Level, Opportunity
from journeymap_cli.model.metric import Metric
from journeymap_cli.phrases import counted, short_date
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, place
from journeymap_cli.view.cells import EntryView, Figure, Link, OpportunityDetail, entry_view, link, opportunity_detail
from journeymap_cli.view.names import Names, names


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity; `rank` counts from 1, and is None where it is done or dropped."""

    rank: int | None
    entry: EntryView
    chance: OpportunityDetail
    place: AnchoredName
    is_quick_win: bool


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One field of the matrix: the opportunities with this impact and effort. `worth` goes from 0 to 4, the best."""

    impact: Level
    effort: Level
    ranked: tuple[Ranked, ...]
    worth: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric with the place where it stands; `verdict` is empty where it has no target or no value."""

    entry: EntryView
    figure: Figure
    place: AnchoredName
    verdict: Literal["on target", "off target", ""]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; `uses` says how many entries name it."""

    id: str
    title: str
    kind: str
    date: str | None
    sample: str | None
    link: Link | None
    uses: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A way that is not just the next column; `end` is None where it leaves the journey."""

    start: AnchoredName
    end: AnchoredName | None
    label: str | None
    when: str | None
    is_back: bool


@dataclass(frozen=True, slots=True)
class Insights:
    """What follows from a map."""

    ranked: tuple[Ranked, ...]
    matrix: tuple[tuple[MatrixCell, ...], ...]
    measures: tuple[Measure, ...]
    sources: tuple[SourceView, ...]
    branches: tuple[Branch, ...]


def insights(facts: Analysis) -> Insights:
    """The insights of a journey."""
    known = names(facts)
    ranked = tuple(_ranked(facts, known))
    return Insights(
        ranked=ranked,
        matrix=_matrix(ranked),
        measures=tuple(_measures(facts, known)),
        sources=tuple(_sources(facts)),
        branches=tuple(_branches(facts)),
    )


def _ranked(facts: Analysis, known: Names) -> Iterator[Ranked]:
    """The open opportunities by priority, then those that are done or dropped."""
    open_ones = facts.priorities
    waiting = {priority.placed.path for priority in open_ones}
    for rank, priority in enumerate(open_ones, 1):
        yield _chance(rank, priority.placed, priority.opportunity, known, is_quick_win=priority.is_quick_win)
    for placed in facts.entries:
        if isinstance(placed.entry, Opportunity) and placed.path not in waiting:
            yield _chance(None, placed, placed.entry, known)


def _chance(
    rank: int | None, placed: PlacedEntry, opportunity: Opportunity, known: Names, *, is_quick_win: bool = False
) -> Ranked:
    return Ranked(
        rank=rank,
        entry=entry_view(opportunity, placed.path, known),
        chance=opportunity_detail(opportunity, placed.path, known),
        place=place(placed),
        is_quick_win=is_quick_win,
    )


def _matrix(ranked: Sequence[Ranked]) -> tuple[tuple[MatrixCell, ...], ...]:
    """Impact from high to low in rows, effort from low to high in columns; empty where nothing has both."""
    waiting = [one for one in ranked if one.rank]
    if not any(one.chance.impact and one.chance.effort for one in waiting):
        return ()
    return tuple(tuple(_box(impact, effort, waiting) for effort in LEVELS) for impact in reversed(LEVELS))


def _box(impact: Level, effort: Level, ranked: Sequence[Ranked]) -> MatrixCell:
    held = tuple(one for one in ranked if one.chance.impact == impact and one.chance.effort == effort)
    worth = LEVELS.index(impact) - LEVELS.index(effort) + 2
    return MatrixCell(impact, effort, held, worth, "quick wins" if (impact, effort) == ("high", "low") else None)


def _measures(facts: Analysis, known: Names) -> Iterator[Measure]:
    """Every metric but a reach without target: those stand in a row of their own."""
    for placed in facts.entries:
        if not isinstance(placed.entry, Metric) or (placed.entry.kind == "reach" and placed.entry.target is None):
            continue
        entry = entry_view(placed.entry, placed.path, known)
        if isinstance(entry.detail, Figure):
            where = AnchoredName(placed.node.name, anchor(placed.node.id, _row(entry.detail)))
            yield Measure(entry, entry.detail, where, _verdict(entry.detail))


def _row(figure: Figure) -> str:
    return REACH if figure.kind == "reach" else "metrics"


def _verdict(figure: Figure) -> Literal["on target", "off target", ""]:
    if figure.value is None or figure.target is None:
        return ""
    return "off target" if figure.off_target else "on target"


def _sources(facts: Analysis) -> Iterator[SourceView]:
    used = Counter(source for placed in facts.entries for source in _named(placed))
    for source in facts.journey.sources:
        if source.imported and not used[source.id]:
            continue
        yield SourceView(
            id=source.id,
            title=source.title,
            kind=source.kind,
            date=short_date(source.date) if source.date else None,
            sample=wording.count(source.sample) if source.sample else None,
            link=link(source.url),
            uses=counted(used[source.id], "entry", "entries"),
        )


def _named(placed: PlacedEntry) -> tuple[str, ...]:
    if isinstance(placed.entry, (Item, Emotion)):
        return placed.entry.sources
    return (placed.entry.source,) if placed.entry.source else ()


def _branches(facts: Analysis) -> Iterator[Branch]:
    table = facts.columns
    for way in facts.transitions:
        start = table[way.start].node
        if way.transition is None or (way.end == way.start + 1 and not (way.transition.label or way.transition.when)):
            continue
        yield Branch(
            start=AnchoredName(start.name, anchor(start.id)),
            end=None if way.end is None else AnchoredName(table[way.end].node.name, anchor(table[way.end].node.id)),
            label=way.transition.label,
            when=way.transition.when,
            is_back=way.end is not None and way.end <= way.start,
        )
