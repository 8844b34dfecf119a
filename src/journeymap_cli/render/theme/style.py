"""The light colours of a theme for drawings, by persona, stage and face, together with the language."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.render.theme.contrast import ink_on, mix
from journeymap_cli.render.theme.theme import DEFAULT, Palette, Theme, line_pattern, persona_color
from journeymap_cli.view.lens import PersonaView

if TYPE_CHECKING:
    from journeymap_cli.view.poster.shapes import ColorRole

SOLID: Final = "solid"
DASHES: Final = (SOLID, "dashed", "dotted")


class DrawingStyle(NamedTuple):
    """Colours and initials of the participants, by id, and the language. Drawings always use the light palette."""

    theme: Theme
    people: Sequence[PersonaView]
    initials: Mapping[str, str]
    colors: Mapping[str, str]
    language: Language = ENGLISH

    @property
    def light(self) -> Palette:
        """The light palette."""
        return self.theme.light

    def line(self, ink: "ColorRole") -> str:
        """Return the line style of a colour: solid, unless it is that of a persona with a line pattern."""
        return self.dashes(ink.of) if ink.name == "persona" else SOLID

    def dashes(self, person: object) -> str:
        """Return the line style of a persona, for themes and maps where colours do not distinguish personas."""
        place = next((who.place for who in self.people if who.id == person), 0)
        return DASHES[line_pattern(self.theme, place) % len(DASHES)]


def drawing_style(theme: Theme, people: Sequence[PersonaView], language: Language = ENGLISH) -> DrawingStyle:
    """The style of a drawing with these personas."""
    colors = {who.id: persona_color(theme.light, who.place, None if theme.patterns else who.color) for who in people}
    names = {who.id: who.initials for who in people}
    return DrawingStyle(theme, people, names, {NOBODY: persona_color(theme.light, 0), **colors}, language)


PALE: Final = 0.6
"""Share of the surface colour in the colour of a score that was not observed."""


def color(ink: "ColorRole", look: DrawingStyle) -> str:
    """Return the colour for a role."""
    of_many = OF_MANY.get(ink.name)
    return str(getattr(look.light, ink.name)) if of_many is None else of_many(ink.of, look)


def _stage(index: int, look: DrawingStyle) -> str:
    """The rule above the name of a stage: in ink, unless the theme has colours for stages."""
    return look.light.ink if look.theme.stages == DEFAULT.stages else look.theme.stage(index)


def _persona(person: str, look: DrawingStyle) -> str:
    return look.colors.get(person, look.light.muted)


def _face(index: int, look: DrawingStyle) -> str:
    return look.light.emotions[index]


SOFT: Final = 0.38
"""Share of the surface colour in the bars of less urgent cards."""
RULE: Final = 0.36
TRACK: Final = 0.24
"""Shares of the edge colour in the lines between stages, and in the bars of reach."""
LOST: Final = 0.7
"""Share of the surface colour in the bar for the biggest drop-off."""


OF_MANY: Final[dict[str, Callable[..., str]]] = {
    "stage": _stage,
    "bad-soft": lambda _, look: mix(look.light.bad, look.light.surface, SOFT),
    "good-soft": lambda _, look: mix(look.light.good, look.light.surface, SOFT),
    "rule": lambda _, look: mix(look.light.line, look.light.edge, RULE),
    "lost": lambda _, look: mix(look.light.bad, look.light.surface, LOST),
    "bar": lambda _, look: mix(look.light.line, look.light.edge, TRACK),
    "persona": _persona,
    "on-persona": lambda person, look: ink_on(_persona(person, look)),
    "face": _face,
    "face-pale": lambda index, look: mix(_face(index, look), look.light.surface, PALE),
    "on-face": lambda index, look: ink_on(_face(index, look)),
}
