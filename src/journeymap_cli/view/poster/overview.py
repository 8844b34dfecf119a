"""The whole journey on the first of several pages: its curve, reach, stages, pain points and opportunities."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from journeymap_cli.view.hero import levels_in
from journeymap_cli.view.hyphenation import STAGE
from journeymap_cli.view.point_labels import worth_naming
from journeymap_cli.view.poster.curve import PosterCurve, needed
from journeymap_cli.view.poster.hero import hero
from journeymap_cli.view.poster.poster import PosterPlan, divided, felt_of, placed
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    HAIR,
    RISE,
    Box,
    ColorRole,
    Grid,
    Mark,
    Piece,
    column,
    moved,
)
from journeymap_cli.view.poster.text import BAD, GOOD, MUTED, STRONG, TextSetter, TextStyle
from journeymap_cli.view.swimlanes import Row, Swimlanes

RISES: Final = (RISE, 100, 76)
"""Heights of the curve to try, in points: on later pages, a lower one is taken if it saves a page."""

LEAST: Final = 22
"""The least width of a column in points."""

RULE: Final = 2
NUMBER: Final = TextStyle(8, MUTED, side="center")
TONES: Final = {"pains": BAD, "chances": GOOD}
NAMES: Final = (112, 76, 56)
"""Widths to try for the name of a step at the curve, in points."""

BARS: Final = 3
BAR: Final = (4, 8)
"""How many bars show a level, and the width and height of one in points."""


def overview(planned: PosterPlan, wide: float, high: float) -> Piece:
    """Draw all columns in a width and a maximum height; empty if they do not fit or there are no scores."""
    for rise, has_marks in (*((rise, True) for rise in RISES), (RISES[-1], False)):
        found = _drawn(planned, wide, rise, has_marks=has_marks)
        if found.height <= high:
            return found
    return Piece(0, 0)


def _drawn(planned: PosterPlan, wide: float, rise: float, *, has_marks: bool) -> Piece:
    table, setter, felt = planned.table, planned.sheet.setter, felt_of(planned.facts, planned.table)
    edges = _edges(table, felt, planned, wide - planned.label) if felt else ()
    if not (felt and edges):
        return Piece(0, 0)
    grid = Grid(planned.label, edges, range(len(table.columns)), rise)
    drawn = _with_names(placed(felt, table, grid, planned.sheet.initials), planned)
    above = hero(table.rows, grid, planned.sheet._replace(curve=drawn)).piece
    marks = [_marks(row, grid, setter) for row in table.rows if has_marks and row.lane.kind in TONES]
    rows = [_stages(table, grid, setter), _numbers(table, grid, setter), *(one for one in marks if one.height)]
    return divided(column([above, *rows]), table, grid)


def _edges(table: Swimlanes, felt: PosterCurve, planned: PosterPlan, room: float) -> tuple[float, ...]:
    """The edges of the columns, each as wide as its marks and its part of the stage name; empty if they do not fit."""
    widths = [max(LEAST, need) for need in needed(felt, planned.sheet.initials)]
    for stage in table.stages:
        words = planned.sheet.setter.widest(stage.node.name, STRONG, STAGE) + 2 * ACROSS
        part = slice(stage.start, stage.start + stage.span)
        factor = max(1.0, words / sum(widths[part]))
        widths[part] = [width * factor for width in widths[part]]
    spare = (room - sum(widths)) / len(widths)
    return () if spare < 0 else tuple(accumulate((width + spare for width in widths), initial=0.0))


def _with_names(drawn: PosterCurve, planned: PosterPlan) -> PosterCurve:
    """The curve with the names of the most important steps instead of the words and quotes of feelings."""
    names = {
        (point.persona, point.path): planned.table.columns[point.column].node.name
        for point in worth_naming(planned.facts, planned.table, drawn.curve)
    }
    lines = tuple(
        line._replace(
            segments=tuple(
                tuple(point._replace(label=names.get((point.persona, point.path)), quote=None) for point in segment)
                for segment in line.segments
            ),
            bars=tuple(bar._replace(label=None, quote=None) for bar in line.bars),
        )
        for line in drawn.curve.lines
    )
    return drawn._replace(curve=drawn.curve._replace(lines=lines), notes=NAMES)


def _stages(table: Swimlanes, grid: Grid, setter: TextSetter) -> Piece:
    """The names of the stages under their rules."""
    marks: list[Mark] = [*_label(setter.language.gettext("Stage"), grid, setter, RULE + ALONG)]
    high = 0.0
    for stage in table.stages:
        left, across = grid.left(stage.start), grid.across(stage.start, stage.span)
        name = setter.text(stage.node.name, across - 2 * ACROSS, STRONG, stage.node.path, longest=STAGE)
        marks.append(Box(left, 0, across, RULE, ColorRole("stage", stage.place)))
        marks += moved(name.marks, left + ACROSS, RULE + ALONG)
        high = max(high, name.height)
    return Piece(grid.width, high + RULE + 2 * ALONG, tuple(marks))


def _numbers(table: Swimlanes, grid: Grid, setter: TextSetter) -> Piece:
    """The numbers of the steps, by which they are found on the next pages."""
    found = [(one, setter.text(str(one.number), grid.column(one.at), NUMBER)) for one in table.columns]
    marks = [mark for one, number in found for mark in moved(number.marks, grid.left(one.at), 0)]
    high = max(number.height for _, number in found) + ALONG
    return Piece(grid.width, high, (*_label(setter.language.gettext("Step"), grid, setter, 0), *marks))


def _marks(row: Row, grid: Grid, setter: TextSetter) -> Piece:
    """Bars for the severity of each cell's worst pain point, or the impact of its best open opportunity."""
    found = [(cell, levels) for cell in row.cells if (levels := levels_in(cell))]
    if not found:
        return Piece(0, 0)
    label = setter.text(row.label, grid.label - 2 * ACROSS, STRONG, longest=STAGE)
    high = label.height + ALONG
    marks: list[Mark] = [Box(0, 0, grid.width, HAIR, ColorRole("line"), ground=True)]
    marks += moved(label.marks, ACROSS, ALONG / 2)
    for cell, levels in found:
        middle = grid.at(cell.start + cell.span / 2)
        marks += moved(_bars(max(levels), TONES[row.lane.kind]), middle, (high - BAR[1]) / 2)
    return Piece(grid.width, high, tuple(marks))


def _bars(level: int, ink: ColorRole) -> Iterator[Mark]:
    """Bars around a place, as many of them filled as the level says."""
    wide, high = BAR
    for at in range(BARS):
        left = (at - BARS / 2) * (wide + 1)
        yield Box(left, 0, wide, high, ink if at < level else ColorRole("bar"), shape="round")


def _label(words: str, grid: Grid, setter: TextSetter, top: float) -> Sequence[Mark]:
    return moved(setter.text(words, grid.label - 2 * ACROSS, TextStyle(8.5, MUTED)).marks, ACROSS, top)
