"""Text in a poster: wrapping, line height and alignment."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.view.measure import uncovered, width, wrap
from journeymap_cli.view.poster.shapes import Align, ColorRole, Piece, TextBlock
from journeymap_cli.view.wording import is_right_to_left, to_the_left

ASCENT: Final = 0.96875
DESCENT: Final = 0.24121
"""Ascent and descent of the bundled font, as fractions of its size."""
BASELINE: Final = 0.95
"""Distance from the top of a line to its baseline, as a fraction of the size, as Graphviz draws it."""
PIXEL: Final = 0.75
OTHER_SCRIPTS: Final = 1.65
"""Line height for text in an unknown font, as a multiple of its size."""


class TextStyle(NamedTuple):
    """Text style; without a `side`, alignment follows the text's direction."""

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
    """Wrap text to `limit` points, in a piece of that width."""
    lines = wrap(content, limit, style.size, style.bold, max_lines)
    to_left = is_right_to_left(content)
    side = style.side or ("right" if to_left else "left")
    if to_left:
        lines = [to_the_left(line) for line in lines]
    pitch = line_height(content, style.size)
    mark = TextBlock(0, 0, limit, pitch, tuple(lines), style.size, style.ink, style.bold, side, path)
    return Piece(limit, mark.height, (mark,))


def label(content: str, style: TextStyle = BODY, path: Path = ()) -> Piece:
    """Text on a single line, in a piece as wide as the text."""
    return text(content, math.ceil(width(content, style.size, style.bold)) + 1, style, path)


def baselines(block: TextBlock) -> Iterator[float]:
    """The height of each line's baseline: in lines that are higher than the bundled font needs, it is in the middle."""
    first = block.y + BASELINE * block.size
    spare = block.pitch - _own_height(block.size)
    return (first + spare / 2 + at * block.pitch for at in range(len(block.lines)))


def line_height(content: str, size: float) -> float:
    """Line height in points; for the bundled font, rounded to whole pixels as the renderer does."""
    if uncovered(content):
        return size * OTHER_SCRIPTS
    return _own_height(size)


def _own_height(size: float) -> float:
    return (math.ceil(size / PIXEL * ASCENT) + math.ceil(size / PIXEL * DESCENT)) * PIXEL
