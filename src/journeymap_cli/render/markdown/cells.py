"""The entries of a cell as lines of Markdown."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import LinkBase, links_in, safe
from journeymap_cli.language.language import Language
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.render.markdown.text import NEW_LINE, bracketed, inline, link, link_to, rich
from journeymap_cli.view import terms
from journeymap_cli.view.cells import Chip, EntryView, Feeling, Figure, Link, OpportunityDetail, PainDetail, Plan
from journeymap_cli.view.insights import SourceView
from journeymap_cli.view.lens import PersonaView

FACES: Final = ("😖", "🙁", "😐", "🙂", "😄")


class Legend(NamedTuple):
    """The context for the remarks after entries.

    `people` are the names of the personas by id, empty if there is only one; `sources` are the numbers of the sources
    by title, from 1; `evidence` is the default, which remarks leave out. `base` places addresses in texts.
    """

    people: Mapping[str, str]
    sources: Mapping[str, int]
    evidence: Evidence
    language: Language
    base: LinkBase


def make_legend(
    personas: tuple[PersonaView, ...], sources: tuple[SourceView, ...], evidence: Evidence, facts: Analysis
) -> Legend:
    """The legend of a map; of several sources with one title, the first is referred to."""
    people = {persona.id: persona.name for persona in personas} if len(personas) > 1 else {}
    numbers = {source.title: number for number, source in reversed(list(enumerate(sources, 1)))}
    return Legend(people, numbers, evidence, facts.language, facts.base)


def cell(entries: tuple[EntryView, ...], legend: Legend) -> str:
    """All entries of a cell, one per line; with bullets if there are several."""
    lines = [line(entry, legend) for entry in entries]
    return NEW_LINE.join(f"• {each}" for each in lines) if len(lines) > 1 else "".join(lines)


def line(entry: EntryView, legend: Legend) -> str:
    """One entry: its text, and remarks about it in brackets."""
    text = _text(entry, legend)
    remarks = [
        remark
        for remark in (*_detail_remarks(entry, legend.language), *_entry_remarks(entry, legend))
        if remark != text
    ]
    return text + bracketed(legend.language.listed(remarks), legend.language) if remarks else text


def _text(entry: EntryView, legend: Legend) -> str:
    if isinstance(entry.detail, Feeling):
        return _feeling(entry.text, entry.detail, legend)
    if isinstance(entry.detail, Figure):
        return _figure(entry, entry.detail, legend.language)
    text = item(entry, legend.base)
    return f"{text}{NEW_LINE}{rich(entry.description, legend.base, NEW_LINE)}" if entry.description else text


def item(entry: EntryView, base: LinkBase) -> str:
    """The text of an entry, which links to its address; that of a text with links of its own appears after it."""
    shown = rich(entry.text, base, NEW_LINE)
    if entry.link is None:
        return shown
    if not entry.link.href or any(map(safe, links_in(entry.text))):
        return f"{shown} {link(entry.link.text, entry.link.href)}"
    return link_to(entry.link.href, shown)


def linked(name: str, address: Link | None) -> str:
    """A name that links to an address; an address that must not be followed appears after the name."""
    if address is None or address.href:
        return link(name, address.href if address else None)
    return f"{inline(name, NEW_LINE)} {inline(address.text)}"


def _feeling(label: str, feeling: Feeling, legend: Legend) -> str:
    face = FACES[feeling.face] if feeling.face is not None else None
    quote = legend.language.quoted(rich(feeling.quote, legend.base, NEW_LINE)) if feeling.quote else None
    return " ".join(filter(None, (face, feeling.score, inline(label), quote)))


def _figure(entry: EntryView, figure: Figure, language: Language) -> str:
    if figure.value is None:
        return linked(entry.text, entry.link)
    if figure.name_is_redundant:
        return inline(figure.value)
    return f"{linked(entry.text, entry.link)}{language.gettext(': ')}{inline(figure.value)}"


def names(people: tuple[str, ...], legend: Legend) -> str:
    """The names of personas; empty if the map has only one."""
    return legend.language.listed(inline(legend.people[who]) for who in people if who in legend.people)


def _entry_remarks(entry: EntryView, legend: Legend) -> Iterator[str]:
    if who := names(entry.who, legend):
        yield who
    if entry.evidence and entry.evidence != legend.evidence:
        yield terms.evidence(legend.language, entry.evidence)
    numbers = [str(legend.sources[title]) for title in entry.sources if title in legend.sources]
    if numbers:
        words = legend.language.ngettext("source %(numbers)s", "sources %(numbers)s", len(numbers))
        yield words % {"numbers": legend.language.listed(numbers)}


def _detail_remarks(entry: EntryView, language: Language) -> tuple[str, ...]:
    return tuple(DETAILS[type(entry.detail)](entry.detail, language)) if entry.detail else ()


def _chip_remarks(chip: Chip, _: Language) -> Iterator[str]:
    if chip.channel:
        yield inline(chip.channel)


def _pain_remarks(pain: PainDetail, _: Language) -> Iterator[str]:
    if pain.severity_words:
        yield f"**{pain.severity_words}**" if pain.severity == "severe" else pain.severity_words
    if pain.urgency_words:
        yield pain.urgency_words


def _plan_remarks(plan: Plan, _: Language) -> Iterator[str]:
    yield plan.status_words


def _opportunity_remarks(opportunity: OpportunityDetail, language: Language) -> Iterator[str]:
    if opportunity.impact:
        yield terms.impact(language, opportunity.impact)
    if opportunity.effort:
        yield terms.effort(language, opportunity.effort)
    if opportunity.priority and not opportunity.is_over:
        yield terms.priority(language, opportunity.priority)
    if opportunity.status != "idea":
        yield opportunity.status_words


def _figure_remarks(figure: Figure, language: Language) -> Iterator[str]:
    if figure.lost:
        yield figure.lost
    if figure.target:
        yield f"{language.gettext('target')} {inline(figure.target)}"
        if figure.value is not None:
            yield f"**{language.gettext('missed')}**" if figure.off_target else language.gettext("met")
    if figure.as_of:
        yield figure.as_of


DETAILS: Final[Mapping[type, Callable[[Any, Language], Iterator[str]]]] = {
    Chip: _chip_remarks,
    PainDetail: _pain_remarks,
    Plan: _plan_remarks,
    OpportunityDetail: _opportunity_remarks,
    Figure: _figure_remarks,
    Feeling: lambda *_: iter(()),
}
