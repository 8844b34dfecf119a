"""Values for the page's style sheet: validated colours, numbers, and one escaped text."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.render.html.curves import FEW
from journeymap_cli.render.theme.contrast import ink_on
from journeymap_cli.render.theme.logo import Logo
from journeymap_cli.render.theme.theme import Palette, Theme, families, line_pattern, persona_color
from journeymap_cli.view.lens import Lens

NARROW: Final = 7.5
WIDE: Final = 9.5
CROWDED: Final = 10.0
"""The least widths of columns in rem: of up to `MOST_NARROW`, of more, and with a curve of more lines than `FEW`."""
MOST_NARROW: Final = 10


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


def column_width(columns: int, lines: int) -> float:
    """The least width of a column in rem: ten fit a screen; a map with more scrolls anyway, so they may be wider."""
    return max(NARROW if columns <= MOST_NARROW else WIDE, CROWDED if lines > FEW else 0)


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
