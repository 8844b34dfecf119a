"""Values for the page's style sheet: validated colours, numbers, and one escaped text."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.model.lanes import CellKind
from journeymap_cli.regexes import regex
from journeymap_cli.render.html.curves import FEW
from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.render.theme.logo import Logo
from journeymap_cli.render.theme.theme import Palette, Theme, families, line_pattern, persona_color
from journeymap_cli.view.breaks import hyphenated, pieces
from journeymap_cli.view.lens import Lens
from journeymap_cli.view.measure import width
from journeymap_cli.view.swimlanes import Swimlanes

NARROW: Final = 7.5
WIDE: Final = 9.5
CROWDED: Final = 10.0
"""The least widths of columns in rem: of up to `MOST_NARROW`, of more, and with a curve of more lines than `FEW`."""
MOST_NARROW: Final = 10
WIDEST: Final = 12.0
"""How wide columns become for a long word, in rem."""
LONG_WORDS: Final = regex(r"\S{10,}")
MOST_MEASURED: Final = 20
WIDER: Final = 1.15
"""How much wider letters may be in the reader's font than in ours."""
PIXELS: Final = 16
"""Pixels in a rem, as browsers have it by default."""


class TextRoom(NamedTuple):
    """The size of a text in a column, whether it is bold, and the space beside it, all in pixels."""

    size: float
    bold: bool
    beside: float


STAGE: Final = TextRoom(15, bold=True, beside=18)
STEP: Final = TextRoom(14, bold=True, beside=18)
IN_LANES: Final[Mapping[CellKind, TextRoom]] = {
    "items": TextRoom(14, bold=False, beside=32),
    "chips": TextRoom(12, bold=False, beside=46),
    "pains": TextRoom(13, bold=False, beside=36),
    "chances": TextRoom(13, bold=False, beside=36),
    "metrics": TextRoom(12, bold=False, beside=18),
    "emotion": TextRoom(12, bold=False, beside=18),
}


class Shade(NamedTuple):
    """A colour and a text colour that is readable on it. `pattern` is the number of the pattern of a line."""

    color: str
    ink: str
    pattern: int = 0


class Mode(NamedTuple):
    """The colours of light or dark mode: by name, and for personas by number."""

    named: Mapping[str, str]
    emotions: Sequence[str]
    personas: Sequence[Shade]


class PageStyle(NamedTuple):
    """The values that fill the style sheet."""

    light: Mode
    dark: Mode
    stages: Sequence[Shade]
    fonts: Markup
    drawn_fonts: Markup
    patterns: bool
    logo: Logo | None
    spans: Sequence[int]
    column_count: int
    column: float
    running_title: str


def style(theme: Theme, above: Lens, spans: Sequence[int], column: float) -> PageStyle:
    """Return the values for the style sheet.

    `spans` is the number of columns of each stage, `column` the least width of a column in rem.
    """
    own = {persona.place: None if theme.patterns else persona.color for persona in above.personas} or {0: None}
    return PageStyle(
        light=_mode(theme, theme.light, own),
        dark=_mode(theme, theme.dark, own),
        stages=tuple(Shade(color, ink_on(color)) for color in theme.stages),
        fonts=_families(theme.fonts),
        drawn_fonts=_families((*theme.drawn_fonts, "Inter", "Helvetica Neue", "Arial", "sans-serif")),
        patterns=theme.patterns,
        logo=theme.logo,
        spans=spans,
        column_count=sum(spans),
        column=column,
        running_title=inert(above.title),
    )


def column_width(table: Swimlanes, lines: int) -> float:
    """The least width of a column in rem, so that its longest word and the marks of a curve of some lines fit.

    Ten narrow columns fit a screen; a map with more scrolls anyway, so they may be wider.
    """
    usual = NARROW if len(table.columns) <= MOST_NARROW else WIDE
    words = max((_widest(texts, room) for room, texts in _texts(table)), default=0)
    return max(usual, CROWDED if lines > FEW else 0, min(WIDEST, math.ceil(words / PIXELS * 8) / 8))


def _texts(table: Swimlanes) -> Iterator[tuple[TextRoom, Iterable[str]]]:
    yield STAGE, (stage.node.name for stage in table.stages if stage.span == 1)
    yield STEP, (column.node.name for column in table.columns if not column.is_stage)
    for row in table.rows:
        yield IN_LANES[row.lane.kind], (entry.text for cell in row.cells for entry in cell.entries)


def _widest(texts: Iterable[str], room: TextRoom) -> float:
    """The width in pixels that the longest unbreakable word needs."""
    words = {word for text in texts for word in LONG_WORDS.findall(text)}
    parts = {part.text + part.at_end for word in words for part in pieces(hyphenated(word))}
    longest = sorted(parts, key=len)[-MOST_MEASURED:]
    return max((width(part, room.size, room.bold) for part in longest), default=0) * WIDER + room.beside


def _families(names: Sequence[str]) -> Markup:
    return Markup(families(names, '"'))  # noqa: S704 - names were checked


def _mode(theme: Theme, palette: Palette, own: Mapping[int, str | None]) -> Mode:
    """Return the colours of one mode; `own` has the colours that the map sets for personas, or None, by their place."""
    named = {name: value for name, value in palette._asdict().items() if isinstance(value, str)}
    shades = [(persona_color(palette, place, color), line_pattern(theme, place)) for place, color in own.items()]
    return Mode(named, palette.emotions, tuple(Shade(shade, ink_on(shade), pattern) for shade, pattern in shades))


def inert(text: str) -> str:
    """Escape a text for a CSS string, each character as its code point, so that user text cannot break out of it."""
    return "".join(f"\\{ord(char):06x} " for char in text)
