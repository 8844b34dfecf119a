"""The whole map as a table: columns under their stages, rows of cells, and lines of a service blueprint."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.entries import Entry, cell, cell_path
from journeymap_cli.language.language import Language
from journeymap_cli.model.lanes import BY_ID, LANES, BuiltInLane, CellKind, Role
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.model.registries import Lane
from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import REACH, anchor
from journeymap_cli.view.cells import EntryView, entry_view
from journeymap_cli.view.column_headers import ColumnView, StageView, column_views, stage_views
from journeymap_cli.view.names import Names, names

BlueprintLine: TypeAlias = Literal["interaction", "visibility", "internal interaction"]
SpanKind: TypeAlias = Literal["all", "stages", "columns"]

LINES: Final[dict[Role, BlueprintLine]] = {
    "frontstage": "interaction",
    "backstage": "visibility",
    "support": "internal interaction",
}
"""The line above the first row of each role."""

SIDES: Final[tuple[Role, ...]] = ("customer", "frontstage", "backstage", "support")
"""From the customer inwards: the line of a role separates it from the roles before it."""


LINE_WORDS: Final[dict[BlueprintLine, Callable[[Language], str]]] = {
    "interaction": lambda language: language.gettext("line of interaction"),
    "visibility": lambda language: language.gettext("line of visibility"),
    "internal interaction": lambda language: language.gettext("line of internal interaction"),
}


class LaneView(NamedTuple):
    """A lane as it is shown: its label, its side in a service blueprint, what its cells show, and its icon."""

    id: str
    label: str
    role: Role
    kind: CellKind = "items"
    icon: str | None = None
    is_built_in: bool = True


class Cell(NamedTuple):
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


class Row(NamedTuple):
    """One row of cells. `line` is the line of a service blueprint above it.

    A lane with entries on a stage and on its steps has two rows, for `stages` and `columns`, with the same label. The
    metrics lane has a row for reach (`is_reach`) and one for all other metrics.
    """

    lane: LaneView
    label: str
    part: SpanKind
    cells: tuple[Cell, ...]
    line: BlueprintLine | None = None
    line_words: str = ""
    is_reach: bool = False

    def entries(self) -> Iterator[EntryView]:
        """Every entry of the row."""
        return (entry for cell in self.cells for entry in cell.entries)


class Swimlanes(NamedTuple):
    """The map as a table."""

    stages: tuple[StageView, ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[Row, ...]

    def entries(self) -> Iterator[EntryView]:
        """Every entry of the table."""
        return (entry for row in self.rows for entry in row.entries())

    @property
    def involved(self) -> dict[str, set[int]]:
        """The indices of the columns in which each persona takes part, by its id."""
        found: dict[str, set[int]] = {}
        for column in self.columns:
            for persona in column.node.personas:
                found.setdefault(persona, set()).add(column.at)
        return found


def swimlanes(facts: Analysis) -> Swimlanes:
    """The table of a map."""
    known = names(facts)
    rows = [row for lane in lanes(facts) for row in _rows(lane, facts.columns, known)]
    shown = tuple(_with_lines(_reach_below_emotion(rows), facts.language))
    return Swimlanes(stage_views(facts), column_views(facts), shown)


def lanes(facts: Analysis) -> tuple[LaneView, ...]:
    """The lanes to show: those of `lanes` in order, then the others in default order, without hidden and empty ones."""
    hidden = {lane.id for lane in facts.lanes if lane.hidden}
    language = facts.language
    views = {lane.id: lane for lane in (*(_built_in(lane, language) for lane in LANES), *_listed(facts))}
    order = dict.fromkeys((*(lane.id for lane in facts.lanes), *BY_ID))
    return tuple(views[lane] for lane in order if lane in facts.counts and lane not in hidden)


def _listed(facts: Analysis) -> Iterator[LaneView]:
    for lane in facts.lanes:
        if (base := BY_ID.get(lane.id)) is not None:
            view = _built_in(base, facts.language)
            yield view._replace(label=lane.label or view.label, role=lane.role or view.role)
        else:
            yield _own(lane)


def _built_in(lane: BuiltInLane, language: Language) -> LaneView:
    return LaneView(lane.id, language.pgettext("lane", lane.label), lane.role, lane.kind, lane.icon)


def _own(lane: Lane) -> LaneView:
    return LaneView(lane.id, lane.label or lane.id, lane.role or "customer", is_built_in=False)


class RowSource(NamedTuple):
    """The entries of a row: all of a lane, or of the metrics either reach or the others."""

    lane: LaneView
    label: str
    is_reach: bool = False

    def entries(self, node: Node) -> tuple[tuple[int, Entry], ...]:
        """The entries of a node, with their indices in its cell."""
        return tuple((index, entry) for index, entry in enumerate(cell(node, self.lane.id)) if self._has(entry))

    def is_filled(self, node: Node) -> bool:
        """Whether a node has entries in the row."""
        return any(map(self._has, cell(node, self.lane.id)))

    def _has(self, entry: Entry) -> bool:
        return not isinstance(entry, Metric) or (entry.kind == "reach") is self.is_reach


def _rows(lane: LaneView, columns: Sequence[Column], known: Names) -> Iterator[Row]:
    for source in _row_sources(lane, known.language):
        filled = [
            (source.is_filled(column.stage), source.is_filled(column.node), column.is_stage) for column in columns
        ]
        if not any(stage or node for stage, node, _ in filled):
            continue
        on_both = any(stage and node and not is_stage for stage, node, is_stage in filled)
        parts: tuple[SpanKind, ...] = ("stages", "columns") if on_both else ("all",)
        for part in parts:
            yield Row(lane, source.label, part, tuple(_cells(source, part, columns, known)), is_reach=source.is_reach)


def _row_sources(lane: LaneView, language: Language) -> tuple[RowSource, ...]:
    if lane.kind != "metrics":
        return (RowSource(lane, lane.label),)
    return RowSource(lane, language.gettext("Reach"), is_reach=True), RowSource(lane, lane.label)


def _cells(source: RowSource, part: SpanKind, columns: Sequence[Column], known: Names) -> Iterator[Cell]:
    """The cells of a row; the entries of a stage with steps are in one cell over the columns of its steps."""
    order: dict[Path, int] = {}
    for column in columns:
        stage = order.setdefault(column.stage_path, len(order))
        start, span = column.number - 1, max(1, len(column.stage.steps))
        is_wide = not column.is_stage and (part == "stages" or (part == "all" and source.is_filled(column.stage)))
        if is_wide and column.node is column.stage.steps[0]:
            yield _cell(source, column.stage, column.stage_path, known, CellSpan(stage, start, span))
        elif column.is_stage and part == "stages":
            yield Cell(cell_path(column.path, source.lane.id), column.path, None, stage, start, 1, ())
        elif not is_wide:
            yield _cell(source, column.node, column.path, known, CellSpan(stage, start, 1))


class CellSpan(NamedTuple):
    """The stage of a cell, its first column, and how many columns it spans; indices count from 0."""

    stage: int
    start: int
    span: int


def _cell(source: RowSource, node: Node, node_path: Path, known: Names, span: CellSpan) -> Cell:
    path = cell_path(node_path, source.lane.id)
    entries = tuple(entry_view(entry, (*path, index), known) for index, entry in source.entries(node))
    return Cell(path, node_path, anchor(node.id, REACH if source.is_reach else source.lane.id), *span, entries)


def _reach_below_emotion(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with reach right below the feelings, if the map has both: one explains the other."""
    places = [number for number, row in enumerate(rows) if row.lane.kind == "emotion"]
    if not places:
        return rows
    after = places[-1] + 1
    others = [[row for row in part if not row.is_reach] for part in (rows[:after], rows[after:])]
    return [*others[0], *(row for row in rows if row.is_reach), *others[1]]


def _with_lines(rows: Sequence[Row], language: Language) -> Iterator[Row]:
    """The rows with the lines of a service blueprint.

    A line is above the first row of its role, if a row of a role before it in `SIDES` is further up.
    """
    seen: set[Role] = set()
    for row in rows:
        role = row.lane.role
        if role in LINES and role not in seen and seen & set(SIDES[: SIDES.index(role)]):
            line = LINES[role]
            yield row._replace(line=line, line_words=LINE_WORDS[line](language))
        else:
            yield row
        seen.add(role)
