"""The head of a poster: the title and what the map is, for whom, what was learned, and the facts at a glance."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.heading import heading
from journeymap_cli.view.highlights import Highlight, HighlightTone, highlights
from journeymap_cli.view.lens import PersonaView
from journeymap_cli.view.measure import width
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.badges import portrait, tag
from journeymap_cli.view.poster.shapes import HAIR, Box, ColorRole, Mark, Piece, TextBlock, beside, column, moved
from journeymap_cli.view.poster.text import BAD, BODY, GOOD, MUTED, SMALL, STRONG, TextSetter, TextStyle, line_height

TITLE: Final = TextStyle(20, bold=True)
FACTS: Final = TextStyle(9, MUTED)
LEARNED: Final = TextStyle(11)
GAP: Final = 8
BETWEEN: Final = 32
"""Gap between two blocks side by side."""
PIN: Final = 13
PIN_TEXT: Final = TextStyle(8, ColorRole("surface"), bold=True, side="center")
BESIDE: Final = 740
"""The least width of a poster in points that has everything beside the title."""
ABREAST: Final = 440
"""The least width of two blocks side by side, or of two facts."""
TERM: Final = 92
MOST_TITLE: Final = 640
TONES: Final[dict[HighlightTone, ColorRole]] = {"bad": BAD, "good": GOOD, "plain": MUTED}


def head(facts: Analysis, people: Sequence[PersonaView], limit: float, pictures: Collection[str] = ()) -> Piece:
    """The title at the start, then what was learned and the facts; below the title in a narrow poster."""
    setter, found = TextSetter(facts.language), highlights(facts)
    learned = [plain(takeaway.text) for takeaway in facts.journey.takeaways]
    if not learned and not found:
        return _about(facts, people, min(MOST_TITLE, limit), setter, pictures)
    if limit >= BESIDE:
        room = (limit - BETWEEN) * (0.36 if learned and found else 0.46)
        story = _story(learned, found, limit - room - BETWEEN, setter)
        return beside([_about(facts, people, room, setter, pictures), story], BETWEEN)
    return column([_about(facts, people, limit, setter, pictures), _story(learned, found, limit, setter)], 2 * GAP)


def _about(
    facts: Analysis, people: Sequence[PersonaView], limit: float, setter: TextSetter, pictures: Collection[str]
) -> Piece:
    above, scenario = heading(facts), facts.journey.scenario
    words = [setter.text(above.title, limit, TITLE), setter.text(above.line, limit, FACTS)]
    if scenario:
        words.append(setter.text(plain(scenario), limit, BODY))
    signs = [_persona(persona, limit, setter, pictures) for persona in people]
    lines = in_lines([sign.width for sign in signs], limit, 2 * GAP)
    return column([*words, *(beside([signs[at] for at in line], 2 * GAP) for line in lines)], 5)


def _persona(persona: PersonaView, limit: float, setter: TextSetter, pictures: Collection[str]) -> Piece:
    """The tag of a persona with name and role, on one line if it fits, after a portrait if there is one."""
    sign = tag(persona.id, {persona.id: persona.initials})
    if persona.image and persona.image.file in pictures:
        sign = beside([portrait(persona.image, persona.id), sign], 5)
    room = limit - sign.width - 5
    name = setter.label(persona.name, STRONG)
    if name.width > room:
        name = setter.text(persona.name, room, STRONG)
    parts = [name, *([setter.label(persona.role, SMALL)] if persona.role else [])]
    if sum(part.width + 5 for part in parts) > room:
        body = column([name, *([setter.text(persona.role, room, SMALL)] if persona.role else [])])
    else:
        body = beside(parts, 5)
    return beside([sign, body], 5)


def _story(learned: Sequence[str], found: Sequence[Highlight], limit: float, setter: TextSetter) -> Piece:
    """The takeaways beside the facts, or above them."""
    if not (learned and found):
        return _takeaways(learned, limit, setter) if learned else _highlights(found, limit, setter, of=2)
    if limit < ABREAST:
        return column([_takeaways(learned, limit, setter), _highlights(found, limit, setter, of=1)], 2 * GAP)
    room = (limit - BETWEEN) / 2
    return beside([_takeaways(learned, room, setter), _highlights(found, room, setter, of=1)], BETWEEN)


def _takeaways(learned: Sequence[str], limit: float, setter: TextSetter) -> Piece:
    lines = []
    for number, words in enumerate(learned, 1):
        body = setter.text(words, limit - PIN - GAP, LEARNED)
        top = (line_height(words, LEARNED.size) - PIN) / 2
        marks = (*moved(pin(number).marks, 0, top), *moved(body.marks, PIN + GAP, 0))
        lines.append(Piece(limit, body.height, marks))
    return column([setter.text(setter.language.gettext("What we learned"), limit, STRONG), *lines], 6)


def pin(number: int) -> Piece:
    """The number of a takeaway on a disc."""
    pitch = line_height("1", PIN_TEXT.size)
    digits = TextBlock(
        0, (PIN - pitch) / 2, PIN, pitch, (str(number),), PIN_TEXT.size, PIN_TEXT.ink, PIN_TEXT.bold, "center"
    )
    return Piece(PIN, PIN, (Box(0, 0, PIN, PIN, ColorRole("ink"), shape="disc"), digits))


def _highlights(found: Sequence[Highlight], limit: float, setter: TextSetter, of: int) -> Piece:
    """The facts below each other, in at most `of` columns."""
    abreast = min(of, len(found)) if limit >= ABREAST else 1
    room = (limit - BETWEEN * (abreast - 1)) / abreast
    pieces = [_fact(fact, room, setter) for fact in found]
    lines = [
        beside([_as_wide(piece, room) for piece in pieces[at : at + abreast]], BETWEEN)
        for at in range(0, len(pieces), abreast)
    ]
    return column([setter.text(setter.language.gettext("At a glance"), limit, STRONG), *lines], 5)


def _as_wide(piece: Piece, wide: float) -> Piece:
    return piece._replace(width=wide)


def _fact(fact: Highlight, limit: float, setter: TextSetter) -> Piece:
    """The label beside the finding, under a hairline; above it where there is little room."""
    line, stacked = Box(0, 0, limit, HAIR, ColorRole("line")), limit < 2.4 * TERM
    term = setter.text(fact.label, limit if stacked else TERM - GAP, FACTS)
    body = column([*_finding(fact, limit if stacked else limit - TERM, setter)])
    if stacked:
        inside = column([term, body])
        return Piece(limit, inside.height + 3, (line, *moved(inside.marks, 0, 3)))
    marks = (line, *moved(term.marks, 0, 3), *moved(body.marks, TERM, 3))
    return Piece(limit, max(term.height, body.height) + 3, marks)


def _finding(fact: Highlight, limit: float, setter: TextSetter) -> Iterator[Piece]:
    """Yield the places, and the finding: its lead and note on one line if they fit."""
    places = fact.separator.join(place.text for place in fact.places)
    yield setter.text(" ".join(filter(None, (places, fact.more))), limit, STRONG)
    lead, note = TextStyle(SMALL.size, TONES[fact.tone], bold=True), fact.note.rstrip()
    is_foreign = setter.language.words_direction != setter.language.direction
    if is_foreign or not fact.lead or width(fact.lead, lead.size, lead.bold) + width(note, SMALL.size) > limit - 2:
        yield from (setter.text(fact.lead, limit, lead) for _ in [0] if fact.lead)
        if rest := note.lstrip(" ,;"):
            yield setter.text(rest, limit, SMALL)
        return
    start = width(fact.lead, lead.size, lead.bold)
    marks: list[Mark] = [*setter.text(fact.lead, start + 1, lead._replace(side="left")).marks]
    blank, height = width(" ", SMALL.size) if note.startswith(" ") else 0, line_height(fact.lead, lead.size)
    if rest := note.lstrip():
        shown = setter.text(rest, limit - start - blank, SMALL._replace(side="left"))
        marks += moved(shown.marks, start + blank, 0)
        height = max(height, shown.height)
    yield Piece(limit, height, tuple(marks))
