"""The table of the page: in full, and split into sheets that fit on paper."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.view.column_headers import ColumnView, StageView
from journeymap_cli.view.geometry import bands
from journeymap_cli.view.swimlanes import Cell, Row, Swimlanes

MOST: Final = 11
"""Maximum number of columns on a sheet of paper."""


class SheetCell(NamedTuple):
    """A cell that spans `span` columns of a sheet, with its rendered content."""

    cell: Cell
    span: int
    content: Markup


class SheetRow(NamedTuple):
    """A row of a sheet. `rows` is the span of its label: 2 if shared with the next row, 0 if with the one before."""

    row: Row
    rows: int
    cells: tuple[SheetCell, ...]


class Sheet(NamedTuple):
    """Adjacent columns as a table. `stages` pairs each stage with the number of its columns on this sheet."""

    stages: tuple[tuple[StageView, int], ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[SheetRow, ...]
    has_steps: bool
    has_about_stages: bool
    has_about_steps: bool
    has_pictures: bool


CellMarkup = Callable[[Row, Cell], Markup]


def sheets(table: Swimlanes, fill: CellMarkup) -> tuple[Sheet, tuple[Sheet, ...]]:
    """Return the full table, and the sheets for print; these are empty if the table fits on one sheet."""
    contents = [[fill(row, cell) for cell in row.cells] for row in table.rows]
    whole = _sheet(table, contents, range(len(table.columns)))
    parts = bands([stage.span for stage in table.stages], MOST)
    return whole, tuple(_sheet(table, contents, part) for part in parts) if len(parts) > 1 else ()


def _sheet(table: Swimlanes, contents: list[list[Markup]], part: range) -> Sheet:
    columns = table.columns[part.start : part.stop]
    stages = tuple((stage, span) for stage in table.stages if (span := _within(part, stage.start, stage.span)))
    return Sheet(
        stages=stages,
        columns=columns,
        rows=tuple(
            SheetRow(row, ROWS[row.part], tuple(_cells(row, held, part)))
            for row, held in zip(table.rows, contents, strict=True)
        ),
        has_steps=any(not column.is_stage for column in columns),
        has_about_stages=any(_has_about(stage) for stage, _ in stages),
        has_about_steps=any(not column.is_stage and column.node.description for column in columns),
        has_pictures=any(column.node.image for column in columns),
    )


ROWS: Final = {"all": 1, "stages": 2, "columns": 0}


def _cells(row: Row, contents: list[Markup], part: range) -> Iterator[SheetCell]:
    first = bisect_right(row.cells, part.start, key=lambda cell: cell.start) - 1
    for at in range(first, len(row.cells)):
        cell = row.cells[at]
        if cell.start >= part.stop:
            return
        yield SheetCell(cell, _within(part, cell.start, cell.span), contents[at])


def _within(part: range, start: int, span: int) -> int:
    return max(0, min(part.stop, start + span) - max(part.start, start))


def _has_about(stage: StageView) -> bool:
    node = stage.node
    facts = node.duration or node.when or node.owner or node.detail_name or node.image
    return bool(node.description or (stage.has_steps and facts))
