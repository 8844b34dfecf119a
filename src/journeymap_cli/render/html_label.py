"""Graphviz's labels in the manner of HTML, with every text escaped. Attributes are ours alone, never a user's."""

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

from journeymap_cli.view.heading import is_right_to_left

Attribute: TypeAlias = str | int | float
BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def escaped(text: str) -> str:
    """Text that comes out as typed: Graphviz would read a backslash as an escape here too, and drop a tab."""
    return html.escape(BLANKS.sub(" ", text)).replace("\\", "\\\\")


def styled(text: str, size: float, color: str, bold: bool = False) -> str:
    """One text in a size, a colour and a weight."""
    shown = f"<B>{escaped(text)}</B>" if bold else escaped(text)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{shown}</FONT>'


def stacked(lines: Iterable[str], size: float, color: str, bold: bool = False) -> str:
    """Lines of one text below each other, at the side where its script begins."""
    held = list(lines)
    side = "RIGHT" if is_right_to_left(" ".join(held)) else "LEFT"
    return "".join(f'{styled(line, size, color, bold)}<BR ALIGN="{side}"/>' for line in held)


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
