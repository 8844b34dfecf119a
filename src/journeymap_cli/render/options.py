"""The options of a rendering."""

import pathlib
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import HERE, LinkBase
from journeymap_cli.formats import DIAGRAMS, DiagramName, DirectionName
from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture
from journeymap_cli.render.theme.theme import DEFAULT, Theme

WRAP: Final = 2400.0
"""In points, about the long side of A1: sixteen columns, which are still readable on a slide or a wall."""


class Options(NamedTuple):
    """The options of a rendering; each format uses those that concern it.

    `templates` is a folder whose templates take precedence over the built-in ones. `scale` enlarges a PNG, `stamp` is a
    line about what the output was made from and when. `wrap` is the width in points at which a map continues in
    another band, or None for one band. `whole` is the whole journey if only a part of it is drawn. `base` says where
    the map and the drawing are, for relative addresses. `images` are the pictures of the map, each with the path in
    the map. `sha256` is the hash of its file. `paper` is one of `formats.PAPERS`, to lay a map out in pages instead of
    bands. `bom` is whether a table begins with a byte-order mark, by which spreadsheets recognize UTF-8.
    """

    theme: Theme = DEFAULT
    diagram: DiagramName = "map"
    direction: DirectionName = "LR"
    templates: pathlib.Path | None = None
    scale: float = 1.0
    stamp: str | None = None
    wrap: float | None = WRAP
    whole: Journey | None = None
    base: LinkBase = HERE
    images: tuple[tuple[str, Picture], ...] = ()
    paper: str | None = None
    sha256: str | None = None
    bom: bool = True

    def pictures(self, *media_types: str) -> frozenset[str] | None:
        """The paths of the pictures of these types, by default of all; None for a map without pictures."""
        found = (file for file, one in self.images if not media_types or one.media_type in media_types)
        return frozenset(found) if self.images else None

    def facts(self, journey: Journey, ending: str) -> Analysis:
        """The facts of a journey for a drawing in a file with this ending: links lead to drawings of the same kind."""
        kind = "" if self.diagram == DIAGRAMS[0] else f".{self.diagram}"
        return Analysis(journey, self.whole, self.base._replace(ending=kind + ending))
