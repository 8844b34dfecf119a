"""An entry of a cell in one line of Markdown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from journeymap_cli.model.journey import Journey
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.phrases import noun
from journeymap_cli.render.markdown.text import NEW_LINE, inline, link
from journeymap_cli.view.cells import Chip, EntryView, Feeling, Figure, Link, OpportunityDetail, PainDetail, Plan
from journeymap_cli.view.insights import Insights
from journeymap_cli.view.lens import Lens

FACES: Final = ("😖", "🙁", "😐", "🙂", "😄")


@dataclass(frozen=True)
class Legend:
    """What the remarks refer to. `people` is empty where nobody needs to be told apart, `sources` counts from 1."""

    people: Mapping[str, str]
    sources: Mapping[str, int]
    evidence: Evidence


def legend(journey: Journey, above: Lens, below: Insights) -> Legend:
    """The legend of a journey."""
    people = {person.id: person.name for person in above.personas}
    numbers = {source.title: number for number, source in reversed(list(enumerate(below.sources, 1)))}
    return Legend(people if len(people) > 1 else {}, numbers, journey.evidence_default)


def cell(entries: tuple[EntryView, ...], known: Legend) -> str:
    """All entries of a cell, a line each, with a dot where there are several."""
    lines = [line(entry, known) for entry in entries]
    return NEW_LINE.join(f"• {each}" for each in lines) if len(lines) > 1 else "".join(lines)


def line(entry: EntryView, known: Legend) -> str:
    """One entry: what it says, and in brackets what is known about it."""
    said = _said(entry)
    remarks = [remark for remark in (*_of_detail(entry), *_of_entry(entry, known)) if remark != said]
    return f"{said} ({', '.join(remarks)})" if remarks else said


def _said(entry: EntryView) -> str:
    if isinstance(entry.detail, Feeling):
        return _feeling(entry.text, entry.detail)
    if isinstance(entry.detail, Figure):
        return _figure(entry, entry.detail)
    return linked(entry.text, entry.link)


def linked(text: str, address: Link | None) -> str:
    """A text that leads to an address; one that may not be followed stands behind it."""
    if address is None or address.href:
        return link(text, address.href if address else None)
    return f"{inline(text, NEW_LINE)} {inline(address.text)}"


def _feeling(label: str, feeling: Feeling) -> str:
    face = FACES[feeling.face] if feeling.face is not None else None
    quote = f"“{inline(feeling.quote)}”" if feeling.quote else None
    return " ".join(filter(None, (face, feeling.score, inline(label), quote)))


def _figure(entry: EntryView, figure: Figure) -> str:
    if figure.value is None:
        return linked(entry.text, entry.link)
    if figure.name_is_redundant:
        return inline(figure.value)
    return f"{linked(entry.text, entry.link)}: {inline(figure.value)}"


def _of_detail(entry: EntryView) -> tuple[str, ...]:
    return tuple(DETAILS[type(entry.detail)](entry.detail)) if entry.detail else ()


def names(people: tuple[str, ...], known: Legend) -> str:
    """The names of personas, where they need to be told apart."""
    return " and ".join(inline(known.people[who]) for who in people if who in known.people)


def _of_entry(entry: EntryView, known: Legend) -> Iterator[str]:
    if who := names(entry.who, known):
        yield who
    if entry.evidence and entry.evidence != known.evidence:
        yield entry.evidence
    numbers = [str(known.sources[title]) for title in entry.sources if title in known.sources]
    if numbers:
        yield f"{noun(len(numbers), 'source')} {', '.join(numbers)}"


def _of_chip(chip: Chip) -> Iterator[str]:
    if chip.channel:
        yield inline(chip.channel)


def _of_pain(pain: PainDetail) -> Iterator[str]:
    yield f"**{pain.severity}**" if pain.severity == "severe" else pain.severity
    if pain.frequency:
        yield pain.frequency


def _of_plan(plan: Plan) -> Iterator[str]:
    yield plan.status


def _of_chance(chance: OpportunityDetail) -> Iterator[str]:
    if chance.impact:
        yield f"{chance.impact} impact"
    if chance.effort:
        yield f"{chance.effort} effort"
    if chance.status != "idea":
        yield chance.status


def _of_figure(figure: Figure) -> Iterator[str]:
    if figure.lost:
        yield figure.lost
    if figure.target:
        verdict = "" if figure.value is None else ", **off target**" if figure.off_target else ", on target"
        yield f"target {inline(figure.target)}{verdict}"
    if figure.as_of:
        yield figure.as_of


DETAILS: Final[Mapping[type, Callable[[Any], Iterator[str]]]] = {
    Chip: _of_chip,
    PainDetail: _of_pain,
    Plan: _of_plan,
    OpportunityDetail: _of_chance,
    Figure: _of_figure,
    Feeling: lambda _: iter(()),
}
