"""Texts that Graphviz must not measure, because their width, and so the drawing, depends on the machine's fonts.

In a label, such a text is encoded as ASCII letters ("veiled"), in a cell of a fixed size. In DOT for users, PNG and
PDF, the text replaces them before Graphviz reads the label; in an SVG, after Graphviz has placed them.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from journeymap_cli.regexes import regex
from journeymap_cli.view.geometry import Align
from journeymap_cli.view.measure import natural

SIDES: Final[dict[str, Align]] = {"l": "left", "c": "center", "r": "right"}
_VEIL: Final = "~([lcr])([0-9]+)~([0-9a-f]*)~(?:(.)(#[0-9a-fA-F]+)~)?"
_ALONE: Final = regex(_VEIL)
_IN_LABEL: Final = regex(_VEIL + '<BR ALIGN="LEFT"/>')


class EndSign(NamedTuple):
    """A character at the end of a text, and its colour."""

    char: str
    color: str


class VeiledText(NamedTuple):
    """A text, the width of its cell in points, its side there, and a sign after it."""

    content: str
    room: int
    side: Align
    sign: EndSign | None = None


def is_measurable(text: str) -> bool:
    """Whether the bundled font has every character, so that the text has the same width on every machine."""
    return "~" not in text and natural(text, 1) is not None


def veiled(text: VeiledText) -> str:
    """Encode a text as the content of a cell, left-aligned: then it begins where the cell does, however long it is."""
    sign = f"{text.sign.char}{text.sign.color}~" if text.sign else ""
    return f'~{text.side[0]}{text.room}~{text.content.encode().hex()}~{sign}<BR ALIGN="LEFT"/>'


def unveiled(content: str) -> VeiledText | None:
    """Decode a text in an SVG; None if it is not veiled."""
    found = _ALONE.fullmatch(content)
    return _read(found) if found else None


def shown(dot: str, written: Callable[[str], str]) -> str:
    """Replace all veiled texts of a graph by the texts, escaped by `written`."""
    return _IN_LABEL.sub(lambda found: _shown(_read(found), written), dot)


def _shown(text: VeiledText, written: Callable[[str], str]) -> str:
    sign = f'<FONT COLOR="{text.sign.color}">&#160;{text.sign.char}</FONT>' if text.sign else ""
    return f'{written(text.content)}{sign}<BR ALIGN="{text.side.upper()}"/>'


def _read(found: re.Match[str]) -> VeiledText:
    sign = EndSign(found[4], found[5]) if found[4] else None
    return VeiledText(bytes.fromhex(found[3]).decode(), int(found[2]), SIDES[found[1]], sign)
