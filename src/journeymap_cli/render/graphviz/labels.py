"""HTML-like labels for Graphviz, with all text escaped. Attributes never come from user input."""

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.regexes import regex
from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.render.theme.style import DrawingStyle
from journeymap_cli.view.flow import FlowScore
from journeymap_cli.view.measure import uncovered, width
from journeymap_cli.view.wording import is_right_to_left, to_the_left

Attribute: TypeAlias = str | int | float
EMPTY = "&#160;"
"""Placeholder, because an empty text is a syntax error in Graphviz."""
TALL = 1.35
PLAIN: Mapping[str, Attribute] = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
BLANKS = regex(r"[ \t\r\n\f\v]+")


def escaped(text: str) -> str:
    """Escape a text to be shown as typed: Graphviz also interprets backslashes here, and drops tabs."""
    return html.escape(BLANKS.sub(" ", text)).replace("\\", "\\\\") or EMPTY


def styled(text: str, size: float, color: str, bold: bool = False) -> str:
    """Return a text with size, colour and weight."""
    shown = f"<B>{escaped(text)}</B>" if bold else escaped(text)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{shown}</FONT>'


def stacked(lines: Iterable[str], size: float, color: str, bold: bool = False) -> str:
    """Return lines of text stacked vertically, aligned to the side where their script starts."""
    held = list(lines)
    side = side_of(" ".join(held))
    if side == "RIGHT":
        held = [to_the_left(line) for line in held]
    return "".join(f'{styled(line, size, color, bold)}{_strut(line, size)}<BR ALIGN="{side}"/>' for line in held)


def side_of(text: str) -> str:
    """Return the side where the script of a text starts."""
    return "RIGHT" if is_right_to_left(text) else "LEFT"


def _strut(line: str, size: float) -> str:
    """Reserve height for letters of fallback fonts, which may be taller: Graphviz uses only the font size."""
    return f'<FONT POINT-SIZE="{size * TALL:g}">{EMPTY}</FONT>' if uncovered(line) else ""


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
    """Return a pill as a table of one cell. Both have a fixed size, or the text would shift and the colour spread."""
    text = styled(pill.text, SIZE, ink_on(pill.color), bold=True)
    inside = cell(text, fixedsize="TRUE", width=pill.width, height=HEIGHT)
    return table([[inside]], bgcolor=pill.color, style="ROUNDED", fixedsize="TRUE", width=pill.width, height=HEIGHT)


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
