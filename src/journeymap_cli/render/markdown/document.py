"""The map as Markdown that code hosts show well, for wikis, READMEs and pull requests."""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown.cells import Legend, legend
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
    """One document: whose journey it is, the map as tables, and what follows from it."""
    return "".join(f"{line}\n" for line in _document(Analysis(journey), options.stamp)).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether a file that was written holds what would be written now."""
    return old == new


def _document(facts: Analysis, stamp: str | None) -> Iterator[str]:
    above, view, below = lens(facts), swimlanes(facts), insights(facts)
    known = legend(facts.journey, above, below)
    yield f"# {inline(above.title)}"
    yield from _section(_lens(above))
    yield from _section(map(_tile, highlights(facts)), "At a glance")
    yield from ("", "## Journey", "", _key(facts.journey, view, known))
    yield from experience(view, known)
    yield from _section(opportunities(below.ranked, known), "Opportunities by priority")
    yield from _section(branches(below.branches), "Branches")
    yield from _section(personas(above.personas), "Personas")
    yield from _section(sources(below.sources), "Sources")
    if stamp:
        yield from ("", f"*{inline(stamp)}*")


def _section(lines: Iterator[str], title: str | None = None) -> Iterator[str]:
    """Some lines under a title; nothing where there are none."""
    held = list(lines)
    if held and title:
        yield from ("", f"## {title}")
    if held:
        yield from ("", *held)


def _lens(about: Lens) -> Iterator[str]:
    yield " · ".join(_standing(about))
    for text in filter(None, (about.description, about.scenario)):
        yield from ("", inline(text, NEW_LINE))
    listed = [*_context(about)]
    if listed:
        yield from ("", *listed)


def _standing(about: Lens) -> Iterator[str]:
    yield about.state
    yield about.status.lower()
    if about.owner:
        yield f"owner {inline(about.owner)}"
    if about.reviewed:
        yield f"reviewed {about.reviewed.words}" + (f", due {about.due.words}" if about.due else "")
    if about.evidence:
        yield about.evidence


def _context(about: Lens) -> Iterator[str]:
    people = [inline(f"{one.name} ({one.role})" if one.role else one.name) for one in about.personas]
    for name, texts in {
        "Begins": [inline(about.starts or "")],
        "Ends": [inline(about.ends or "")],
        "Personas": people,
        "Contributors": [inline(text) for text in about.contributors],
        "Tags": [inline(text) for text in about.tags],
    }.items():
        if any(texts):
            yield f"- **{name}:** {', '.join(texts)}"
    if about.expectations:
        yield "- **Expectations:**"
        yield from (f"  - {inline(text)}" for text in about.expectations)


def _tile(tile: Highlight) -> str:
    named = [*(inline(place.text) for place in tile.places), *filter(None, [tile.more])]
    note = f" ({inline(tile.note)})" if tile.note else ""
    return f"- **{tile.label}:** {tile.joint.join(named)}{note}"


def _key(journey: Journey, view: Swimlanes, known: Legend) -> str:
    """What the marks in the tables mean."""
    said = [f"Entries that say nothing else are {known.evidence}."]
    if any(node.moment_of_truth for node in (*(one.node for one in view.stages), *(one.node for one in view.columns))):
        said.append(f"{STAR} is a moment of truth.")
    marked = [f"{level.words} {inline(level.label)}" for level in levels(journey.scale) if level.label]
    if marked:
        said.append(f"Scores: {', '.join(marked)}.")
    return " ".join(said)
