"""What the page's style sheet needs of a theme and a map: colours that were checked, numbers, and one inert text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from journeymap_cli.render.contrast import ink_on
from journeymap_cli.render.theme import Palette, Theme, persona_color
from journeymap_cli.view.lens import Lens, PersonaView


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour and the ink that reads on it."""

    color: str
    ink: str


@dataclass(frozen=True, slots=True)
class Mode:
    """The colours of light or dark: by name, and those of the personas by number."""

    named: Mapping[str, str]
    emotions: Sequence[str]
    personas: Sequence[Shade]


@dataclass(frozen=True, slots=True)
class Style:
    """What the style sheet is filled with."""

    light: Mode
    dark: Mode
    stages: Sequence[Shade]
    fonts: Sequence[str]
    spans: Sequence[int]
    column_count: int
    running_title: str


def style(theme: Theme, above: Lens, spans: Sequence[int]) -> Style:
    """The values of the style sheet. `spans` are the columns of each stage."""
    people = above.personas
    return Style(
        light=_mode(theme.light, people),
        dark=_mode(theme.dark, people),
        stages=tuple(Shade(color, ink_on(color)) for color in theme.stages),
        fonts=theme.fonts,
        spans=spans,
        column_count=sum(spans),
        running_title=inert(above.title),
    )


def _mode(palette: Palette, people: Sequence[PersonaView]) -> Mode:
    named = {name: value for name, value in asdict(palette).items() if isinstance(value, str)}
    own = [persona.color for persona in people] or [None]
    shades = [persona_color(palette, index, color) for index, color in enumerate(own)]
    return Mode(named, palette.emotions, tuple(Shade(shade, ink_on(shade)) for shade in shades))


def inert(text: str) -> str:
    """A text for a string of CSS, each character as its code point: no style sheet holds a user's words."""
    return "".join(f"\\{ord(char):06x} " for char in text)
