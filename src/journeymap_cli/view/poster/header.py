"""The heads of the columns: names of the stages under a rule, and below them the steps."""

from collections.abc import Iterator, Mapping
from typing import Final

from journeymap_cli.view.column_headers import ColumnView, NodeView, StageView
from journeymap_cli.view.hyphenation import STAGE, STEP
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.badges import tags
from journeymap_cli.view.poster.shapes import ACROSS, Box, ColorRole, Grid, Mark, Piece, column, moved, seen
from journeymap_cli.view.poster.text import MUTED, SMALL, STRONG, TextSetter, TextStyle
from journeymap_cli.view.swimlanes import Swimlanes

STAGE_TEXT: Final = TextStyle(11.5, bold=True)
ABOUT: Final = TextStyle(8.5, MUTED)
LABEL_TEXT: Final = TextStyle(8.5, MUTED)
RULE: Final = 2
NUMBER: Final = 15
ALONG: Final = 5


def stage_heads(table: Swimlanes, grid: Grid, setter: TextSetter) -> Piece:
    """A row of stage names above their columns."""
    shown = list(seen(table.stages, grid.part))
    bodies = [
        _stage(stage, grid.across(stage.start, stage.span) - 2 * ACROSS, stage.start < grid.part.start, setter)
        for stage, _ in shown
    ]
    height = max(body.height for body in bodies) + RULE + 2 * ALONG
    marks: list[Mark] = list(_label(setter.language.gettext("Stage"), grid, setter, RULE + ALONG))
    for (stage, _), body in zip(shown, bodies, strict=True):
        left, wide = grid.left(stage.start), grid.across(stage.start, stage.span)
        marks.append(Box(left, 0, wide, RULE, ColorRole("stage", stage.place), path=stage.node.path))
        marks += moved(body.marks, left + ACROSS, RULE + ALONG)
    return Piece(grid.width, height, tuple(marks))


def _label(words: str, grid: Grid, setter: TextSetter, top: float) -> tuple[Mark, ...]:
    return moved(setter.text(words, grid.label - 2 * ACROSS, LABEL_TEXT).marks, ACROSS, top)


def _stage(stage: StageView, limit: float, continued: bool, setter: TextSetter) -> Piece:
    node = stage.node
    if continued:
        name = setter.language.gettext("%(name)s (continued)") % {"name": node.name}
        return setter.text(name, limit, STAGE_TEXT, node.path, longest=STAGE)
    name = f"{node.name}\u00a0★" if node.moment_of_truth and stage.has_steps else node.name
    lines = [setter.text(name, limit, STAGE_TEXT, node.path, longest=STAGE)]
    if node.description:
        lines.append(setter.text(plain(node.description), limit, ABOUT))
    return column([*lines, *(_notes(node, limit, setter) if stage.has_steps else ())], 1)


def step_heads(table: Swimlanes, grid: Grid, initials: Mapping[str, str], setter: TextSetter) -> Piece:
    """Number, name and personas of each column; stages without steps are named only in the stage row."""
    columns = table.columns[grid.part.start : grid.part.stop]
    bodies = [_step(one, initials, grid.column(one.at) - 2 * ACROSS, setter) for one in columns]
    height = max(body.height for body in bodies) + ALONG
    marks: list[Mark] = list(_label(setter.language.gettext("Step"), grid, setter, 0))
    for one, body in zip(columns, bodies, strict=True):
        marks += moved(body.marks, grid.left(one.at) + ACROSS, 0)
    return Piece(grid.width, height, tuple(marks))


def _step(one: ColumnView, initials: Mapping[str, str], limit: float, setter: TextSetter) -> Piece:
    node, room = one.node, limit - NUMBER
    number = setter.text(str(one.number), NUMBER, TextStyle(STRONG.size, MUTED))
    words = [*([] if one.is_stage else [node.name]), *(["★"] if node.moment_of_truth else [])]
    lines = [setter.text("\u00a0".join(words), room, STRONG, node.path, longest=STEP)] if words else []
    if node.description and not one.is_stage:
        lines.append(setter.text(plain(node.description), room, SMALL))
    lines += [piece for piece in (tags(node.personas, initials, room), *_notes(node, room, setter)) if piece.height]
    body = column(lines, 2)
    return Piece(limit, max(number.height, body.height), (*number.marks, *moved(body.marks, NUMBER, 0)))


def _notes(node: NodeView, limit: float, setter: TextSetter) -> Iterator[Piece]:
    """Yield when it happens and how long it takes, why it is a moment of truth, and a link to its details."""
    times = " · ".join(filter(None, (node.when, node.duration)))
    reason = f"★ {node.star_reason}" if node.star_reason else ""
    yield from (setter.text(words, limit, SMALL) for words in (times, reason) if words)
    if node.detail:
        block = setter.linked(setter.language.gettext("in detail"), limit, SMALL, (), node.detail)
        yield Piece(limit, block.height, (block,))
