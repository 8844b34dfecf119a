"""The map as Markdown that code hosts show well, for wikis, READMEs and pull requests."""

from collections.abc import Callable, Iterable, Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import Language
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown.cells import make_legend
from journeymap_cli.render.markdown.insights import branches, metrics, opportunities, pains, personas, sources
from journeymap_cli.render.markdown.tables import STAR, experience
from journeymap_cli.render.markdown.text import NEW_LINE, bracketed, inline, link, rich, titled
from journeymap_cli.render.options import Options
from journeymap_cli.view import terms
from journeymap_cli.view.curve import levels
from journeymap_cli.view.highlights import Highlight, highlights
from journeymap_cli.view.insights import insights
from journeymap_cli.view.lens import Lens, lens
from journeymap_cli.view.swimlanes import Swimlanes, swimlanes


def render(journey: Journey, options: Options) -> bytes:
    """Render one document: what the map is about, the map as tables, and its insights."""
    return "".join(f"{line}\n" for line in _document(options.facts(journey, ".md"), options.stamp)).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def _document(facts: Analysis, stamp: str | None) -> Iterator[str]:
    about, table, insight = lens(facts), swimlanes(facts), insights(facts)
    language = facts.language
    gettext = language.gettext
    legend = make_legend(about.personas, insight.sources, facts.journey.evidence_default, facts)
    yield f"# {inline(about.title)}"
    yield from _section(_about(about, language, facts.base))
    yield from _section(_takeaways(facts), gettext("What we learned"))
    yield from _section((_highlight(each, language) for each in highlights(facts)), gettext("At a glance"))
    yield from ("", f"## {gettext('Journey')}", "", _key(facts.journey, table, language))
    yield from experience(table, legend)
    yield from _section(
        opportunities(insight.ranked, legend),
        gettext("Opportunities by priority") if insight.is_ranked else gettext("Opportunities"),
    )
    yield from _section(pains(insight.pains, legend), gettext("Pain points of the whole journey"))
    yield from _section(metrics(insight.measures, legend), gettext("Metrics of the whole journey"))
    yield from _section(branches(insight.branches, language, facts.base), gettext("Ways other than to the next step"))
    yield from _section(personas(about.personas, language, facts.base), gettext("Personas"))
    yield from _section(sources(insight.sources, language), gettext("Sources"))
    if stamp:
        yield from ("", f"*{inline(stamp)}*")


def _section(lines: Iterable[str], title: str | None = None) -> Iterator[str]:
    """Some lines under a title, with blank lines before them; nothing if there are no lines."""
    body = list(lines)
    if body and title:
        yield from ("", f"## {title}")
    if body:
        yield from ("", *body)


def _takeaways(facts: Analysis) -> Iterator[str]:
    """The takeaways as a numbered list, with the stages and steps that they are about."""
    names = {node.id: inline(node.name) for _, _, node in facts.nodes}
    for number, one in enumerate(facts.journey.takeaways, 1):
        where = facts.language.listed(names[place] for place in one.at if place in names)
        yield f"{number}. {rich(one.text, facts.base)}{bracketed(where, facts.language) if where else ''}"


def _about(about: Lens, language: Language, base: LinkBase) -> Iterator[str]:
    yield " · ".join(_status(about, language.gettext))
    for text in filter(None, (about.description, about.scenario)):
        yield from ("", rich(text, base, NEW_LINE))
    context = list(_context(about, language))
    if context:
        yield from ("", *context)


def _status(about: Lens, gettext: Callable[[str], str]) -> Iterator[str]:
    yield about.state
    yield about.status
    if about.owner:
        yield inline(about.owner)
    if about.reviewed:
        yield f"{gettext('reviewed')} {about.reviewed.words}"
    if about.due:
        yield f"{gettext('next review')} {about.due.words}"
    if about.evidence:
        yield about.evidence


def _context(about: Lens, language: Language) -> Iterator[str]:
    gettext = language.gettext
    people = [one.name + (bracketed(one.role, language) if one.role else "") for one in about.personas]
    for name, texts in {
        gettext("Begins"): [about.starts or ""],
        gettext("Ends"): [about.ends or ""],
        gettext("Personas"): people,
        gettext("With"): about.contributors,
        gettext("Tags"): about.tags,
    }.items():
        escaped = [inline(text) for text in texts]
        if any(escaped):
            yield f"- {titled(name, language)}{language.listed(escaped)}"
    if about.counterpart:
        yield f"- {titled(about.counterpart_label, language)}{link(about.counterpart.text, about.counterpart.href)}"
    if about.expectations:
        yield f"- {titled(gettext('Expects'), language)}".rstrip()
        yield from (f"  - {inline(text)}" for text in about.expectations)


def _highlight(highlight: Highlight, language: Language) -> str:
    names = [*(inline(place.text) for place in highlight.places), *filter(None, [highlight.more])]
    words = f"{highlight.lead}{highlight.note}".strip()
    note = bracketed(inline(words), language) if words else ""
    return f"- {titled(highlight.label, language)}{highlight.separator.join(names)}{note}"


def _key(journey: Journey, table: Swimlanes, language: Language) -> str:
    """The meaning of the marks in the tables."""
    words = language.gettext("Entries that say nothing else are %(evidence)s.")
    sentences = [words % {"evidence": terms.evidence(language, journey.evidence_default)}]
    nodes = (*(stage.node for stage in table.stages), *(column.node for column in table.columns))
    if any(node.moment_of_truth for node in nodes):
        sentences.append(language.gettext("%(sign)s moment of truth.") % {"sign": STAR})
    labelled = [f"{level.words} {inline(level.label)}" for level in levels(journey.scale, language) if level.label]
    if labelled:
        sentences.append(language.gettext("Scores: %(scores)s.") % {"scores": language.listed(labelled)})
    return " ".join(sentences)
