"""The legend below a poster, and the optional stamp."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.legend import Sign, present
from journeymap_cli.view.poster.badges import BULLET_ROOM, bullet
from journeymap_cli.view.poster.shapes import ColorRole, Piece, beside, column, moved
from journeymap_cli.view.poster.text import SMALL, TextStyle, label, line_height, text

GAP: Final = 16
STAR: Final = TextStyle(9, ColorRole("star"))


def legend(used: frozenset[Sign], stamp: str | None, limit: float) -> Piece:
    """Explain the signs in use, in lines as wide as the poster."""
    entries = list(_entries(used))
    lines = in_lines([entry.width for entry in entries], limit, GAP)
    below = [text(stamp, limit, SMALL)] if stamp else []
    return column([*(beside([entries[at] for at in line], GAP) for line in lines), *below], 2)


def _entries(used: frozenset[Sign]) -> Iterator[Piece]:
    if full := present(used, ("observed", "reported")):
        yield _entry(_bullet(hollow=False), full)
    if hollow := present(used, ("assumed", "proposed")):
        yield _entry(_bullet(hollow=True), f"{hollow}; paler in the curve" if "pale" in used else hollow)
    if "star" in used:
        yield _entry(label("★", STAR), "moment of truth")


def _bullet(*, hollow: bool) -> Piece:
    return Piece(BULLET_ROOM, 0, bullet(hollow, line_height("x", SMALL.size)))


def _entry(sign: Piece, meaning: str) -> Piece:
    words = label(meaning, SMALL)
    height = max(sign.height, words.height)
    return Piece(sign.width + 3 + words.width, height, (*sign.marks, *moved(words.marks, sign.width + 3, 0)))
