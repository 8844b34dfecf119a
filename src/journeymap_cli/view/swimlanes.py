"""The whole map as a table: columns under their stages, rows of cells, and the lines of a blueprint between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final, Literal, TypeAlias

from journeymap_cli.facts.cast import cast, takes_part
from journeymap_cli.facts.columns import Column, columns
from journeymap_cli.facts.entries import cell, cell_path
from journeymap_cli.facts.links import safe
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Role
from journeymap_cli.model.node import Node
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.stage import Stage
from journeymap_cli.problem import Path
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, anchor
from journeymap_cli.view.cells import EntryView, Figure, Names, entry_view, names
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
class NodeView:
    """What the head of a stage or step says. `detail` is the path of the map that details it, without its ending."""

    id: str
    name: str
    path: Path
    description: str | None
    owner: str | None
    duration: str | None
    personas: tuple[str, ...]
    moment_of_truth: bool
    detail: str | None
    detail_name: str | None


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column. `index` counts from 0; `is_stage` says that its node is a stage without steps."""

    index: int
    stage: int
    is_stage: bool
    node: NodeView


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage over its columns, from `start` on."""

    index: int
    start: int
    span: int
    has_steps: bool
    node: NodeView


@dataclass(frozen=True, slots=True)
class Cell:
    """What a node holds in a lane, over `span` columns from `start` on."""

    path: Path
    anchor: str
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
    return Swimlanes(_stages(journey, found, people), _columns(found, people), tuple(_with_lines(rows)))


def _stages(journey: Journey, found: Sequence[Column], people: Sequence[Persona]) -> tuple[StageView, ...]:
    starts: dict[Path, int] = {}
    for column in found:
        starts.setdefault(column.stage_path, column.number - 1)
    return tuple(
        StageView(
            index=index,
            start=starts["stages", index],
            span=max(1, len(stage.steps)),
            has_steps=bool(stage.steps),
            node=_node(people, stage, stage, ("stages", index)),
        )
        for index, stage in enumerate(journey.stages)
    )


def _columns(found: Sequence[Column], people: Sequence[Persona]) -> tuple[ColumnView, ...]:
    order = {stage: index for index, stage in enumerate(dict.fromkeys(column.stage_path for column in found))}
    return tuple(
        ColumnView(
            index=column.number - 1,
            stage=order[column.stage_path],
            is_stage=column.is_stage,
            node=_node(people, column.stage, column.node, column.path),
        )
        for column in found
    )


def _node(people: Sequence[Persona], stage: Stage, node: Node, path: Path) -> NodeView:
    return NodeView(
        id=node.id,
        name=node.name,
        path=path,
        description=node.description,
        owner=node.owner,
        duration=node.duration and wording.duration(node.duration),
        personas=tuple(persona.id for persona in people if takes_part(persona, stage, node)),
        moment_of_truth=node.moment_of_truth,
        detail=_without_ending(node.journey) if safe(node.journey) else None,
        detail_name=node.journey,
    )


def _without_ending(path: str | None) -> str | None:
    """`refunds` for `refunds.journey.yaml`: an output of that map is its name with another ending."""
    if path is None:
        return None
    file = PurePosixPath(path)
    name = file.name.removesuffix(file.suffix)
    return str(file.with_name(name.removesuffix(".journey") or name))


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
        if not is_wide:
            entries = () if part == "stages" else _entries(lane, column.node, column.path, known)
            yield Cell(cell_path(column.path, lane.id), anchor(column.node.id, lane.id), stage, start, 1, entries)
        elif column.node is column.stage.steps[0]:
            entries = _entries(lane, column.stage, column.stage_path, known)
            yield Cell(
                cell_path(column.stage_path, lane.id), anchor(column.stage.id, lane.id), stage, start, span, entries
            )


def _entries(lane: LaneView, node: Node, path: Path, known: Names) -> tuple[EntryView, ...]:
    place = cell_path(path, lane.id)
    return tuple(entry_view(entry, (*place, number), known) for number, entry in enumerate(cell(node, lane.id)))


def _split(row: Row) -> Iterator[Row]:
    """The metrics: the reach in a row of its own, then all others."""
    reach = replace(row, label="Reach", cells=tuple(_only(cell, True) for cell in row.cells), is_reach=True)
    others = replace(row, cells=tuple(_only(cell, False) for cell in row.cells))
    return (part for part in (reach, others) if any(cell.entries for cell in part.cells))


def _only(cell: Cell, reach: bool) -> Cell:
    held = tuple(entry for entry in cell.entries if _is_reach(entry) is reach)
    node, _, lane = cell.anchor.rpartition(".")
    return replace(cell, anchor=anchor(node, REACH if reach else lane), entries=held)


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
