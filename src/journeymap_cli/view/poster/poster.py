"""The whole map as boxes and texts positioned in points: a poster that can be drawn without a browser."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import bridges, curve
from journeymap_cli.view.hero import takeaway_points
from journeymap_cli.view.legend import evidence_marks, signs
from journeymap_cli.view.lens import lens
from journeymap_cli.view.poster.columns import column_edges, label_width, parts_within
from journeymap_cli.view.poster.curve import PosterCurve, cut, firsts, sizes
from journeymap_cli.view.poster.header import stage_heads, step_heads
from journeymap_cli.view.poster.hero import hero
from journeymap_cli.view.poster.legend import PosterKey, legend
from journeymap_cli.view.poster.rows import PosterSheet, rows
from journeymap_cli.view.poster.shapes import (
    HAIR,
    MARGIN,
    Box,
    ColorRole,
    Grid,
    Piece,
    Single,
    column,
    flat,
    mirrored,
    padded,
    seen,
)
from journeymap_cli.view.poster.story import head
from journeymap_cli.view.poster.text import TextSetter
from journeymap_cli.view.poster.whole import whole
from journeymap_cli.view.spread import spread
from journeymap_cli.view.swimlanes import Swimlanes, swimlanes

SECTIONS: Final = 16
"""Gap between head, bands and legend, in points."""

LEAST_WIDTH: Final = 520
"""Minimum width, so that a map with few columns has room for its title."""


class Poster(NamedTuple):
    """A single sheet, sized to its content."""

    width: float
    height: float
    marks: tuple[Single, ...]


def poster(facts: Analysis, wrap: float | None = None, stamp: str | None = None) -> Poster:
    """Lay out a journey as a poster, split into stacked bands if it would be wider than `wrap` points."""
    table, setter = swimlanes(facts), TextSetter(facts.language)
    people, label = lens(facts).personas, label_width(table, setter)
    letters = {one.id: one.initials for one in people}
    edges = column_edges(table, setter, LEAST_WIDTH - label)
    parts = parts_within(table, edges, None if wrap is None else wrap - 2 * MARGIN - label)
    felt = _felt(facts, table, Grid(label, edges, range(len(table.columns))), letters)
    marked, others = evidence_marks(table, facts.language)
    sheet = PosterSheet(setter, felt, letters, marked, _falls(facts))
    curves = cut(felt, parts) if felt else [None] * len(parts)
    grids = [
        _band(table, Grid(label, edges, part), sheet._replace(curve=seen))
        for part, seen in zip(parts, curves, strict=True)
    ]
    wide = max(LEAST_WIDTH, *(grid.width for grid in grids))
    used = signs(table, bridges=bool(felt and felt.bridges))
    key = legend(PosterKey(used, marked, others), stamp, wide, setter)
    sections = [head(facts, people, wide), *grids, whole(facts, wide, label, sheet), key]
    drawn = padded(column([one for one in sections if one.marks], SECTIONS), MARGIN, MARGIN)
    marks: Iterator[Single] | list[Single] = flat(drawn.marks)
    if facts.language.direction == "rtl":
        marks = mirrored(marks, drawn.width)
    return Poster(drawn.width, drawn.height, tuple(marks))


def _felt(facts: Analysis, table: Swimlanes, grid: Grid, letters: dict[str, str]) -> PosterCurve | None:
    """The curve with marks that do not overlap."""
    felt = curve(facts)
    if felt is None:
        return None
    pins = {(point.persona, point.path): number for number, point in takeaway_points(facts, table, felt)}
    placed, involved = spread(felt, sizes(felt, grid, letters, pins)), table.involved
    gaps = tuple(gap for line in placed.lines for gap in bridges(line, involved.get(line.persona)))
    return PosterCurve(placed, gaps, firsts(placed), pins)


def _falls(facts: Analysis) -> dict[tuple[str | int, ...], float]:
    """The biggest fall of reach, as a share, by the path of the metric."""
    worst = max(facts.drop_offs, key=lambda drop: drop.points, default=None)
    return {worst.end.path: float(worst.points) / 100} if worst else {}


def _band(table: Swimlanes, grid: Grid, sheet: PosterSheet) -> Piece:
    """The curve, the heads, and the rows, with hairlines between the stages."""
    above = hero(table.rows, grid, sheet)
    heads = [stage_heads(table, grid, sheet.setter), step_heads(table, grid, sheet.initials, sheet.setter)]
    whole = column([*([above.piece] if above.piece.height else []), *heads, *rows(table.rows, grid, sheet, above.said)])
    return whole._replace(width=grid.width, marks=(*whole.marks, *_between_stages(table, grid, whole.height)))


def _between_stages(table: Swimlanes, grid: Grid, height: float) -> Sequence[Box]:
    starts = [stage.start for stage, _ in seen(table.stages, grid.part) if stage.start > grid.part.start]
    return [Box(grid.at(start) - HAIR / 2, 0, HAIR, height, ColorRole("rule"), ground=True) for start in starts]
