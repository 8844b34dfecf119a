"""The colours of a poster: what its boxes and texts say they are for, as colours of a theme."""

from collections.abc import Callable
from typing import Final

from journeymap_cli.render.contrast import ink_on, mix
from journeymap_cli.render.look import Look
from journeymap_cli.view.poster_marks import Ink

TINT: Final = 0.92
"""How much of the surface is in the ground of a step's head."""
PALE: Final = 0.6
"""How much of it is in the colour of a score that nobody observed."""


def color(ink: Ink, look: Look) -> str:
    """The colour that an ink stands for."""
    of_many = OF_MANY.get(ink.name)
    return str(getattr(look.light, ink.name)) if of_many is None else of_many(ink.of, look)


def _stage(index: int, look: Look) -> str:
    return look.theme.stage(index)


def _tint(index: int, look: Look) -> str:
    return mix(look.theme.stage(index), look.light.surface, TINT)


def _persona(person: str, look: Look) -> str:
    return look.colors.get(person, look.light.muted)


def _face(index: int, look: Look) -> str:
    return look.light.emotions[index]


OF_MANY: Final[dict[str, Callable[..., str]]] = {
    "stage": _stage,
    "stage-tint": _tint,
    "on-stage": lambda index, look: ink_on(_stage(index, look)),
    "persona": _persona,
    "on-persona": lambda person, look: ink_on(_persona(person, look)),
    "face": _face,
    "face-pale": lambda index, look: mix(_face(index, look), look.light.surface, PALE),
    "on-face": lambda index, look: ink_on(_face(index, look)),
}
