"""The insights of a map: opportunities by priority, metrics against their targets, sources, and branches."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.entries import LEVELS, Emotion, Item, Level, Opportunity
from journeymap_cli.model.metric import Metric
from journeymap_cli.phrases import counted, short_date
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor, place
from journeymap_cli.view.cells import (
    EntryView,
    Figure,
    Link,
    OpportunityDetail,
    entry_view,
    item_view,
    link,
    opportunity_detail,
)
from journeymap_cli.view.names import Names, names


class Ranked(NamedTuple):
    """An opportunity with its place. `rank` counts from 1; it is None if the opportunity is done or dropped."""

    rank: int | None
    entry: EntryView
    opportunity: OpportunityDetail
    place: AnchoredName
    is_quick_win: bool


class MatrixCell(NamedTuple):
    """A field of the matrix: the opportunities with this impact and effort. `worth` is from 0 to 4, the best."""

    impact: Level
    effort: Level
    ranked: tuple[Ranked, ...]
    worth: int
    name: str | None


class Measure(NamedTuple):
    """A metric with its place; `verdict` is empty if it has no target or no value."""

    entry: EntryView
    figure: Figure
    place: AnchoredName
    verdict: Literal["on target", "off target", ""]


class SourceView(NamedTuple):
    """A source; `uses` is how many entries refer to it, in words."""

    id: str
    title: str
    kind: str
    date: str | None
    sample: str | None
    link: Link | None
    uses: str


class Branch(NamedTuple):
    """A transition other than the default; `end` is None for an exit."""

    start: AnchoredName
    end: AnchoredName | None
    label: str | None
    when: str | None
    is_back: bool


class Insights(NamedTuple):
    """The insights of a map."""

    ranked: tuple[Ranked, ...]
    matrix: tuple[tuple[MatrixCell, ...], ...]
    measures: tuple[Measure, ...]
    sources: tuple[SourceView, ...]
    branches: tuple[Branch, ...]


def insights(facts: Analysis) -> Insights:
    """The insights of a map."""
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
    """The open opportunities by priority, then those that are done or dropped in file order."""
    open_paths = {priority.placed.path for priority in facts.priorities}
    for rank, priority in enumerate(facts.priorities, 1):
        yield _opportunity(rank, priority.placed, priority.opportunity, known, is_quick_win=priority.is_quick_win)
    for placed in facts.entries:
        if isinstance(placed.entry, Opportunity) and placed.path not in open_paths:
            yield _opportunity(None, placed, placed.entry, known)


def _opportunity(
    rank: int | None, placed: PlacedEntry, opportunity: Opportunity, known: Names, *, is_quick_win: bool = False
) -> Ranked:
    detail = opportunity_detail(opportunity, placed.path, known)
    return Ranked(
        rank=rank,
        entry=item_view(opportunity, placed.path, known, detail),
        opportunity=detail,
        place=place(placed),
        is_quick_win=is_quick_win,
    )


def _matrix(ranked: Sequence[Ranked]) -> tuple[tuple[MatrixCell, ...], ...]:
    """The open opportunities: rows of impact from high to low, columns of effort from low to high.

    Empty if none of them has both impact and effort.
    """
    weighed = [each for each in ranked if each.rank and each.opportunity.impact and each.opportunity.effort]
    if not weighed:
        return ()
    return tuple(tuple(_matrix_cell(impact, effort, weighed) for effort in LEVELS) for impact in reversed(LEVELS))


def _matrix_cell(impact: Level, effort: Level, ranked: Sequence[Ranked]) -> MatrixCell:
    wanted = (impact, effort)
    inside = tuple(each for each in ranked if (each.opportunity.impact, each.opportunity.effort) == wanted)
    worth = LEVELS.index(impact) - LEVELS.index(effort) + 2
    return MatrixCell(impact, effort, inside, worth, "quick wins" if wanted == ("high", "low") else None)


def _measures(facts: Analysis, known: Names) -> Iterator[Measure]:
    """Every metric except a reach without a target, which is only shown in the row of the reach."""
    for placed in facts.entries:
        if not isinstance(placed.entry, Metric) or (placed.entry.kind == "reach" and placed.entry.target is None):
            continue
        entry = entry_view(placed.entry, placed.path, known)
        if isinstance(entry.detail, Figure):
            row = REACH if entry.detail.kind == "reach" else placed.lane
            where = AnchoredName(placed.node.name, anchor(placed.node.id, row))
            yield Measure(entry, entry.detail, where, _verdict(entry.detail))


def _verdict(figure: Figure) -> Literal["on target", "off target", ""]:
    if figure.value is None or figure.target is None:
        return ""
    return "off target" if figure.off_target else "on target"


def _sources(facts: Analysis) -> Iterator[SourceView]:
    """The sources of the map, and the imported ones that an entry refers to."""
    uses = Counter(source for placed in facts.entries for source in _sources_of(placed))
    for source in facts.journey.sources:
        if source.imported and not uses[source.id]:
            continue
        yield SourceView(
            id=source.id,
            title=source.title,
            kind=source.kind,
            date=short_date(source.date) if source.date else None,
            sample=wording.count(source.sample) if source.sample else None,
            link=link(source.url, facts.base),
            uses=counted(uses[source.id], "entry", "entries"),
        )


def _sources_of(placed: PlacedEntry) -> tuple[str, ...]:
    if isinstance(placed.entry, (Item, Emotion)):
        return placed.entry.sources
    return (placed.entry.source,) if placed.entry.source else ()


def _branches(facts: Analysis) -> Iterator[Branch]:
    """The transitions in `next`, except those to the next column without a label or condition."""
    names = [AnchoredName(column.node.name, anchor(column.node.id)) for column in facts.columns]
    for transition in facts.transitions:
        written = transition.transition
        if written is None or (transition.end == transition.start + 1 and not (written.label or written.when)):
            continue
        yield Branch(
            start=names[transition.start],
            end=None if transition.end is None else names[transition.end],
            label=written.label,
            when=written.when,
            is_back=transition.end is not None and transition.end <= transition.start,
        )
