"""The pictures of stages and steps, in rows under their heads."""

from collections.abc import Iterable
from typing import Final

from journeymap_cli.model.image import Image
from journeymap_cli.view.poster.rows import PosterSheet
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    HAIR,
    Box,
    ColorRole,
    Grid,
    Mark,
    Photo,
    Piece,
    column,
    moved,
    seen,
)
from journeymap_cli.view.poster.text import SMALL, STRONG, TextSetter
from journeymap_cli.view.swimlanes import Swimlanes

WIDEST: Final = 160
RATIO: Final = 9 / 16
INSIDE: Final = 4


def storyboard(table: Swimlanes, grid: Grid, sheet: PosterSheet) -> Piece:
    """Lay out the rows; empty without pictures. Those that the format cannot show are frames with their `alt` text."""
    stages = [(one.start, one.span, one.node) for one, _ in seen(table.stages, grid.part) if one.has_steps]
    steps = [(one.at, 1, one.node) for one in table.columns[grid.part.start : grid.part.stop]]
    images = [[(start, span, node.image) for start, span, node in row if node.image] for row in (stages, steps)]
    rows = [_row(shown, grid, sheet) for shown in images if shown and sheet.pictures is not None]
    if not rows:
        return Piece(0, 0)
    label = sheet.setter.text(sheet.setter.language.gettext("Storyboard"), grid.label - 2 * ACROSS, STRONG)
    line = Box(0, 0, grid.width, HAIR, ColorRole("line"), ground=True)
    body = column(rows, ALONG)
    marks = (line, *moved(label.marks, ACROSS, ALONG), *moved(body.marks, 0, ALONG))
    return Piece(grid.width, max(label.height, body.height) + 2 * ALONG, marks)


def _row(shown: Iterable[tuple[int, int, Image]], grid: Grid, sheet: PosterSheet) -> Piece:
    """Lay out pictures, each given with its first column and number of columns."""
    marks: list[Mark] = []
    height = 0.0
    for start, span, image in shown:
        piece = _picture(image, min(WIDEST, grid.across(start, span) - 2 * ACROSS), sheet)
        marks += moved(piece.marks, grid.left(start) + ACROSS, 0)
        height = max(height, piece.height)
    return Piece(grid.width, height, tuple(marks))


def _picture(image: Image, wide: float, sheet: PosterSheet) -> Piece:
    if sheet.pictures and image.file in sheet.pictures:
        return Piece(wide, wide * RATIO, (Photo(0, 0, wide, wide * RATIO, image.file, image.alt),))
    return _framed(image.alt, wide, sheet.setter)


def _framed(alt: str, wide: float, setter: TextSetter) -> Piece:
    words = setter.text(alt, wide - 2 * INSIDE, SMALL)
    height = max(wide * RATIO, words.height + 2 * INSIDE)
    frame = Box(0, 0, wide, height, ColorRole("soft"), ColorRole("line"))
    return Piece(wide, height, (frame, *moved(words.marks, INSIDE, (height - words.height) / 2)))
