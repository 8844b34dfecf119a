"""HTML-like labels for Graphviz, with all text escaped. Attributes never come from user input."""

import html
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz.veil import EndSign, VeiledText, is_measurable, veiled
from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.render.theme.style import DrawingStyle
from journeymap_cli.view.flow import FlowScore
from journeymap_cli.view.geometry import Align
from journeymap_cli.view.measure import OTHER_SCRIPTS, uncovered, width
from journeymap_cli.view.wording import is_right_to_left, to_the_left

Attribute: TypeAlias = str | int | float
EMPTY = "&#160;"
"""Placeholder, because an empty text is a syntax error in Graphviz."""
RIGHT_TO_LEFT_MARK: Final = "\u200f"
LEADING: Final = 1.25
"""Line height of the bundled font, as a multiple of its size."""
PLAIN: Mapping[str, Attribute] = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
BLANKS = regex(r"[ \t\r\n\f\v]+")


def escaped(text: str) -> str:
    """Escape a text to be shown as typed: Graphviz also interprets backslashes here, and drops tabs."""
    return html.escape(BLANKS.sub(" ", text)).replace("\\", "\\\\") or EMPTY


def address(href: str) -> str:
    """Return an address as the value of a DOT attribute: Graphviz copies its entities to its output."""
    return href.replace("&", "&amp;")


def styled(text: str, size: float, color: str, bold: bool = False) -> str:
    """Return a text with size, colour and weight."""
    return font(escaped(text), size, color, bold)


def font(content: str, size: float, color: str, bold: bool = False) -> str:
    """Return markup with size, colour and weight."""
    shown = f"<B>{content}</B>" if bold else content
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{shown}</FONT>'


class Paragraph(NamedTuple):
    """Lines of text in one style, with a sign after the last one; `side` overrides the side where the script starts."""

    lines: Sequence[str]
    size: float
    color: str
    bold: bool = False
    sign: EndSign | None = None
    side: Align | None = None


def stacked(*paragraphs: Paragraph, room: float = 0) -> str:
    """Return paragraphs as the content of a cell: as text, or as a table of cells if Graphviz cannot measure a line.

    Each is aligned to the side where its script starts. Such a table is as wide as its longest line, at least `room`.
    """
    filled = [_turned(paragraph) for paragraph in paragraphs if paragraph.lines]
    if all(is_measurable(line) for paragraph in filled for line in paragraph.lines):
        return "".join(map(_flowing, filled))
    wide = math.ceil(max(room, *map(_width, filled)))
    rows = [row for paragraph in filled for row in _rows(paragraph, wide)]
    height = sum(high for high, _ in rows)
    align = side_of(" ".join(filled[0].lines))
    return table([[row] for _, row in rows], align=align, fixedsize="TRUE", width=wide, height=height)


def _turned(paragraph: Paragraph) -> Paragraph:
    if not is_right_to_left(" ".join(paragraph.lines)):
        return paragraph._replace(side=paragraph.side or "left")
    lines = [to_the_left(line) for line in paragraph.lines]
    return paragraph._replace(lines=lines, side=paragraph.side or "right")


def _width(paragraph: Paragraph) -> float:
    sign = f"\u00a0{paragraph.sign.char}" if paragraph.sign else ""
    return max(width(f"{line}{sign}", paragraph.size, paragraph.bold) for line in paragraph.lines)


def _flowing(paragraph: Paragraph) -> str:
    lines, size, color, bold, sign, side = paragraph
    shown = [styled(line, size, color, bold) for line in lines]
    if sign:
        shown[-1] += styled(f"\u00a0{sign.char}", size, sign.color)
    return "".join(f"{line}{_end(side)}" for line in shown)


def _rows(paragraph: Paragraph, room: int) -> Iterator[tuple[int, str]]:
    """Yield the height and the cell of each line."""
    lines, size, color, bold, sign, side = paragraph
    high = round(size * (OTHER_SCRIPTS if any(map(uncovered, lines)) else LEADING))
    for number, line in enumerate(lines, 1):
        end = sign if number == len(lines) else None
        mark = RIGHT_TO_LEFT_MARK if end and is_right_to_left(line) else ""  # an isolated line sets no direction
        text = VeiledText(f"{line}{mark}", room, side or "left", end)
        yield high, fixed(text, size, color, bold, high)


