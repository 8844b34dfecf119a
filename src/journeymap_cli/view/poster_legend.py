"""What the signs of a poster mean, in one line below it."""

from typing import Final

from journeymap_cli.view.packing import in_lines
from journeymap_cli.view.poster_marks import Ink, Mark, Piece, beside, column, moved
from journeymap_cli.view.poster_signs import BULLET_ROOM, bullet
from journeymap_cli.view.poster_text import SMALL, Style, label, line_height

GAP: Final = 16
STAR: Final = Style(9, Ink("star"))


def legend(limit: float) -> Piece:
    """Bullets and the star, with a line that wraps where it must."""
    entries = [
        _entry(Piece(BULLET_ROOM, 0, bullet(False, line_height("x", SMALL.size))), "observed or reported"),
        _entry(Piece(BULLET_ROOM, 0, bullet(True, line_height("x", SMALL.size))), "assumed or proposed"),
        _entry(label("★", STAR), "moment of truth"),
    ]
    lines = in_lines([entry.width for entry in entries], limit, GAP)
    return column([beside([entries[at] for at in line], GAP) for line in lines])


def _entry(sign: Piece, meaning: str) -> Piece:
    words = label(meaning, SMALL)
    return Piece(sign.width + 3 + words.width, words.height, (*sign.marks, *moved(words.marks, sign.width + 3, 0)))
