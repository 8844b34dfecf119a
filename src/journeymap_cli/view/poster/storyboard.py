"""The pictures of the steps of a poster, in a row below the heads."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.view.column_headers import ColumnView
from journeymap_cli.view.hyphenation import STAGE
from journeymap_cli.view.poster.rows import PosterSheet
from journeymap_cli.view.poster.shapes import ACROSS, ALONG, HAIR, Box, ColorRole, Grid, Mark, PictureBox, Piece, moved
from journeymap_cli.view.poster.text import STRONG
from journeymap_cli.view.swimlanes import Swimlanes

WIDEST: Final = 160
"""The greatest width of a picture of a step in points; it is 16:9."""


def storyboard(table: Swimlanes, grid: Grid, sheet: PosterSheet) -> Piece:
    """A row with the pictures over a range of columns; empty if none of them can be drawn."""
    found = list(_pictures(table.columns[grid.part.start : grid.part.stop], grid, sheet.pictures))
    if not found:
        return Piece(0, 0)
    label = sheet.setter.text(
        sheet.setter.language.gettext("Storyboard"), grid.label - 2 * ACROSS, STRONG, longest=STAGE
    )
    height = max(label.height, *(picture.height for picture in found)) + 2 * ALONG
    line: Mark = Box(0, 0, grid.width, HAIR, ColorRole("line"), ground=True)
    return Piece(grid.width, height, (line, *moved(label.marks, ACROSS, ALONG), *found))


def _pictures(columns: tuple[ColumnView, ...], grid: Grid, drawable: frozenset[str]) -> Iterator[PictureBox]:
    for one in columns:
        if (image := one.node.image) and image.file in drawable:
            wide = min(WIDEST, grid.column(one.index) - 2 * ACROSS)
            yield PictureBox(grid.left(one.index) + ACROSS, ALONG, wide, wide * 9 / 16, image.file, image.alt)
