"""The map as tables of Markdown: one while it is narrow, else one for each stage."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.render.markdown.cells import Legend, cell, names
from journeymap_cli.render.markdown.text import NEW_LINE, inline, link
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.column_headers import NodeView, StageView
from journeymap_cli.view.swimlanes import Row, Swimlanes

MOST_COLUMNS: Final = 4
"""Up to so many the whole map is one table."""

STAR: Final = "★"


class TableHead(NamedTuple):
    """A column of a table: its node, what stands over it, and whether the facts of the node stand in it."""

    node: NodeView
    title: str
    has_facts: bool = True


class TableLane(NamedTuple):
    """A row with its cells by the path of their node; `line` is that of a blueprint above it."""

    label: str
    line: str | None
    cells: dict[Path, tuple[EntryView, ...]]


def experience(view: Swimlanes, known: Legend) -> Iterator[str]:
    """The lines of all tables."""
    lanes = _lanes(view.rows)
    if len(view.columns) <= MOST_COLUMNS:
        heads = [head for stage in view.stages for head in _all_heads(stage, view, lanes, known)]
        yield from ("", *_table(heads, lanes, known))
        return
    for stage in view.stages:
        yield from ("", f"### {_starred(stage.node)}")
        if stage.has_steps:
            yield from _about(stage.node, known)
        yield from ("", *_table(_heads(stage, view, lanes), lanes, known))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table without the columns in which nothing stands."""
    kept = [number for number in range(len(head)) if any(row[number] for row in rows)]
    yield _row([head[number] for number in kept])
    yield _row(["---" for _ in kept])
    yield from (_row([row[number] for number in kept]) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lanes(rows: Sequence[Row]) -> list[TableLane]:
    """The rows, those that a lane has for stages and for steps as one."""
    found: dict[tuple[str, str], TableLane] = {}
    for row in rows:
        lane = found.setdefault((row.lane.id, row.label), TableLane(row.label, row.line, {}))
        lane.cells.update({_node_path(each.path): each.entries for each in row.cells if each.entries})
    return list(found.values())


def _node_path(path: Path) -> Path:
    """The path of the stage or step that a cell belongs to."""
    return path[:4] if path[2] == "steps" else path[:2]


def _heads(stage: StageView, view: Swimlanes, lanes: Sequence[TableLane]) -> list[TableHead]:
    """The stage itself where something stands on it, then its steps."""
    own = [TableHead(stage.node, "The whole stage", has_facts=False)] if _is_filled(stage, lanes) else []
    steps = view.columns[stage.start : stage.start + stage.span]
    return [*(own if stage.has_steps else ()), *(TableHead(step.node, _starred(step.node)) for step in steps)]


def _all_heads(stage: StageView, view: Swimlanes, lanes: Sequence[TableLane], known: Legend) -> Iterator[TableHead]:
    """The same for a table of all stages."""
    if not stage.has_steps:
        yield TableHead(stage.node, _starred(stage.node))
        return
    if _is_filled(stage, lanes) or any(tell(stage.node, known) for tell in FACTS.values()):
        yield TableHead(stage.node, _starred(stage.node))
    for step in view.columns[stage.start : stage.start + stage.span]:
        yield TableHead(step.node, f"{inline(stage.node.name)} › {_starred(step.node)}")


def _is_filled(stage: StageView, lanes: Sequence[TableLane]) -> bool:
    return any(stage.node.path in lane.cells for lane in lanes)


def _starred(node: NodeView) -> str:
    return f"{STAR} {inline(node.name)}" if node.moment_of_truth else inline(node.name)


def _who(node: NodeView, known: Legend) -> str:
    return "" if set(node.personas) == set(known.people) else names(node.personas, known)


def _detail(node: NodeView, _: Legend) -> str:
    return link(node.detail_name or "", f"{node.detail}.md" if node.detail else None)


FACTS: Final[Mapping[str, Callable[[NodeView, Legend], str]]] = {
    "About": lambda node, _: inline(node.description or "", NEW_LINE),
    "Who": _who,
    "Takes": lambda node, _: inline(node.duration or ""),
    "Owner": lambda node, _: inline(node.owner or ""),
    "Told in": _detail,
}
"""What a node says about itself, by the name of the row."""


def _about(node: NodeView, known: Legend) -> Iterator[str]:
    """The facts of a stage above its table."""
    told = [f"{name}: {text}" for name, tell in FACTS.items() if name != "About" and (text := tell(node, known))]
    for text in (FACTS["About"](node, known), " · ".join(told)):
        if text:
            yield from ("", text)


def _table(heads: Sequence[TableHead], lanes: Sequence[TableLane], known: Legend) -> Iterator[str]:
    yield _row(["", *(head.title for head in heads)])
    yield _row(["---", *("---" for _ in heads)])
    for name, tell in FACTS.items():
        told = [tell(head.node, known) if head.has_facts else "" for head in heads]
        if any(told):
            yield _row([f"*{name}*", *told])
    yield from _lane_rows(heads, lanes, known)


def _lane_rows(heads: Sequence[TableHead], lanes: Sequence[TableLane], known: Legend) -> Iterator[str]:
    """The rows in which something stands, with the line of a blueprint where it parts two of them."""
    above, line = False, None
    for lane in lanes:
        line = lane.line or line
        held = [cell(lane.cells.get(head.node.path, ()), known) for head in heads]
        if not any(held):
            continue
        if above and line:
            yield _row([f"*line of {line}*", *("" for _ in heads)])
        yield _row([f"**{inline(lane.label)}**", *held])
        above, line = True, None
