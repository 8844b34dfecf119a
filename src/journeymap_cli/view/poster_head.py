"""What stands above the grid of a poster: title, facts, scenario, and the cards of the personas."""

from collections.abc import Sequence
from typing import Final

from journeymap_cli.model.journey import Journey
from journeymap_cli.view.heading import heading
from journeymap_cli.view.lens import PersonaView
from journeymap_cli.view.packing import in_lines
from journeymap_cli.view.poster_marks import Box, Ink, Piece, beside, column, moved
from journeymap_cli.view.poster_signs import tag
from journeymap_cli.view.poster_text import SMALL, STRONG, Style, text

TITLE: Final = Style(20, bold=True, side="left")
FACTS: Final = Style(9, Ink("muted"), side="left")
TITLE_WIDTH: Final = 640
LEAST_TITLE: Final = 320
CARD: Final = 140
AVATAR: Final = 20
PAD: Final = 7
BAR: Final = 3
TEXT_START: Final = BAR + PAD + AVATAR + PAD
GAP: Final = 8


def head(journey: Journey, people: Sequence[PersonaView], limit: float) -> Piece:
    """Title and facts on the left, the cards beside them on the right where there is room, else below."""
    cards = _cards(people)
    room = len(cards) * (CARD + GAP)
    if limit - room < LEAST_TITLE:
        return column([_words(journey, min(TITLE_WIDTH, limit)), *_in_lines(cards, limit)], GAP)
    words = _words(journey, min(TITLE_WIDTH, limit - room))
    shown = beside(cards, GAP)
    return Piece(limit, max(words.height, shown.height), (*words.marks, *moved(shown.marks, limit - shown.width, 0)))


def _words(journey: Journey, limit: float) -> Piece:
    above = heading(journey)
    lines = [text(above.title, limit, TITLE), text(above.line, limit, FACTS)]
    return column([*lines, *([text(journey.scenario, limit, FACTS)] if journey.scenario else [])], 4)


def _in_lines(cards: Sequence[Piece], limit: float) -> list[Piece]:
    return [beside([cards[at] for at in line], GAP) for line in in_lines([CARD] * len(cards), limit, GAP)]


def _cards(people: Sequence[PersonaView]) -> list[Piece]:
    """A card for each persona, all of the same height."""
    texts = [_about(persona) for persona in people]
    height = max([AVATAR, *(words.height for words in texts)]) + 2 * PAD
    return [_card(persona, words, height) for persona, words in zip(people, texts, strict=True)]


def _about(persona: PersonaView) -> Piece:
    room = CARD - TEXT_START - PAD
    return column([text(persona.name, room, STRONG), *([text(persona.role, room, SMALL)] if persona.role else [])])


def _card(persona: PersonaView, words: Piece, height: float) -> Piece:
    """The initials of a persona on its colour, name and role."""
    sign = tag(persona.id, {persona.id: persona.initials}, AVATAR)
    frame = Box(0, 0, CARD, height, Ink("surface"), Ink("line"))
    bar = Box(0, 0, BAR, height, Ink("persona", persona.id))
    shown = moved(sign.marks, BAR + PAD, (height - AVATAR) / 2)
    return Piece(CARD, height, (frame, bar, *shown, *moved(words.marks, TEXT_START, (height - words.height) / 2)))
