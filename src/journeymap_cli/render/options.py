"""What a format is told besides the journey."""

import pathlib
from typing import Final, NamedTuple

from journeymap_cli.formats import DiagramName, DirectionName
from journeymap_cli.render.theme.theme import DEFAULT, Theme

WRAP: Final = 2400.0
"""About A1 across: sixteen columns, which a slide or a wall still shows."""


class Options(NamedTuple):
    """The wishes for a rendering; each format takes what concerns it.

    `templates` is a folder whose templates come first, `scale` the pixels of a PNG for each of the drawing,
    `stamp` a line that says what it was made from and when, `wrap` how wide a map may be, in points, before it goes on
    in another band.
    """

    theme: Theme = DEFAULT
    diagram: DiagramName = "map"
    direction: DirectionName = "LR"
    templates: pathlib.Path | None = None
    scale: float = 1.0
    stamp: str | None = None
    wrap: float | None = WRAP
