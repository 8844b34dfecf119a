"""The insights of a map as Markdown: opportunities by priority, the whole journey, branches, personas and sources."""

from collections.abc import Iterator, Sequence

from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import Language
from journeymap_cli.render.markdown.cells import Legend, item, line, linked
from journeymap_cli.render.markdown.tables import table
from journeymap_cli.render.markdown.text import NEW_LINE, bracketed, inline, link, rich, titled
from journeymap_cli.view import terms
from journeymap_cli.view.anchors import AnchoredName
from journeymap_cli.view.insights import Branch, Measure, Ranked, SourceView, WholePain
from journeymap_cli.view.lens import PersonaView


def opportunities(ranked: Sequence[Ranked], legend: Legend) -> Iterator[str]:
    """The opportunities as a table, by rank; those that are done or dropped have no number."""
    if ranked:
        yield from table(_head(legend.language), [_row(each, legend) for each in ranked])


def _head(language: Language) -> tuple[str, ...]:
    gettext = language.gettext
    return (
        "",
        gettext("Opportunity"),
        gettext("Where"),
        gettext("Impact"),
        gettext("Effort"),
        gettext("Status"),
        gettext("Owner"),
        gettext("Eases"),
    )


def _row(ranked: Ranked, legend: Legend) -> list[str]:
    opportunity = ranked.opportunity
    return [
        str(ranked.rank or ""),
        NEW_LINE.join(_opportunity(ranked, legend)),
        inline(ranked.place.text),
        terms.level(legend.language, opportunity.impact),
        terms.level(legend.language, opportunity.effort),
        opportunity.status_words,
        inline(opportunity.owner or ""),
        NEW_LINE.join(inline(text) for text in opportunity.addresses),
    ]


def _opportunity(ranked: Ranked, legend: Legend) -> Iterator[str]:
    text = item(ranked.entry, legend.base)
    quick = f"**{legend.language.gettext('quick win')}**"
    yield text + bracketed(quick, legend.language) if ranked.is_quick_win else text
    if ranked.entry.description:
        yield rich(ranked.entry.description, legend.base, NEW_LINE)
    yield from (f"• {line(solution, legend)}" for solution in ranked.opportunity.solutions)
    yield from (link(each.text, each.href) for each in ranked.opportunity.links)


def pains(found: Sequence[WholePain], legend: Legend) -> Iterator[str]:
    """The pain points of the whole map, the worst first."""
    yield from (f"- {line(one.entry, legend)}{_about_stages(one.place)}" for one in found)


def metrics(found: Sequence[Measure], legend: Legend) -> Iterator[str]:
    """The metrics of the whole map; all others are in the tables."""
    yield from (f"- {line(one.entry, legend)}{_about_stages(one.place)}" for one in found if one.is_whole)


def _about_stages(place: AnchoredName) -> str:
    """The stages and steps that an entry of the whole map is about; empty if it names none."""
    return f" · {inline(place.text)}" if place.anchor else ""


def branches(found: Sequence[Branch], language: Language, base: LinkBase) -> Iterator[str]:
    """The transitions other than to the next column."""
    for branch in found:
        label = f"{language.gettext(': ')}{rich(branch.label, base)}" if branch.label else ""
        when = bracketed(rich(branch.when, base), language) if branch.when else ""
        yield f"- {inline(branch.start.text)} {_target(branch, language)}{label}{when}"


def _target(branch: Branch, language: Language) -> str:
    if branch.end is None:
        words = language.gettext("good end") if branch.is_good else language.gettext("leaves the journey")
        return f"→ **{words}**"
    back = f"↩ {language.gettext('back to')}"
    return f"{back if branch.is_back else '→'} {inline(branch.end.text)}"


def personas(people: Sequence[PersonaView], language: Language, base: LinkBase) -> Iterator[str]:
    """The personas that have more than a name and a role: these are already at the top of the document."""
    detailed = [
        persona for persona in people if any((persona.description, persona.quote, *_lists(persona, language).values()))
    ]
    for number, persona in enumerate(detailed):
        if number:
            yield ""
        yield f"### {inline(persona.name)}"
        yield from _about(persona, language, base)


def _lists(persona: PersonaView, language: Language) -> dict[str, tuple[str, ...]]:
    return {
        language.gettext("Goals"): persona.goals,
        language.gettext("Needs"): persona.needs,
        language.gettext("Frustrations"): persona.frustrations,
    }


def _about(persona: PersonaView, language: Language, base: LinkBase) -> Iterator[str]:
    role = [persona.role or "", "" if persona.kind == "persona" else language.pgettext("persona", persona.kind)]
    if any(role):
        yield from ("", language.listed(inline(text) for text in role if text))
    if persona.description:
        yield from ("", rich(persona.description, base, NEW_LINE))
    if persona.quote:
        yield from ("", f"> {rich(persona.quote, base, NEW_LINE)}")
    lists = [
        f"- {titled(name, language)}{language.gettext('; ').join(rich(text, base) for text in texts)}"
        for name, texts in _lists(persona, language).items()
        if texts
    ]
    if lists:
        yield from ("", *lists)


def sources(found: Sequence[SourceView], language: Language) -> Iterator[str]:
    """The sources as a numbered list, to which the cells refer."""
    for number, source in enumerate(found, 1):
        kind = language.pgettext("source", source.kind.replace("-", " "))
        details = language.listed(filter(None, (kind, source.sample and f"n = {source.sample}", source.date)))
        yield f"{number}. {linked(source.title, source.link)}{bracketed(inline(details), language)}"
