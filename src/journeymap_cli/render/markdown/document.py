"""The map as Markdown that code hosts show well, for wikis, READMEs and pull requests."""

from collections.abc import Iterable, Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown.cells import Legend, make_legend
from journeymap_cli.render.markdown.insights import branches, opportunities, personas, sources
from journeymap_cli.render.markdown.tables import STAR, experience
from journeymap_cli.render.markdown.text import NEW_LINE, inline
from journeymap_cli.render.options import Options
from journeymap_cli.view.curve import levels
from journeymap_cli.view.highlights import Highlight, highlights
from journeymap_cli.view.insights import insights
from journeymap_cli.view.lens import Lens, lens
from journeymap_cli.view.swimlanes import Swimlanes, swimlanes


def render(journey: Journey, options: Options) -> bytes:
    """One document: what the map is about, the map as tables, and what follows from it."""
    return "".join(f"{line}\n" for line in _document(options.facts(journey, ".md"), options.stamp)).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def _document(facts: Analysis, stamp: str | None) -> Iterator[str]:
    about, table, insight = lens(facts), swimlanes(facts), insights(facts)
    legend = make_legend(about.personas, insight.sources, facts.journey.evidence_default)
    yield f"# {inline(about.title)}"
    yield from _section(_about(about))
    yield from _section(map(_highlight, highlights(facts)), "At a glance")
    yield from ("", "## Journey", "", _key(facts.journey, table, legend))
    yield from experience(table, legend)
    yield from _section(opportunities(insight.ranked, legend), "Opportunities by priority")
    yield from _section(branches(insight.branches), "Branches")
    yield from _section(personas(about.personas), "Personas")
    yield from _section(sources(insight.sources), "Sources")
    if stamp:
        yield from ("", f"*{inline(stamp)}*")


def _section(lines: Iterable[str], title: str | None = None) -> Iterator[str]:
    """Some lines under a title; nothing if there are no lines."""
    body = list(lines)
    if body and title:
        yield from ("", f"## {title}")
    if body:
        yield from ("", *body)


def _about(about: Lens) -> Iterator[str]:
    yield " · ".join(_status(about))
    for text in filter(None, (about.description, about.scenario)):
        yield from ("", inline(text, NEW_LINE))
    context = list(_context(about))
    if context:
        yield from ("", *context)


def _status(about: Lens) -> Iterator[str]:
    yield about.state
    yield about.status.lower()
    if about.owner:
        yield f"owner {inline(about.owner)}"
    if about.reviewed:
        yield f"reviewed {about.reviewed.words}" + (f", due {about.due.words}" if about.due else "")
    if about.evidence:
        yield about.evidence


def _context(about: Lens) -> Iterator[str]:
    people = [f"{persona.name} ({persona.role})" if persona.role else persona.name for persona in about.personas]
    for name, texts in {
        "Begins": [about.starts or ""],
        "Ends": [about.ends or ""],
        "Personas": people,
        "Contributors": about.contributors,
        "Tags": about.tags,
    }.items():
        escaped = [inline(text) for text in texts]
        if any(escaped):
            yield f"- **{name}:** {', '.join(escaped)}"
    if about.expectations:
        yield "- **Expectations:**"
        yield from (f"  - {inline(text)}" for text in about.expectations)


def _highlight(highlight: Highlight) -> str:
    names = [*(inline(place.text) for place in highlight.places), *filter(None, [highlight.more])]
    note = f" ({inline(highlight.note)})" if highlight.note else ""
    return f"- **{highlight.label}:** {highlight.separator.join(names)}{note}"


def _key(journey: Journey, table: Swimlanes, legend: Legend) -> str:
    """The meaning of the marks in the tables."""
    sentences = [f"Entries that say nothing else are {legend.evidence}."]
    nodes = (*(stage.node for stage in table.stages), *(column.node for column in table.columns))
    if any(node.moment_of_truth for node in nodes):
        sentences.append(f"{STAR} is a moment of truth.")
    labelled = [f"{level.words} {inline(level.label)}" for level in levels(journey.scale) if level.label]
    if labelled:
        sentences.append(f"Scores: {', '.join(labelled)}.")
    return " ".join(sentences)
