"""Text in a poster: how it wraps, how high its lines are, at which side it begins."""

import math
from typing import Final, NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.view.measure import uncovered, width, wrap
from journeymap_cli.view.poster.shapes import Align, ColorRole, Piece, TextBlock
from journeymap_cli.view.wording import is_right_to_left, to_the_left

ASCENT: Final = 0.96875
DESCENT: Final = 0.24121
"""Of the carried font, for each point of its size."""
PIXEL: Final = 0.75
OTHER_SCRIPTS: Final = 1.65
"""The height of a line whose font nobody knows, for each point of its size."""


class TextStyle(NamedTuple):
    """How a text looks; without a side it begins where its script begins."""

    size: float
    ink: ColorRole = ColorRole("ink")
    bold: bool = False
    side: Align | None = None


BAD: Final = ColorRole("bad")
GOOD: Final = ColorRole("good")
BODY: Final = TextStyle(9)
SMALL: Final = TextStyle(8, ColorRole("muted"))
STRONG: Final = TextStyle(9, bold=True)


def text(content: str, limit: float, style: TextStyle = BODY, path: Path = (), max_lines: int | None = None) -> Piece:
    """A text in lines at most `limit` points wide, in a piece as wide as that."""
    lines = wrap(content, limit, style.size, style.bold, max_lines)
    to_left = is_right_to_left(content)
    side = style.side or ("right" if to_left else "left")
    if to_left:
        lines = [to_the_left(line) for line in lines]
    pitch = line_height(content, style.size)
    mark = TextBlock(0, 0, limit, pitch, tuple(lines), style.size, style.ink, style.bold, side, path)
    return Piece(limit, mark.height, (mark,))


def label(content: str, style: TextStyle = BODY, path: Path = ()) -> Piece:
    """A text in one line, in a piece as wide as it is."""
    return text(content, math.ceil(width(content, style.size, style.bold)) + 1, style, path)


def line_height(content: str, size: float) -> float:
    """The points from line to line; those of the carried font as its drawing rounds them, to whole pixels."""
    if uncovered(content):
        return size * OTHER_SCRIPTS
    return (math.ceil(size / PIXEL * ASCENT) + math.ceil(size / PIXEL * DESCENT)) * PIXEL
