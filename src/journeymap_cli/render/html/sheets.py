"""The table of the page, and where it is cut into sheets of paper."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.view.column_headers import StageView
from journeymap_cli.view.geometry import bands
from journeymap_cli.view.swimlanes import Cell, Row, Swimlanes

MOST: Final = 11
"""Maximum number of columns on a sheet of paper."""


class SheetRow(NamedTuple):
    """A row, and its cells with their rendered contents.

    `rows` is the span of its label: 2 if shared with the next row, 0 if with the one before. `blank` are the indices of
    the sheets of paper on which it is empty.
    """

    row: Row
    rows: int
    cells: tuple[tuple[Cell, Markup], ...]
    blank: tuple[int, ...] = ()

    @property
    def is_regular(self) -> bool:
        """Whether the row is a label and one cell per column, so that cells are known by their places."""
        return self.rows > 0 and all(cell.span == 1 for cell, _ in self.cells)


class Sheet(NamedTuple):
    """The table with rendered contents.

    `cuts` are the columns at which the sheets of paper begin, if there are several.
    """

    rows: tuple[SheetRow, ...]
    cuts: tuple[int, ...]
    has_steps: bool
    has_all_steps: bool
    has_about_stages: bool
    has_about_steps: bool
    has_pictures: bool


CellMarkup = Callable[[Row, Cell], Markup]


def sheet(table: Swimlanes, fill: CellMarkup) -> Sheet:
    """Return the table with the contents that `fill` renders."""
    columns, parts = table.columns, cut(table)
    return Sheet(
        rows=tuple(_row(row, tuple((cell, fill(row, cell)) for cell in row.cells), parts) for row in table.rows),
        cuts=tuple(part.start for part in parts),
        has_steps=any(not column.is_stage for column in columns),
        has_all_steps=not any(column.is_stage for column in columns),
        has_about_stages=any(map(_has_about, table.stages)),
        has_about_steps=any(not column.is_stage and column.node.description for column in columns),
        has_pictures=any(column.node.image for column in columns),
    )


def _row(row: Row, cells: tuple[tuple[Cell, Markup], ...], parts: Sequence[range]) -> SheetRow:
    """Return the row; one that shares its label with the next row is never blank."""
    rows = ROWS[row.part]
    starts = [part.start for part in parts]
    filled = {bisect_right(starts, cell.start) - 1 for cell, content in cells if content}
    return SheetRow(row, rows, cells, () if rows == 2 else tuple(sorted(set(range(len(parts))) - filled)))


def cut(table: Swimlanes) -> tuple[range, ...]:
    """Return the columns of each sheet of paper; nothing if all fit on one."""
    parts = bands([stage.span for stage in table.stages], MOST)
    return parts if len(parts) > 1 else ()


ROWS: Final = {"all": 1, "stages": 2, "columns": 0}


def _has_about(stage: StageView) -> bool:
    node = stage.node
    facts = node.duration or node.when or node.owner or node.detail_name or node.image
    return bool(node.description or (stage.has_steps and facts))
