"""Graphviz's labels in the manner of HTML, with every text escaped. Attributes are ours alone, never a user's."""

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz.style import DrawingStyle
from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.view.flow import FlowScore
from journeymap_cli.view.measure import uncovered, width
from journeymap_cli.view.wording import is_right_to_left, to_the_left

Attribute: TypeAlias = str | int | float
EMPTY = "&#160;"
"""An empty text is a syntax error for Graphviz."""
TALL = 1.35
PLAIN: Mapping[str, Attribute] = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
BLANKS = regex(r"[ \t\r\n\f\v]+")


def escaped(text: str) -> str:
    """Text that comes out as typed: Graphviz would read a backslash as an escape here too, and drop a tab."""
    return html.escape(BLANKS.sub(" ", text)).replace("\\", "\\\\") or EMPTY


def styled(text: str, size: float, color: str, bold: bool = False) -> str:
    """One text in a size, a colour and a weight."""
    shown = f"<B>{escaped(text)}</B>" if bold else escaped(text)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{shown}</FONT>'


def stacked(lines: Iterable[str], size: float, color: str, bold: bool = False) -> str:
    """Lines of one text below each other, at the side where its script begins."""
    held = list(lines)
    side = side_of(" ".join(held))
    if side == "RIGHT":
        held = [to_the_left(line) for line in held]
    return "".join(f'{styled(line, size, color, bold)}{_strut(line, size)}<BR ALIGN="{side}"/>' for line in held)


def side_of(text: str) -> str:
    """The side where the script of a text begins."""
    return "RIGHT" if is_right_to_left(text) else "LEFT"


def _strut(line: str, size: float) -> str:
    """Graphviz reckons the height of a line from its size alone; letters of other fonts may be higher than ours."""
    return f'<FONT POINT-SIZE="{size * TALL:g}">{EMPTY}</FONT>' if uncovered(line) else ""


def cell(content: str, **attributes: Attribute) -> str:
    """A cell; a text or a table inside."""
    return f"<TD{_written(attributes)}>{content}</TD>"


def table(rows: Iterable[Iterable[str]], **attributes: Attribute) -> str:
    """A table of cells without lines or room of its own, unless the attributes say so."""
    body = "".join([f"<TR>{''.join(row)}</TR>" for row in rows])
    return f"<TABLE{_written({**PLAIN, **attributes})}>{body}</TABLE>"


def label(content: str) -> str:
    """The content as an attribute's value."""
    return f"<{content}>"


def _written(attributes: dict[str, Attribute]) -> str:
    return "".join([f' {name.upper()}="{value}"' for name, value in attributes.items()])


SIZE: Final = 8
LEAST, HEIGHT, ROOM, GAP = 15, 14, 6, 2


class Pill(NamedTuple):
    """A short text, the colour behind it, and the points that it takes."""

    text: str
    color: str
    width: int


def pill(text: str, color: str) -> Pill:
    """A pill as wide as its text."""
    return Pill(text, color, max(LEAST, round(width(text, SIZE, bold=True)) + ROOM))


def avatar(person: str, look: DrawingStyle) -> Pill:
    """The initials of a persona."""
    return pill(look.initials.get(person, "?"), look.colors.get(person, look.light.muted))


def score(marks: Sequence[FlowScore], look: DrawingStyle) -> Pill:
    """A score; several are a change, on the colour of the last."""
    return pill("→".join(mark.words for mark in marks), look.light.emotions[marks[-1].face])


@lru_cache(maxsize=1024)
def drawn(pill: Pill) -> str:
    """A pill as a table of one cell; both have its size, or the text would slip and the ground spread."""
    text = styled(pill.text, SIZE, ink_on(pill.color), bold=True)
    inside = cell(text, fixedsize="TRUE", width=pill.width, height=HEIGHT)
    return table([[inside]], bgcolor=pill.color, style="ROUNDED", fixedsize="TRUE", width=pill.width, height=HEIGHT)


def grid_width(rows: Sequence[Sequence[Pill | None]]) -> int:
    """The points that rows of pills take, their columns equally wide."""
    across = max(map(len, rows), default=0)
    return across * (_widest(rows) + GAP) + GAP


def grid(rows: Sequence[Sequence[Pill | None]]) -> str:
    """Rows of pills, each below the one above it."""
    if not rows:
        return ""
    wide = _widest(rows)
    cells = ([cell(drawn(pill) if pill else "", width=wide, height=HEIGHT) for pill in row] for row in rows)
    height = len(rows) * (HEIGHT + GAP) + GAP
    return table(cells, align="RIGHT", cellspacing=GAP, fixedsize="TRUE", width=grid_width(rows), height=height)


def _widest(rows: Sequence[Sequence[Pill | None]]) -> int:
    return max((pill.width for row in rows for pill in row if pill), default=0)
