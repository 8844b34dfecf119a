"""The whole map as a table: columns under their stages, rows of cells, and the lines of a blueprint between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.cast import cast
from journeymap_cli.facts.columns import Column, columns
from journeymap_cli.facts.entries import cell, cell_path
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Role
from journeymap_cli.model.node import Node
from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import REACH, anchor
from journeymap_cli.view.cells import EntryView, Figure, Names, entry_view, names
from journeymap_cli.view.heads import ColumnView, StageView, column_views, stage_views
from journeymap_cli.view.lanes import LaneView, lanes

Line: TypeAlias = Literal["interaction", "visibility", "internal interaction"]
Part: TypeAlias = Literal["all", "stages", "columns"]

LINES: Final[dict[Role, Line]] = {
    "frontstage": "interaction",
    "backstage": "visibility",
    "support": "internal interaction",
}
"""The line above the first row of a role."""

SIDES: Final[tuple[Role, ...]] = ("customer", "frontstage", "backstage", "support")
"""From the customer inwards: a line parts a role from those before it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a node holds in a lane, over `span` columns from `start` on.

    `anchor` is None for the empty cell above that of a stage without steps, where a lane has two rows.
    """

    path: Path
    anchor: str | None
    stage: int
    start: int
    span: int
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells. `line` is the line of a blueprint above it.

    A lane that is filled on a stage and on its steps has two rows, `stages` and `columns`: one label stands at both.
    The metrics are two rows with a label each, the first of them the `reach`.
    """

    lane: LaneView
    label: str
    part: Part
    cells: tuple[Cell, ...]
    line: Line | None = None
    is_reach: bool = False


@dataclass(frozen=True, slots=True)
class Swimlanes:
    """The table."""

    stages: tuple[StageView, ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[Row, ...]

    def entries(self) -> Iterator[EntryView]:
        """Every entry that is shown."""
        return (entry for row in self.rows for cell in row.cells for entry in cell.entries)


def swimlanes(journey: Journey) -> Swimlanes:
    """The table of a journey."""
    found = columns(journey)
    people = cast(journey)
    known = names(journey)
    rows = [row for lane in lanes(journey) for row in _rows(lane, found, known)]
    return Swimlanes(stage_views(journey, found, people), column_views(found, people), tuple(_with_lines(rows)))


def _rows(lane: LaneView, found: Sequence[Column], known: Names) -> Iterator[Row]:
    parts: tuple[Part, ...] = ("stages", "columns") if _is_on_both_levels(lane, found) else ("all",)
    for part in parts:
        row = Row(lane, lane.label, part, tuple(_cells(lane, part, found, known)))
        yield from _split(row) if lane.kind == "metrics" else (row,)


def _is_on_both_levels(lane: LaneView, found: Sequence[Column]) -> bool:
    return any(cell(column.stage, lane.id) and cell(column.node, lane.id) for column in found if not column.is_stage)


def _cells(lane: LaneView, part: Part, found: Sequence[Column], known: Names) -> Iterator[Cell]:
    order: dict[Path, int] = {}
    for column in found:
        stage = order.setdefault(column.stage_path, len(order))
        start, span = column.number - 1, max(1, len(column.stage.steps))
        is_wide = not column.is_stage and (part == "stages" or (part == "all" and cell(column.stage, lane.id)))
        if is_wide and column.node is column.stage.steps[0]:
            yield _cell(lane, column.stage, column.stage_path, known, Where(stage, start, span))
        elif column.is_stage and part == "stages":
            yield Cell(cell_path(column.path, lane.id), None, stage, start, 1, ())
        elif not is_wide:
            yield _cell(lane, column.node, column.path, known, Where(stage, start, 1))


class Where(NamedTuple):
    """Which columns a cell spans."""

    stage: int
    start: int
    span: int


def _cell(lane: LaneView, node: Node, path: Path, known: Names, where: Where) -> Cell:
    place = cell_path(path, lane.id)
    held = tuple(entry_view(entry, (*place, number), known) for number, entry in enumerate(cell(node, lane.id)))
    return Cell(place, anchor(node.id, lane.id), *where, held)


def _split(row: Row) -> Iterator[Row]:
    """The metrics: the reach in a row of its own, then all others."""
    reach = replace(row, label="Reach", cells=tuple(_only(cell, True) for cell in row.cells), is_reach=True)
    others = replace(row, cells=tuple(_only(cell, False) for cell in row.cells))
    return (part for part in (reach, others) if any(cell.entries for cell in part.cells))


def _only(cell: Cell, reach: bool) -> Cell:
    held = tuple(entry for entry in cell.entries if _is_reach(entry) is reach)
    return replace(cell, anchor=cell.anchor and _reach_anchor(cell.anchor) if reach else cell.anchor, entries=held)


def _reach_anchor(name: str) -> str:
    return anchor(name.partition(".")[0], REACH)


def _is_reach(entry: EntryView) -> bool:
    return isinstance(entry.detail, Figure) and entry.detail.kind == "reach"


def _with_lines(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with the line above the first row of a role where a row of a side before it stands above."""
    seen: set[Role] = set()
    for row in rows:
        role = row.lane.role
        if role in LINES and role not in seen and seen & set(SIDES[: SIDES.index(role)]):
            yield replace(row, line=LINES[role])
        else:
            yield row
        seen.add(role)
