"""The rows of a poster: a label at the start, and a cell for each column or span."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.model.scalars import Evidence
from journeymap_cli.problem import Path
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.hyphenation import STAGE
from journeymap_cli.view.poster.cells import CellContext, content
from journeymap_cli.view.poster.curve import PosterCurve
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    HAIR,
    Box,
    ColorRole,
    Grid,
    HorizontalRule,
    Mark,
    Piece,
    column,
    moved,
    seen,
)
from journeymap_cli.view.poster.text import STRONG, TextSetter, TextStyle
from journeymap_cli.view.swimlanes import Cell, Row

LEAST: Final = 11.25
LINE_ROOM: Final = 17
NOTE: Final = TextStyle(8, ColorRole("muted"))


class PosterSheet(NamedTuple):
    """State shared by the parts of a poster: how texts are set, the curve, persona initials, the kinds of evidence that
    get a sign, and the biggest fall of reach, as a share, by the path of its metric. `pictures` are the paths of those
    that the format can show; None without a storyboard.
    """

    setter: TextSetter
    curve: PosterCurve | None
    initials: Mapping[str, str]
    marked: tuple[Evidence, ...] = ()
    falls: Mapping[Path, float] = {}
    pictures: Collection[str] | None = None


def rows(
    shown: Sequence[Row], grid: Grid, sheet: PosterSheet, shown_above: frozenset[Path], most: float | None = None
) -> Iterator[Piece]:
    """Yield the rows over a range of columns, with the blueprint's lines above them.

    Rows without an entry there are left out, and so are entries whose path is in `shown_above`. A row that is higher
    than `most` points is split between its entries.
    """
    line, last = "", None
    for row in shown:
        line = row.line_words or line
        cells = _contents(row, grid, sheet, shown_above)
        if any(cell.height for _, cell in cells):
            above = [_line(line, grid, sheet.setter)] if line else []
            is_named, line, last = row.lane.id != last or row.is_reach, "", row.lane.id
            whole = _row(row, cells, grid, sheet.setter, is_named=is_named)
            if most is None or sum(piece.height for piece in above) + whole.height <= most:
                yield column([*above, whole])
                continue
            yield from above
            for part in _split(row, grid, shown_above, most - 2 * ALONG, sheet):
                yield _row(row, part, grid, sheet.setter, is_named=True)


def _line(name: str, grid: Grid, setter: TextSetter) -> Piece:
    words = setter.text(name, grid.width - grid.label - ACROSS, NOTE)
    rule = HorizontalRule(0, LINE_ROOM - 2, grid.width, ColorRole("edge"), dashed=True)
    return Piece(grid.width, LINE_ROOM, (*moved(words.marks, grid.label + ACROSS, 3), rule))


def _row(row: Row, cells: Sequence[tuple[Cell, Piece]], grid: Grid, setter: TextSetter, *, is_named: bool) -> Piece:
    """A row under a hairline. The second row of a lane has no label."""
    label = setter.text(row.label if is_named else "", grid.label - 2 * ACROSS, STRONG, longest=STAGE)
    height = max([LEAST, label.height, *(cell.height for _, cell in cells)]) + 2 * ALONG
    start = 0 if is_named else grid.label
    marks: list[Mark] = [Box(start, 0, grid.width - start, HAIR, ColorRole("line"), ground=True)]
    if is_named:
        marks += moved(label.marks, ACROSS, ALONG)
    for cell, piece in cells:
        marks += moved(piece.marks, grid.left(cell.start) + ACROSS, ALONG)
    return Piece(grid.width, height, tuple(marks))


def _split(
    row: Row, grid: Grid, shown_above: frozenset[Path], most: float, sheet: PosterSheet
) -> Iterator[list[tuple[Cell, Piece]]]:
    """Yield the cells with as many entries as fit in a height, then with the next ones, until none is left."""
    left = [(cell._replace(entries=tuple(_left(cell, shown_above)))) for cell, _ in seen(row.cells, grid.part)]
    while any(cell.entries for cell in left):
        part = [_fitting(cell, row, grid, most, sheet) for cell in left]
        yield [(cell, piece) for cell, piece in part]
        left = [
            whole._replace(entries=whole.entries[len(cell.entries) :])
            for whole, (cell, _) in zip(left, part, strict=True)
        ]


def _fitting(cell: Cell, row: Row, grid: Grid, most: float, sheet: PosterSheet) -> tuple[Cell, Piece]:
    """A cell with its first entries that fit, and at least one."""
    context = CellContext(sheet.setter.language, sheet.initials, sheet.marked)
    wide = grid.across(cell.start, cell.span) - 2 * ACROSS
    many = len(cell.entries)
    piece = content(row.lane.kind, cell.entries, wide, context)
    while many > 1 and piece.height > most:
        many -= 1
        piece = content(row.lane.kind, cell.entries[:many], wide, context)
    return cell._replace(entries=cell.entries[:many]), piece


def _contents(row: Row, grid: Grid, sheet: PosterSheet, shown_above: frozenset[Path]) -> list[tuple[Cell, Piece]]:
    context = CellContext(sheet.setter.language, sheet.initials, sheet.marked)
    return [
        (
            cell,
            content(row.lane.kind, _left(cell, shown_above), grid.across(cell.start, cell.span) - 2 * ACROSS, context),
        )
        for cell, _ in seen(row.cells, grid.part)
    ]


def _left(cell: Cell, shown_above: frozenset[Path]) -> Sequence[EntryView]:
    return [entry for entry in cell.entries if entry.path not in shown_above]
