"""The parts above the rows of a poster: title, facts, scenario, persona cards, and stage and step headings."""

from collections.abc import Mapping, Sequence
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.column_headers import ColumnView, StageView
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.heading import heading
from journeymap_cli.view.lens import PersonaView
from journeymap_cli.view.poster.badges import tag, tags
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    GUTTER,
    LABEL,
    Box,
    ColorRole,
    Mark,
    Piece,
    across,
    beside,
    column,
    moved,
    seen,
)
from journeymap_cli.view.poster.text import SMALL, STRONG, TextStyle, text
from journeymap_cli.view.swimlanes import Swimlanes

TITLE: Final = TextStyle(20, bold=True, side="left")
FACTS: Final = TextStyle(9, ColorRole("muted"), side="left")
TITLE_WIDTH: Final = 640
LEAST_TITLE: Final = 320
CARD: Final = 140
AVATAR: Final = 20
PAD: Final = 7
BAR: Final = 3
TEXT_START: Final = BAR + PAD + AVATAR + PAD
GAP: Final = 8


def head(facts: Analysis, people: Sequence[PersonaView], limit: float) -> Piece:
    """Title and facts on the left; the cards on the right if they fit, otherwise below."""
    cards = _cards(people)
    room = len(cards) * (CARD + GAP)
    if limit - room < LEAST_TITLE:
        return column([_words(facts, min(TITLE_WIDTH, limit)), *_in_lines(cards, limit)], GAP)
    words = _words(facts, min(TITLE_WIDTH, limit - room))
    shown = beside(cards, GAP)
    return Piece(limit, max(words.height, shown.height), (*words.marks, *moved(shown.marks, limit - shown.width, 0)))


def _words(facts: Analysis, limit: float) -> Piece:
    above = heading(facts)
    lines = [text(above.title, limit, TITLE), text(above.line, limit, FACTS)]
    return column([*lines, *([text(facts.journey.scenario, limit, FACTS)] if facts.journey.scenario else [])], 4)


def _in_lines(cards: Sequence[Piece], limit: float) -> list[Piece]:
    return [beside([cards[at] for at in line], GAP) for line in in_lines([CARD] * len(cards), limit, GAP)]


def _cards(people: Sequence[PersonaView]) -> list[Piece]:
    """One card per persona, all the same height."""
    texts = [_about(persona) for persona in people]
    height = max([AVATAR, *(words.height for words in texts)]) + 2 * PAD
    return [_card(persona, words, height) for persona, words in zip(people, texts, strict=True)]


def _about(persona: PersonaView) -> Piece:
    room = CARD - TEXT_START - PAD
    return column([text(persona.name, room, STRONG), *([text(persona.role, room, SMALL)] if persona.role else [])])


def _card(persona: PersonaView, words: Piece, height: float) -> Piece:
    """A persona card: initials on the persona's colour, name and role."""
    sign = tag(persona.id, {persona.id: persona.initials}, AVATAR)
    frame = Box(0, 0, CARD, height, ColorRole("surface"), ColorRole("line"))
    bar = Box(0, 0, BAR, height, ColorRole("persona", persona.id))
    shown = moved(sign.marks, BAR + PAD, (height - AVATAR) / 2)
    return Piece(CARD, height, (frame, bar, *shown, *moved(words.marks, TEXT_START, (height - words.height) / 2)))


STAGE_SIZE: Final = 11.5
ABOUT_SIZE: Final = 8.5
NUMBER: Final = 14


def stage_heads(table: Swimlanes, part: range, wide: float) -> Piece:
    """A row of stage names above their columns, each `wide` points wide."""
    shown = list(seen(table.stages, part))
    bodies = [_stage(stage, across(span, wide) - 2 * ACROSS, stage.start < part.start) for stage, span in shown]
    height = max(body.height for body in bodies) + 2 * ALONG
    marks: list[Mark] = []
    for (stage, span), body in zip(shown, bodies, strict=True):
        left = LABEL + across(max(stage.start, part.start) - part.start, wide)
        ink = ColorRole("stage", stage.place)
        marks.append(Box(left, 0, across(span, wide) - GUTTER, height, ink, path=stage.node.path))
        marks += moved(body.marks, left + ACROSS, ALONG)
    return Piece(LABEL + across(len(part), wide), height + GUTTER, tuple(marks))


def _stage(stage: StageView, limit: float, continued: bool) -> Piece:
    ink = ColorRole("on-stage", stage.place)
    name = f"{stage.node.name} (continued)" if continued else stage.node.name
    lines = [text(name, limit, TextStyle(STAGE_SIZE, ink, bold=True), stage.node.path)]
    if stage.node.description and not continued:
        lines.append(text(stage.node.description, limit, TextStyle(ABOUT_SIZE, ink)))
    return column(lines, 1)


def step_heads(table: Swimlanes, part: range, initials: Mapping[str, str], wide: float) -> Piece:
    """Number, name and personas of each column; stages without steps are named only in the stage row."""
    columns = table.columns[part.start : part.stop]
    bodies = [_step(one, initials, wide) for one in columns]
    height = max(body.height for body in bodies) + 2 * ALONG
    marks: list[Mark] = [Box(0, 0, LABEL - GUTTER, height - GUTTER, ColorRole("soft"))]
    marks += moved(text("Step", LABEL - 2 * ACROSS, STRONG).marks, ACROSS, ALONG)
    for at, (one, body) in enumerate(zip(columns, bodies, strict=True)):
        left = LABEL + across(at, wide)
        marks.append(
            Box(left, 0, wide - GUTTER, height - GUTTER, ColorRole("stage-tint", one.stage_place), path=one.node.path)
        )
        marks += moved(body.marks, left + ACROSS, ALONG)
    return Piece(LABEL + across(len(part), wide), height, tuple(marks))


def _step(one: ColumnView, initials: Mapping[str, str], wide: float) -> Piece:
    limit = wide - 2 * ACROSS - GUTTER
    number = text(str(one.number), NUMBER, TextStyle(STRONG.size, ColorRole("muted")))
    words = [*([] if one.is_stage else [one.node.name]), *(["★"] if one.node.moment_of_truth else [])]
    title = [text("\u00a0".join(words), limit - NUMBER, STRONG, one.node.path)] if words else []
    people = _people(one, limit - NUMBER, initials)
    body = column([*title, *([people] if people.height else [])], 3)
    return Piece(limit, max(number.height, body.height), (*number.marks, *moved(body.marks, NUMBER, 0)))


def _people(one: ColumnView, limit: float, initials: Mapping[str, str]) -> Piece:
    who = tags(one.node.personas, initials, limit * 0.6)
    if not one.node.duration:
        return Piece(limit, who.height, who.marks)
    room = limit - who.width - 4
    length = text(one.node.duration, room, TextStyle(SMALL.size, SMALL.ink, side="right"))
    return Piece(limit, max(length.height, who.height), (*who.marks, *moved(length.marks, who.width + 4, 0)))
