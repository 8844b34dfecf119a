"""The whole map as a table: columns under their stages, rows of cells, and the lines of a blueprint between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.entries import Entry, cell, cell_path
from journeymap_cli.model.lanes import Role
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import REACH, anchor
from journeymap_cli.view.cells import EntryView, entry_view
from journeymap_cli.view.column_headers import ColumnView, StageView, column_views, stage_views
from journeymap_cli.view.lanes import LaneView, lanes
from journeymap_cli.view.names import Names, names

BlueprintLine: TypeAlias = Literal["interaction", "visibility", "internal interaction"]
SpanKind: TypeAlias = Literal["all", "stages", "columns"]

LINES: Final[dict[Role, BlueprintLine]] = {
    "frontstage": "interaction",
    "backstage": "visibility",
    "support": "internal interaction",
}
"""The line above the first row of a role."""

SIDES: Final[tuple[Role, ...]] = ("customer", "frontstage", "backstage", "support")
"""From the customer inwards: a line parts a role from those before it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of a node in a lane, over `span` columns from `start` on.

    `path` is that of the cell, `node_path` that of its stage or step. `anchor` is None for the empty cell above that
    of a stage without steps, if a lane has two rows.
    """

    path: Path
    node_path: Path
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
    part: SpanKind
    cells: tuple[Cell, ...]
    line: BlueprintLine | None = None
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


def swimlanes(facts: Analysis) -> Swimlanes:
    """The table of a journey."""
    found = facts.columns
    people = facts.participants
    known = names(facts)
    rows = [row for lane in lanes(facts) for row in _rows(lane, found, known)]
    return Swimlanes(stage_views(facts, found, people), column_views(found, people), tuple(_with_lines(rows)))


@dataclass(frozen=True, slots=True)
class RowSource:
    """What a row takes of a lane: all, but of the metrics either the reach or the others."""

    lane: LaneView
    label: str
    is_reach: bool = False

    def held(self, node: Node) -> tuple[tuple[int, Entry], ...]:
        """The entries of a node, with their numbers in its cell."""
        return tuple((number, entry) for number, entry in enumerate(cell(node, self.lane.id)) if self._takes(entry))

    def _takes(self, entry: Entry) -> bool:
        return not isinstance(entry, Metric) or (entry.kind == "reach") is self.is_reach


def _rows(lane: LaneView, found: Sequence[Column], known: Names) -> Iterator[Row]:
    for shelf in _shelves(lane):
        held = [(shelf.held(column.stage), shelf.held(column.node), column.is_stage) for column in found]
        if not any(of_stage or of_node for of_stage, of_node, _ in held):
            continue
        on_both = any(of_stage and of_node and not is_stage for of_stage, of_node, is_stage in held)
        parts: tuple[SpanKind, ...] = ("stages", "columns") if on_both else ("all",)
        for part in parts:
            yield Row(lane, shelf.label, part, tuple(_cells(shelf, part, found, known)), is_reach=shelf.is_reach)


def _shelves(lane: LaneView) -> tuple[RowSource, ...]:
    if lane.kind != "metrics":
        return (RowSource(lane, lane.label),)
    return RowSource(lane, "Reach", is_reach=True), RowSource(lane, lane.label)


def _cells(shelf: RowSource, part: SpanKind, found: Sequence[Column], known: Names) -> Iterator[Cell]:
    order: dict[Path, int] = {}
    for column in found:
        stage = order.setdefault(column.stage_path, len(order))
        start, span = column.number - 1, max(1, len(column.stage.steps))
        is_wide = not column.is_stage and (part == "stages" or (part == "all" and bool(shelf.held(column.stage))))
        if is_wide and column.node is column.stage.steps[0]:
            yield _cell(shelf, column.stage, column.stage_path, known, CellSpan(stage, start, span))
        elif column.is_stage and part == "stages":
            yield Cell(cell_path(column.path, shelf.lane.id), column.path, None, stage, start, 1, ())
        elif not is_wide:
            yield _cell(shelf, column.node, column.path, known, CellSpan(stage, start, 1))


class CellSpan(NamedTuple):
    """Which columns a cell spans."""

    stage: int
    start: int
    span: int


def _cell(shelf: RowSource, node: Node, path: Path, known: Names, where: CellSpan) -> Cell:
    place = cell_path(path, shelf.lane.id)
    entries = tuple(entry_view(entry, (*place, number), known) for number, entry in shelf.held(node))
    return Cell(place, path, anchor(node.id, REACH if shelf.is_reach else shelf.lane.id), *where, entries)


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
