"""The top of the table of a poster: the curve, and below it the reach."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.view.cells import EntryView, Figure
from journeymap_cli.view.curve import ScaleLevel
from journeymap_cli.view.poster.curve import band, down
from journeymap_cli.view.poster.rows import PosterSheet
from journeymap_cli.view.poster.shapes import ACROSS, Box, ColorRole, Grid, Mark, Piece, beside, column, moved, seen
from journeymap_cli.view.poster.text import BAD, MUTED, SMALL, STRONG, TextSetter, TextStyle, line_height
from journeymap_cli.view.swimlanes import Cell, Row

FULL: Final = 32
"""Height of a bar of 100 %."""
BESIDE: Final = 2
NUMBER: Final = TextStyle(8, bold=True)
BAR: Final = ColorRole("bar")


class PosterHero(NamedTuple):
    """The drawing, and the paths of the feelings and the reach whose words appear in it."""

    piece: Piece
    shown: frozenset[Path]


def hero(rows: Sequence[Row], grid: Grid, sheet: PosterSheet) -> PosterHero:
    """Draw the curve and the reach of some columns; the piece is empty if there is neither."""
    feelings = next((row for row in rows if row.lane.kind == "emotion"), None)
    reach = next((row for row in rows if row.is_reach), None)
    pieces: list[Piece] = []
    shown: frozenset[Path] = frozenset()
    if feelings and sheet.curve:
        drawn = band(sheet.curve, grid, sheet.initials, sheet.setter.language)
        pieces.append(_labelled(feelings, drawn.piece, sheet.curve.curve.levels, sheet.setter, grid))
        shown |= drawn.shown
    if reach and any(_shared(cell) for cell, _ in seen(reach.cells, grid.part)):
        bars, paths = _reach(reach, grid, sheet)
        pieces.append(bars)
        shown |= paths
    return PosterHero(column(pieces), shown)


def _labelled(row: Row, piece: Piece, levels: Sequence[ScaleLevel], setter: TextSetter, grid: Grid) -> Piece:
    """The curve with the name of the lane and the words of the scale at their heights."""
    limit = grid.label - 2 * ACROSS
    name = setter.text(row.label, limit, STRONG)
    marks = [*piece.marks, *moved(name.marks, ACROSS, 2), *_levels(levels, grid, setter, name.height + 2)]
    return piece._replace(marks=tuple(marks))


def _levels(levels: Sequence[ScaleLevel], grid: Grid, setter: TextSetter, free_from: float) -> Iterator[Mark]:
    """The words of the scale, skipping any that would overlap."""
    limit, style = grid.label - 2 * ACROSS, SMALL._replace(side="right")
    for level in levels:
        words = setter.text(" ".join(filter(None, (level.words, level.label))), limit, style)
        middle = down(level.y, grid.rise)
        top = max(middle - words.height / 2, free_from)
        if top <= middle:
            yield from moved(words.marks, ACROSS, top)
            free_from = top + words.height


def _shared(cell: Cell) -> tuple[EntryView, Figure, float] | None:
    """The first entry of a cell that has a share, with its figure and that share."""
    for entry in cell.entries:
        if isinstance(entry.detail, Figure) and entry.detail.share is not None:
            return entry, entry.detail, entry.detail.share
    return None


def _reach(row: Row, grid: Grid, sheet: PosterSheet) -> tuple[Piece, frozenset[Path]]:
    """Draw a bar and a number for each cell, and the biggest loss; also return the paths of entries shown in full."""
    setter, shown = sheet.setter, set()
    room = line_height("0", NUMBER.size)
    base = room + 4 + FULL
    marks: list[Mark] = []
    for cell, _ in seen(row.cells, grid.part):
        if found := _shared(cell):
            entry, figure, share = found
            left, wide = grid.left(cell.start) + BESIDE, grid.across(cell.start, cell.span) - 2 * BESIDE
            lost = sheet.falls.get(entry.path, 0.0)
            top = base - FULL * (share + lost)
            if share:
                marks.append(Box(left, base - FULL * share, wide, FULL * share, BAR, path=entry.path))
            if lost:
                marks.append(Box(left, top, wide, FULL * lost, ColorRole("lost")))
            marks += moved(_number(figure, wide - 2, setter).marks, left + 2, top - room)
            if figure.name_is_redundant and figure.target is None:
                shown.add(entry.path)
    limit = grid.label - 2 * ACROSS
    note = setter.text(setter.language.gettext("of 100 who start"), limit, SMALL)
    label = column([setter.text(row.label, limit, STRONG), note])
    height = max(base, label.height)
    marks = [*moved(marks, 0, height - base), *moved(label.marks, ACROSS, height - label.height)]
    return Piece(grid.width, height, tuple(marks)), frozenset(shown)


def _number(figure: Figure, limit: float, setter: TextSetter) -> Piece:
    """The value and the change since the column before: side by side if there is room, else the value.

    In an overview, a column may be too narrow for the value: then only the biggest drop has a number.
    """
    value = setter.label(figure.value or "", NUMBER)
    if value.width > limit + 2 * BESIDE and not figure.big_drop:
        return Piece(0, 0)
    if not figure.drop:
        return value
    style = TextStyle(SMALL.size, BAD, bold=True) if figure.big_drop else SMALL._replace(ink=MUTED)
    change = setter.label(figure.drop, style)
    return beside([value, change], 3) if value.width + 3 + change.width <= limit else value
