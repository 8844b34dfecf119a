"""The heads of the columns of a poster: stages over their steps."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli.view.heads import ColumnView, StageView
from journeymap_cli.view.poster_grid import ACROSS, ALONG, COLUMN, GUTTER, LABEL, across, within
from journeymap_cli.view.poster_marks import Box, Ink, Mark, Piece, column, moved
from journeymap_cli.view.poster_signs import tags
from journeymap_cli.view.poster_text import SMALL, STRONG, Style, text
from journeymap_cli.view.swimlanes import Swimlanes

STAGE_SIZE: Final = 11.5
ABOUT_SIZE: Final = 8.5
NUMBER: Final = 14


def stage_heads(table: Swimlanes, part: range) -> Piece:
    """The names of the stages in a row, over their columns."""
    shown = [(stage, span) for stage in table.stages if (span := within(part, stage.start, stage.span))]
    bodies = [_stage(stage, across(span) - 2 * ACROSS, stage.start < part.start) for stage, span in shown]
    height = max(body.height for body in bodies) + 2 * ALONG
    marks: list[Mark] = []
    for (stage, span), body in zip(shown, bodies, strict=True):
        left = LABEL + across(max(stage.start, part.start) - part.start)
        marks.append(Box(left, 0, across(span) - GUTTER, height, Ink("stage", stage.index), path=stage.node.path))
        marks += moved(body.marks, left + ACROSS, ALONG)
    return Piece(LABEL + across(len(part)), height + GUTTER, tuple(marks))


def _stage(stage: StageView, limit: float, continued: bool) -> Piece:
    ink = Ink("on-stage", stage.index)
    name = f"{stage.node.name} (continued)" if continued else stage.node.name
    lines = [text(name, limit, Style(STAGE_SIZE, ink, bold=True), stage.node.path)]
    if stage.node.description and not continued:
        lines.append(text(stage.node.description, limit, Style(ABOUT_SIZE, ink)))
    return column(lines, 1)


def step_heads(table: Swimlanes, part: range, initials: Mapping[str, str]) -> Piece:
    """Number, name and people of each column; a stage without steps has been named above."""
    columns = table.columns[part.start : part.stop]
    bodies = [_step(one, initials) for one in columns]
    height = max(body.height for body in bodies) + 2 * ALONG
    marks: list[Mark] = [Box(0, 0, LABEL - GUTTER, height - GUTTER, Ink("soft"))]
    marks += moved(text("Step", LABEL - 2 * ACROSS, STRONG).marks, ACROSS, ALONG)
    for at, (one, body) in enumerate(zip(columns, bodies, strict=True)):
        left = LABEL + across(at)
        marks.append(Box(left, 0, COLUMN - GUTTER, height - GUTTER, Ink("stage-tint", one.stage), path=one.node.path))
        marks += moved(body.marks, left + ACROSS, ALONG)
    return Piece(LABEL + across(len(part)), height, tuple(marks))


def _step(one: ColumnView, initials: Mapping[str, str]) -> Piece:
    limit = COLUMN - 2 * ACROSS - GUTTER
    number = text(str(one.index + 1), NUMBER, Style(STRONG.size, Ink("muted")))
    words = [*([] if one.is_stage else [one.node.name]), *(["★"] if one.node.moment_of_truth else [])]
    title = [text("\u00a0".join(words), limit - NUMBER, STRONG, one.node.path)] if words else []
    people = _people(one, limit - NUMBER, initials)
    body = column([*title, *([people] if people.height else [])], 3)
    return Piece(limit, max(number.height, body.height), (*number.marks, *moved(body.marks, NUMBER, 0)))


def _people(one: ColumnView, limit: float, initials: Mapping[str, str]) -> Piece:
    who = tags(one.node.personas, initials, limit * 0.6)
    if not one.node.duration:
        return Piece(limit, who.height, who.marks)
    room = limit - who.width - 4
    length = text(one.node.duration, room, Style(SMALL.size, SMALL.ink, side="right"))
    return Piece(limit, max(length.height, who.height), (*who.marks, *moved(length.marks, who.width + 4, 0)))
