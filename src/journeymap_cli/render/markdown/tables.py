"""The map as tables of Markdown: one table while it is narrow, else one for each stage."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.language.language import Language
from journeymap_cli.problem import Path
from journeymap_cli.render.markdown.cells import Legend, cell, names
from journeymap_cli.render.markdown.text import NEW_LINE, inline, link, rich
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.column_headers import ColumnView, NodeView, StageView
from journeymap_cli.view.swimlanes import Row, Swimlanes

MOST_COLUMNS: Final = 4
"""Up to this many columns, the whole map is one table."""

STAR: Final = "★"


class TableHead(NamedTuple):
    """A column of a table: its node, its title, and whether it has rows with the facts of the node."""

    node: NodeView
    title: str
    has_facts: bool = True


class TableLane(NamedTuple):
    """A row of a table. `cells` are by the path of their node, `line` names the line of a blueprint above the row."""

    label: str
    line: str | None
    cells: dict[Path, tuple[EntryView, ...]]


def experience(view: Swimlanes, legend: Legend) -> Iterator[str]:
    """The lines of all tables."""
    lanes = _lanes(view.rows)
    if len(view.columns) <= MOST_COLUMNS:
        heads = [head for stage in view.stages for head in _heads_in_map(stage, view, lanes, legend)]
        yield from ("", *_table(heads, lanes, legend))
        return
    for stage in view.stages:
        yield from ("", f"### {_starred(stage.node)}")
        if stage.has_steps:
            yield from _about(stage.node, legend)
        yield from ("", *_table(_heads_in_stage(stage, view, lanes, legend.language), lanes, legend))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table, without the columns that are empty in every row."""
    kept = [number for number in range(len(head)) if any(row[number] for row in rows)]
    yield _row([head[number] for number in kept])
    yield _row(["---" for _ in kept])
    yield from (_row([row[number] for number in kept]) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lanes(rows: Sequence[Row]) -> list[TableLane]:
    """The rows; the two rows of a lane for stages and for steps become one."""
    lanes: dict[tuple[str, str], TableLane] = {}
    for row in rows:
        lane = lanes.setdefault((row.lane.id, row.label), TableLane(row.label, row.line_words or None, {}))
        lane.cells.update({each.node_path: each.entries for each in row.cells if each.entries})
    return list(lanes.values())


def _heads_in_stage(
    stage: StageView, view: Swimlanes, lanes: Sequence[TableLane], language: Language
) -> list[TableHead]:
    """The columns of the table of one stage: the stage itself if it has entries of its own, then its steps."""
    whole = (
        [TableHead(stage.node, language.gettext("The whole stage"), has_facts=False)]
        if _has_entries(stage, lanes)
        else []
    )
    steps = [TableHead(step.node, _starred(step.node)) for step in _columns(stage, view)]
    return [*whole, *steps] if stage.has_steps else steps


def _heads_in_map(stage: StageView, view: Swimlanes, lanes: Sequence[TableLane], legend: Legend) -> Iterator[TableHead]:
    """The columns of a stage in the table of the whole map."""
    if not stage.has_steps:
        yield TableHead(stage.node, _starred(stage.node))
        return
    if _has_entries(stage, lanes) or any(_facts(stage.node, legend).values()):
        yield TableHead(stage.node, _starred(stage.node))
    for step in _columns(stage, view):
        yield TableHead(step.node, f"{inline(stage.node.name)} › {_starred(step.node)}")


def _columns(stage: StageView, view: Swimlanes) -> Sequence[ColumnView]:
    return view.columns[stage.start : stage.start + stage.span]


def _has_entries(stage: StageView, lanes: Sequence[TableLane]) -> bool:
    return any(stage.node.path in lane.cells for lane in lanes)


def _starred(node: NodeView) -> str:
    return f"{STAR} {inline(node.name)}" if node.moment_of_truth else inline(node.name)


def _who(node: NodeView, legend: Legend) -> str:
    return "" if set(node.personas) == set(legend.people) else names(node.personas, legend)


def _detail(node: NodeView, _: Legend) -> str:
    return link(node.detail_name or "", node.detail)


def _facts(node: NodeView, legend: Legend) -> dict[str, str]:
    """The facts about a stage or step, by the name of their row; an empty text if there is none."""
    gettext = legend.language.gettext
    return {
        gettext("About"): rich(node.description or "", legend.base, NEW_LINE),
        gettext("Who"): _who(node, legend),
        gettext("moment of truth"): inline(node.star_reason or ""),
        gettext("When"): inline(node.when or ""),
        gettext("Takes"): inline(node.duration or ""),
        gettext("Owner"): inline(node.owner or ""),
        gettext("In detail"): _detail(node, legend),
    }


def _about(node: NodeView, legend: Legend) -> Iterator[str]:
    """The facts of a stage above its table: the description, then the others in one line."""
    facts = _facts(node, legend)
    description = facts.pop(legend.language.gettext("About"))
    others = " · ".join(f"{name}{legend.language.gettext(': ')}{text}" for name, text in facts.items() if text)
    for text in filter(None, (description, others)):
        yield from ("", text)


def _table(heads: Sequence[TableHead], lanes: Sequence[TableLane], legend: Legend) -> Iterator[str]:
    yield _row(["", *(head.title for head in heads)])
    yield _row(["---", *("---" for _ in heads)])
    facts = [_facts(head.node, legend) for head in heads]
    for name in facts[0]:
        texts = [each[name] if head.has_facts else "" for head, each in zip(heads, facts, strict=True)]
        if any(texts):
            yield _row([f"*{name}*", *texts])
    yield from _lane_rows(heads, lanes, legend)


def _lane_rows(heads: Sequence[TableHead], lanes: Sequence[TableLane], legend: Legend) -> Iterator[str]:
    """The rows that have entries, with the lines of a blueprint between them."""
    has_row_above, line = False, None
    for lane in lanes:
        line = lane.line or line
        texts = [cell(lane.cells.get(head.node.path, ()), legend) for head in heads]
        if not any(texts):
            continue
        if has_row_above and line:
            yield _row([f"*{line}*", *("" for _ in heads)])
        yield _row([f"**{inline(lane.label)}**", *texts])
        has_row_above, line = True, None