def fixed(text: VeiledText, size: float, color: str, bold: bool, height: int) -> str:
    """Return a cell of a fixed size with a text that Graphviz may be unable to measure."""
    if is_measurable(text.content):
        content = styled(text.content, size, color, bold)
        if text.sign:
            content += styled(f"\u00a0{text.sign.char}", size, text.sign.color)
        content += _end(text.side)
    else:
        content = font(veiled(text), size, color, bold)
    return cell(content, align="TEXT", fixedsize="TRUE", width=text.room, height=height)


def _end(side: Align | None) -> str:
    return f'<BR ALIGN="{(side or "left").upper()}"/>'


def side_of(text: str) -> str:
    """Return the side where the script of a text starts."""
    return "RIGHT" if is_right_to_left(text) else "LEFT"


def cell(content: str, **attributes: Attribute) -> str:
    """Return a cell that contains a text or a table."""
    return f"<TD{_written(attributes)}>{content}</TD>"


def table(rows: Iterable[Iterable[str]], **attributes: Attribute) -> str:
    """Return a table of cells, without borders, padding or spacing by default."""
    body = "".join([f"<TR>{''.join(row)}</TR>" for row in rows])
    return f"<TABLE{_written({**PLAIN, **attributes})}>{body}</TABLE>"


def label(content: str) -> str:
    """Return the content as the value of an HTML-like label."""
    return f"<{content}>"


def _written(attributes: dict[str, Attribute]) -> str:
    return "".join([f' {name.upper()}="{value}"' for name, value in attributes.items()])


SIZE: Final = 8
LEAST, HEIGHT, ROOM, GAP = 15, 14, 6, 2
LOWERED: Final = 3
"""Room above the text of a pill: Graphviz draws capitals and digits half of that above the middle of a cell."""


class Pill(NamedTuple):
    """A short text, its background colour, and its width in points."""

    text: str
    color: str
    width: int


def pill(text: str, color: str) -> Pill:
    """Return a pill as wide as its text."""
    return Pill(text, color, max(LEAST, round(width(text, SIZE, bold=True)) + ROOM))


def avatar(person: str, look: DrawingStyle) -> Pill:
    """Return a pill with the initials of a persona."""
    return pill(look.initials.get(person, "?"), look.colors.get(person, look.light.muted))


def score(marks: Sequence[FlowScore], look: DrawingStyle) -> Pill:
    """Return a pill with a score; several scores are a change, in the colour of the last."""
    return pill("→".join(mark.words for mark in marks), look.light.emotions[marks[-1].face])


@lru_cache(maxsize=1024)
def drawn(pill: Pill) -> str:
    """Return a pill as a table of fixed sizes: otherwise, the text would shift and the colour would spread."""
    text = VeiledText(pill.text, pill.width, "center")
    lowered = LOWERED if is_measurable(pill.text) else 0
    above = [[cell("", fixedsize="TRUE", width=pill.width, height=lowered)]] if lowered else []
    inside = fixed(text, SIZE, ink_on(pill.color), True, HEIGHT - lowered)
    return table(
        [*above, [inside]], bgcolor=pill.color, style="ROUNDED", fixedsize="TRUE", width=pill.width, height=HEIGHT
    )


def grid_width(rows: Sequence[Sequence[Pill | None]]) -> int:
    """Return the width in points of rows of pills in equally wide columns."""
    across = max(map(len, rows), default=0)
    return across * (_widest(rows) + GAP) + GAP


def grid(rows: Sequence[Sequence[Pill | None]]) -> str:
    """Return rows of pills as a table."""
    if not rows:
        return ""
    wide = _widest(rows)
    cells = ([cell(drawn(pill) if pill else "", width=wide, height=HEIGHT) for pill in row] for row in rows)
    height = len(rows) * (HEIGHT + GAP) + GAP
    return table(cells, align="RIGHT", cellspacing=GAP, fixedsize="TRUE", width=grid_width(rows), height=height)


def _widest(rows: Sequence[Sequence[Pill | None]]) -> int:
    return max((pill.width for row in rows for pill in row if pill), default=0)
