"""The legend below a poster, and the optional stamp."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.legend import SUPPORTED, UNSUPPORTED, signs
from journeymap_cli.view.poster.badges import BULLET_ROOM, bullet
from journeymap_cli.view.poster.shapes import ColorRole, Piece, beside, column, moved
from journeymap_cli.view.poster.text import SMALL, TextStyle, label, line_height, text
from journeymap_cli.view.swimlanes import Swimlanes

GAP: Final = 16
STAR: Final = TextStyle(9, ColorRole("star"))


def legend(table: Swimlanes, stamp: str | None, limit: float) -> Piece:
    """Explain the signs in use, in lines as wide as the poster."""
    entries = list(_entries(table))
    lines = in_lines([entry.width for entry in entries], limit, GAP)
    below = [text(stamp, limit, SMALL)] if stamp else []
    return column([*(beside([entries[at] for at in line], GAP) for line in lines), *below], 2)


def _entries(table: Swimlanes) -> Iterator[Piece]:
    used = {entry.evidence for entry in table.entries()}
    if used.intersection(SUPPORTED):
        yield _entry(_bullet(hollow=False), "observed or reported")
    if hollow := " or ".join(kind for kind in UNSUPPORTED if kind in used):
        yield _entry(_bullet(hollow=True), f"{hollow}; paler in the curve")
    if "star" in signs(table):
        yield _entry(label("★", STAR), "moment of truth")


def _bullet(*, hollow: bool) -> Piece:
    return Piece(BULLET_ROOM, 0, bullet(hollow, line_height("x", SMALL.size)))


def _entry(sign: Piece, meaning: str) -> Piece:
    words = label(meaning, SMALL)
    height = max(sign.height, words.height)
    return Piece(sign.width + 3 + words.width, height, (*sign.marks, *moved(words.marks, sign.width + 3, 0)))
