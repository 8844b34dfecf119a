"""The rows of a poster: a label on the left, and a cell for each column or span."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve, ScaleLevel
from journeymap_cli.view.poster.cells import CellContext, content
from journeymap_cli.view.poster.curve import band, down
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    COLUMN,
    GUTTER,
    LABEL,
    Box,
    ColorRole,
    HorizontalRule,
    Mark,
    Piece,
    across,
    column,
    moved,
    seen,
    within,
)
from journeymap_cli.view.poster.text import STRONG, TextStyle, text
from journeymap_cli.view.swimlanes import Cell, Row

LEAST: Final = 11.25
LINE_ROOM: Final = 16
NOTE: Final = TextStyle(7.5, ColorRole("muted"))
NOTES: Final = {"Reach": "share of starters"}


class PosterSheet(NamedTuple):
    """State shared by the rows of a poster: curve, persona initials, lanes about the customer, the curve points to tag
    with initials, and the width of a column.
    """

    curve: Curve | None
    initials: Mapping[str, str]
    about_customer: frozenset[str]
    signed: frozenset[Path] = frozenset()
    column: float = COLUMN


def rows(shown: Sequence[Row], part: range, sheet: PosterSheet) -> Iterator[Piece]:
    """The rows over a range of columns, separated by the blueprint's lines."""
    for lane, held in groupby(shown, key=lambda row: row.lane):
        of_lane = list(held)
        if of_lane[0].line:
            yield _line(f"line of {of_lane[0].line}", across(len(part), sheet.column))
        if lane.kind == "emotion" and sheet.curve:
            yield _curve(of_lane, sheet.curve, part, sheet)
        else:
            yield from (_row(row, part, sheet) for row in of_lane)


def _line(name: str, wide: float) -> Piece:
    words = text(name, wide - ACROSS, NOTE)
    rule = HorizontalRule(LABEL, LINE_ROOM - 4, wide, ColorRole("edge"), dashed=True)
    return Piece(LABEL + wide, LINE_ROOM, (*moved(words.marks, LABEL + ACROSS, 1), rule))


def _row(row: Row, part: range, sheet: PosterSheet) -> Piece:
    label, cells = _label(row), _contents(row, part, sheet)
    height = max([LEAST, label.height, *(cell.height for _, cell in cells)]) + 2 * ALONG
    marks = (*_head(label, height), *_framed(cells, part, sheet.column, 0, height))
    return Piece(LABEL + across(len(part), sheet.column), height, marks)


def _curve(of_lane: Sequence[Row], curve: Curve, part: range, sheet: PosterSheet) -> Piece:
    """The curve, followed by rows for any feelings not shown in it."""
    shown = band(curve, part, sheet.initials, sheet.signed, sheet.column)
    marks = list(moved(shown.piece.marks, LABEL, 0))
    height = shown.piece.height
    for row in of_lane:
        cells = _contents(row, part, sheet, shown.said)
        if said := max(cell.height for _, cell in cells):
            marks += _framed(cells, part, sheet.column, height, said + 2 * ALONG)
            height += said + 2 * ALONG
    label = _label(of_lane[0])
    marks += (*_head(label, height), *_levels(curve.levels, label.height + ALONG))
    return Piece(LABEL + across(len(part), sheet.column), height, tuple(marks))


def _label(row: Row) -> Piece:
    limit = LABEL - 2 * ACROSS - GUTTER
    if row.part == "columns":
        return Piece(limit, 0)
    note = [text(NOTES[row.label], limit, NOTE)] if row.is_reach and row.label in NOTES else []
    return column([text(row.label, limit, STRONG), *note], 1)


def _head(label: Piece, height: float) -> tuple[Mark, ...]:
    ground = Box(0, 0, LABEL - GUTTER, height - GUTTER, ColorRole("soft"))
    return (ground, *moved(label.marks, ACROSS, ALONG))


def _levels(levels: Sequence[ScaleLevel], free_from: float) -> Iterator[Mark]:
    """The words of the scale at their heights, skipping any that would overlap."""
    limit = LABEL - 2 * ACROSS - GUTTER
    for level in levels:
        words = text(" ".join(filter(None, (level.words, level.label))), limit, NOTE._replace(side="right"))
        top = max(down(level.y) - words.height / 2, free_from)
        if top <= down(level.y):
            yield from moved(words.marks, ACROSS, top)
            free_from = top + words.height


def _contents(
    row: Row, part: range, sheet: PosterSheet, said: frozenset[Path] = frozenset()
) -> list[tuple[Cell, Piece]]:
    cast = CellContext(sheet.initials, row.lane.id in sheet.about_customer, said)
    return [
        (cell, content(row.lane.kind, cell.entries, across(span, sheet.column) - 2 * ACROSS, cast))
        for cell, span in seen(row.cells, part)
    ]


def _framed(
    cells: Sequence[tuple[Cell, Piece]], part: range, column: float, top: float, height: float
) -> Iterator[Mark]:
    for cell, piece in cells:
        left = LABEL + across(max(cell.start, part.start) - part.start, column)
        wide = across(within(part, cell.start, cell.span), column)
        fill = ColorRole("surface" if piece.marks else "page")
        yield Box(left, top, wide, height, fill, ColorRole("line"), path=cell.path)
        yield from moved(piece.marks, left + ACROSS, top + ALONG)
