"""The parts that the SVGs of the poster and of the flow share: the frame of the file, and texts of a fixed width.

No position depends on a font of the machine. A text that the bundled font covers gets its width in that font, whatever
font shows it. Other texts are clipped to the room that the layout has for them.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap_cli.render.theme.theme import families
from journeymap_cli.view.geometry import Align
from journeymap_cli.view.measure import natural, uncovered

HEADER: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLE: Final = '<style>text{font-feature-settings:"calt" 0}</style>\n'  # otherwise Inter turns -> into an arrow
NAMESPACE: Final = "http://www.w3.org/2000/svg"
QUOTE: Final = "'"
LIKE_INTER: Final = "Inter, 'Helvetica Neue', Arial, sans-serif"
ANCHORS: Final[dict[Align, str]] = {"left": "start", "center": "middle", "right": "end"}
SHARES: Final[dict[Align, float]] = {"left": 0, "center": 0.5, "right": 1}
"""How far from the left a text is anchored, as a share of its room."""

RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
TALL: Final = 1.2
"""The space that letters of other scripts may take above the baseline and, halved, below, in em."""


def font_family(fonts: Sequence[str]) -> str:
    """The `font-family` of a drawing: the fonts of a theme, then ours and similar ones."""
    return ", ".join([*([families(fonts, QUOTE)] if fonts else []), LIKE_INTER])


def title(text: str) -> str:
    """The element with the accessible name of a drawing; empty for an empty text."""
    return f"<title>{escaped(text)}</title>\n" if text else ""


class TextPlace(NamedTuple):
    """Where a text is: its baseline, the left side of its room, and the width of that."""

    left: float
    baseline: float
    room: float
    side: Align = "left"


def text(content: str, place: TextPlace, size: float, bold: bool, style: str, end: str = "") -> str:
    """A line of text. `style` has the attributes that many texts share, `end` is markup that follows the text."""
    long = natural(content, size, bold)
    if long is None and uncovered(content):
        return _clipped(content, place, size, style, end)
    fixed = "" if long is None else f' textLength="{long:.2f}" lengthAdjust="spacingAndGlyphs"'
    at = f'{short(place.left + place.room * SHARES[place.side])}" y="{short(place.baseline)}'
    return f'<text text-anchor="{ANCHORS[place.side]}" x="{at}"{style}{fixed}>{escaped(content)}{end}</text>\n'


def _clipped(content: str, place: TextPlace, size: float, style: str, end: str) -> str:
    """A text clipped by a viewport of its own, because `clip-path` would need an id."""
    left, top = short(place.left), short(place.baseline - TALL * size)
    room = f'x="{left}" y="{top}" width="{short(place.room)}" height="{short(1.5 * TALL * size)}"'
    at = f'{short(place.room * SHARES[place.side])}" y="{short(TALL * size)}'
    direction = ' unicode-bidi="plaintext"' if is_right_to_left(content) else ""
    shown = escaped(content)
    return (
        f'<svg {room}><text text-anchor="{ANCHORS[place.side]}" x="{at}"{style}{direction}>{shown}{end}</text></svg>\n'
    )


def escaped(content: str) -> str:
    """A text as the content of an element. (The module `html` takes longer to import than a small map to draw.)"""
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(content: str) -> str:
    """A text as the value of an attribute."""
    return escaped(content).replace('"', "&quot;")


def is_right_to_left(content: str) -> bool:
    """Whether a text has letters that run from right to left, so that its direction is not that of the drawing."""
    return not content.isascii() and any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in content)


def short(value: float, digits: int = 2) -> str:
    """A number without trailing zeros."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
