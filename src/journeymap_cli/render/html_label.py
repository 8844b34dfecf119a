"""Graphviz's labels in the manner of HTML, with every text escaped. Attributes are ours alone, never a user's."""

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

from journeymap_cli.view.direction import is_right_to_left, to_the_left
from journeymap_cli.view.measure import uncovered

Attribute: TypeAlias = str | int | float
EMPTY = "&#160;"
"""An empty text is a syntax error for Graphviz."""
TALL = 1.35
BLANKS = re.compile(r"[ \t\r\n\f\v]+")


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
    plain = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
    body = "".join(f"<TR>{''.join(row)}</TR>" for row in rows)
    return f"<TABLE{_written(plain | attributes)}>{body}</TABLE>"


def label(content: str) -> str:
    """The content as an attribute's value."""
    return f"<{content}>"


def _written(attributes: dict[str, Attribute]) -> str:
    return "".join(f' {name.upper()}="{value}"' for name, value in attributes.items())
