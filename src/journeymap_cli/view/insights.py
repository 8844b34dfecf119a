"""The insights of a map: opportunities by priority, metrics against their targets, sources, and branches."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.facts.priorities import severity_rank
from journeymap_cli.facts.transitions import END
from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import LEVELS, Emotion, Item, Level, Opportunity
from journeymap_cli.view import terms, wording
from journeymap_cli.view.anchors import REACH, AnchoredName, anchor
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
    """An opportunity with its place. `rank` counts from 1; it is None if the opportunity is done or dropped.

    `entry` has a description only if no cell shows it. `priority` is the one given in the map.
    """

    rank: int | None
    entry: EntryView
    opportunity: OpportunityDetail
    place: AnchoredName
    is_quick_win: bool
    priority: int | None


class WholePain(NamedTuple):
    """A pain point of the whole map, and what it is about."""

    entry: EntryView
    place: AnchoredName


class MatrixCell(NamedTuple):
    """A field of the matrix: the opportunities with this impact and effort. `worth` ranges from 0 to 4 (best)."""

    impact: Level
    effort: Level
    ranked: tuple[Ranked, ...]
    worth: int
    name: str | None
    impact_words: str
    effort_words: str


class Measure(NamedTuple):
    """A metric with its place; `verdict` is empty if it has no target or no value, `is_whole` if no cell shows it."""

    entry: EntryView
    figure: Figure
    place: AnchoredName
    verdict: Literal["on target", "off target", ""]
    is_whole: bool = False


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
    is_good: bool


class Insights(NamedTuple):
    """The insights of a map."""

    ranked: tuple[Ranked, ...]
    pains: tuple[WholePain, ...]
    matrix: tuple[tuple[MatrixCell, ...], ...]
    measures: tuple[Measure, ...]
    sources: tuple[SourceView, ...]
    branches: tuple[Branch, ...]

    @property
    def is_ranked(self) -> bool:
        """Whether an opportunity has a priority, or both impact and effort, to order it by."""
        return any(one.priority or (one.opportunity.impact and one.opportunity.effort) for one in self.ranked)

    @property
    def has_impact(self) -> bool:
        """Whether an opportunity has impact or effort."""
        return any(one.opportunity.impact or one.opportunity.effort for one in self.ranked)

    @property
    def has_owner(self) -> bool:
        """Whether an opportunity has an owner."""
        return any(one.opportunity.owner for one in self.ranked)

    @property
    def has_targets(self) -> bool:
        """Whether a metric has a target."""
        return any(one.figure.target is not None for one in self.measures)

    @property
    def has_dates(self) -> bool:
        """Whether a metric has the date of its value."""
        return any(one.figure.as_of for one in self.measures)


def insights(facts: Analysis) -> Insights:
    """The insights of a map."""
    known = names(facts)
    ranked = tuple(_ranked(facts, known))
    return Insights(
        ranked=ranked,
        pains=tuple(_pains(facts, known)),
        matrix=_matrix(ranked, facts.language),
        measures=tuple(_measures(facts, known)),
        sources=tuple(_sources(facts)),
        branches=tuple(_branches(facts)),
    )


def _ranked(facts: Analysis, known: Names) -> Iterator[Ranked]:
    """The open opportunities by priority, then those that are done or dropped in file order."""
    open_paths = {priority.placed.path for priority in facts.priorities}
    for rank, priority in enumerate(facts.priorities, 1):
        one = _opportunity(rank, priority.placed, priority.opportunity, known, facts)
        yield one._replace(is_quick_win=priority.is_quick_win)
    for placed in facts.entries:
        if isinstance(placed.entry, Opportunity) and placed.path not in open_paths:
            yield _opportunity(None, placed, placed.entry, known, facts)


def _opportunity(
    rank: int | None, placed: PlacedEntry, opportunity: Opportunity, known: Names, facts: Analysis
) -> Ranked:
    detail = opportunity_detail(opportunity, placed.path, known)
    entry = item_view(opportunity, placed.path, known, detail)
    return Ranked(
        rank=rank,
        entry=entry if placed.is_whole else entry._replace(description=None),
        opportunity=detail,
        place=_place(placed, placed.lane, facts),
        is_quick_win=False,
        priority=opportunity.priority,
    )


def _place(placed: PlacedEntry, row: str, facts: Analysis) -> AnchoredName:
    """The place of an entry: its stage or step with the anchor of its cell, several of them, or the whole journey."""
    if not placed.is_whole:
        return AnchoredName(placed.node.name, anchor(placed.node.id, row))
    names = {node.id: node.name for _, _, node in facts.nodes}
    about = [place for place in placed.places if place in names]
    if not about:
        return AnchoredName(facts.language.gettext("Whole journey"), "")
    return AnchoredName(facts.language.listed(names[place] for place in about), anchor(about[0]))


def _pains(facts: Analysis, known: Names) -> Iterator[WholePain]:
    """The pain points of the whole map, the worst first."""
    pains = [pain for pain in facts.pains if pain.placed.is_whole]
    for pain in sorted(pains, key=lambda pain: (pain.pain.priority or math.inf, -severity_rank(pain.pain.severity))):
        yield WholePain(entry_view(pain.pain, pain.placed.path, known), _place(pain.placed, pain.placed.lane, facts))


def _matrix(ranked: Sequence[Ranked], language: Language) -> tuple[tuple[MatrixCell, ...], ...]:
    """The open opportunities: rows of impact from high to low, columns of effort from low to high.

    Empty if none of them has both impact and effort.
    """
    weighed = [each for each in ranked if each.rank and each.opportunity.impact and each.opportunity.effort]
    if not weighed:
        return ()
    return tuple(
        tuple(_matrix_cell(impact, effort, weighed, language) for effort in LEVELS) for impact in reversed(LEVELS)
    )


def _matrix_cell(impact: Level, effort: Level, ranked: Sequence[Ranked], language: Language) -> MatrixCell:
    wanted = (impact, effort)
    inside = tuple(each for each in ranked if (each.opportunity.impact, each.opportunity.effort) == wanted)
    worth = LEVELS.index(impact) - LEVELS.index(effort) + 2
    names = {
        ("high", "low"): language.gettext("do first"),
        ("high", "high"): language.gettext("plan"),
        ("low", "low"): language.gettext("when there is time"),
        ("low", "high"): language.gettext("not now"),
    }
    words = terms.impact(language, impact), terms.effort(language, effort)
    return MatrixCell(impact, effort, inside, worth, names.get(wanted), *words)


def _measures(facts: Analysis, known: Names) -> Iterator[Measure]:
    """Every metric except a reach without a target, which is only shown in the row of the reach."""
    for placed, metric in facts.metrics:
        if metric.kind == "reach" and metric.target is None and not placed.is_whole:
            continue
        entry = entry_view(metric, placed.path, known)
        if isinstance(entry.detail, Figure):
            row = REACH if entry.detail.kind == "reach" else placed.lane
            yield Measure(entry, entry.detail, _place(placed, row, facts), _verdict(entry.detail), placed.is_whole)


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
            date=facts.language.date(source.date) if source.date else None,
            sample=wording.count(source.sample, facts.language) if source.sample else None,
            link=link(source.url, facts.base),
            uses=_uses(uses[source.id], facts.language),
        )


def _uses(count: int, language: Language) -> str:
    return language.ngettext("%(number)s entry", "%(number)s entries", count) % {"number": count}


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
            is_good=written.to == END,
        )
