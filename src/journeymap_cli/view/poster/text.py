"""Text in a poster: wrapping, line height and alignment."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.problem import Path
from journeymap_cli.view.geometry import Align
from journeymap_cli.view.hyphenation import LONG, softened
from journeymap_cli.view.measure import OTHER_SCRIPTS, uncovered, widest_word, width, wrap
from journeymap_cli.view.poster.shapes import ColorRole, Piece, TextBlock
from journeymap_cli.view.wording import is_right_to_left, to_the_left

ASCENT: Final = 0.96875
DESCENT: Final = 0.24121
"""Ascent and descent of the bundled font, as fractions of its size."""
BASELINE: Final = 0.95
"""Distance from the top of a line to its baseline, as a fraction of the size, as Graphviz draws it."""
PIXEL: Final = 0.75


class TextStyle(NamedTuple):
    """Text style; without a `side`, alignment follows the text's direction."""

    size: float
    ink: ColorRole = ColorRole("ink")
    bold: bool = False
    side: Align | None = None


BAD: Final = ColorRole("bad")
GOOD: Final = ColorRole("good")
MUTED: Final = ColorRole("muted")
BODY: Final = TextStyle(9)
SMALL: Final = TextStyle(8, MUTED)
LINK: Final = ColorRole("accent")
STRONG: Final = TextStyle(9, bold=True)


class TextSetter(NamedTuple):
    """Sets the texts of a poster in a language: words are hyphenated by its rules.

    A poster is laid out from the left, and mirrored at the end in a right-to-left language. So "left" is the side at
    which the language begins, and a text in the other direction begins at the "right".
    """

    language: Language = ENGLISH

    def text(
        self,
        content: str,
        limit: float,
        style: TextStyle = BODY,
        path: Path = (),
        *,
        longest: int = LONG,
        max_lines: int | None = None,
    ) -> Piece:
        """Wrap text to `limit` points, in a piece of that width. Words of `longest` letters or more are hyphenated."""
        mark = self.block(content, limit, style, path, longest, max_lines)
        return Piece(limit, mark.height, (mark,))

    def block(
        self,
        content: str,
        limit: float,
        style: TextStyle = BODY,
        path: Path = (),
        longest: int = LONG,
        max_lines: int | None = None,
    ) -> TextBlock:
        """Like `text`, but the mark alone."""
        soft = softened(content, self.language.hyphens, longest)
        lines = wrap(soft, limit, style.size, style.bold, max_lines)
        if is_right_to_left(content, self.language):
            lines = [to_the_left(line) for line in lines]
        pitch = line_height(content, style.size)
        side = style.side or ("right" if self.is_opposite(content) else "left")
        return TextBlock(0, 0, limit, pitch, tuple(lines), style.size, style.ink, style.bold, side, path)

    def linked(self, content: str, limit: float, style: TextStyle, path: Path, href: str | None) -> TextBlock:
        """A block that links to an address, if there is one."""
        if not href:
            return self.block(content, limit, style, path)
        return self.block(content, limit, style._replace(ink=LINK), path)._replace(href=href)

    def label(self, content: str, style: TextStyle = BODY, path: Path = ()) -> Piece:
        """Text on a single line, in a piece as wide as the text."""
        room = math.ceil(width(content, style.size, style.bold)) + 1
        return self.text(content, room, style, path, longest=len(content) + 1)

    def is_opposite(self, content: str) -> bool:
        """Whether a text is on the other side of its column: right-to-left text in a left-to-right poster.

        A right-to-left poster is full of short foreign words, such as `NPS`, which stay under their headings.
        """
        return self.language.direction == "ltr" and is_right_to_left(content)

    def widest(self, content: str, style: TextStyle, longest: int = LONG) -> float:
        """The width of the longest part of a text that stays on one line."""
        return widest_word(softened(content, self.language.hyphens, longest), style.size, style.bold)


def baselines(block: TextBlock) -> Iterator[float]:
    """The position of each line's baseline; text is centred in lines that are higher than the bundled font needs."""
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
