"""What follows from a map as Markdown: what to do, branches, people, sources."""

from collections.abc import Iterator, Sequence

from journeymap_cli.render.markdown.cells import Legend, line, linked
from journeymap_cli.render.markdown.tables import table
from journeymap_cli.render.markdown.text import NEW_LINE, inline, link
from journeymap_cli.view.insights import Branch, Ranked, SourceView
from journeymap_cli.view.lens import PersonaView

HEAD = ("", "Opportunity", "Where", "Impact", "Effort", "Status", "Owner", "Eases")


def opportunities(ranked: Sequence[Ranked], known: Legend) -> Iterator[str]:
    """The opportunities as a table: the first to do first, those that are done or dropped without a number."""
    if ranked:
        yield from table(HEAD, [_row(one, known) for one in ranked])


def _row(one: Ranked, known: Legend) -> list[str]:
    chance = one.chance
    return [
        str(one.rank or ""),
        NEW_LINE.join(_chance(one, known)),
        inline(one.place.text),
        chance.impact or "",
        chance.effort or "",
        chance.status,
        inline(chance.owner or ""),
        NEW_LINE.join(inline(text) for text in chance.addresses),
    ]


def _chance(one: Ranked, known: Legend) -> Iterator[str]:
    said = linked(one.entry.text, one.entry.link)
    yield f"{said} (**quick win**)" if one.is_quick_win else said
    yield from (f"• {line(solution, known)}" for solution in one.chance.solutions)
    yield from (link(each.text, each.href) for each in one.chance.links)


def branches(found: Sequence[Branch]) -> Iterator[str]:
    """The ways that are not just the next column."""
    for branch in found:
        label = f": {inline(branch.label)}" if branch.label else ""
        when = f" (when {inline(branch.when)})" if branch.when else ""
        yield f"- {inline(branch.start.text)} {_whither(branch)}{label}{when}"


def _whither(branch: Branch) -> str:
    if branch.end is None:
        return "→ **exit**"
    return f"{'↩ back to' if branch.is_back else '→'} {inline(branch.end.text)}"


def personas(people: Sequence[PersonaView]) -> Iterator[str]:
    """What is told of each persona beyond name and role, which stand at the top."""
    told = [persona for persona in people if any((persona.description, persona.quote, *_lists(persona).values()))]
    for number, persona in enumerate(told):
        if number:
            yield ""
        yield f"### {inline(persona.name)}"
        yield from _about(persona)


def _lists(persona: PersonaView) -> dict[str, tuple[str, ...]]:
    return {"Goals": persona.goals, "Needs": persona.needs, "Frustrations": persona.frustrations}


def _about(persona: PersonaView) -> Iterator[str]:
    role = [persona.role or "", "" if persona.kind == "persona" else persona.kind]
    if any(role):
        yield from ("", ", ".join(inline(text) for text in role if text))
    if persona.description:
        yield from ("", inline(persona.description, NEW_LINE))
    if persona.quote:
        yield from ("", f"> {inline(persona.quote, NEW_LINE)}")
    lists = [(name, texts) for name, texts in _lists(persona).items() if texts]
    told = [f"- **{name}:** {'; '.join(inline(text) for text in texts)}" for name, texts in lists]
    if told:
        yield from ("", *told)


def sources(found: Sequence[SourceView]) -> Iterator[str]:
    """Where the statements come from; cells refer to the numbers."""
    for number, source in enumerate(found, 1):
        known = ", ".join(filter(None, (source.kind, source.sample and f"sample {source.sample}", source.date)))
        yield f"{number}. {linked(source.title, source.link)} ({inline(known)})"
