"""The whole map as boxes and texts positioned in points: a poster that can be drawn without a browser."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import bridges, curve
from journeymap_cli.view.legend import evidence_marks, signs
from journeymap_cli.view.lens import PersonaView, lens
from journeymap_cli.view.point_labels import takeaway_points
from journeymap_cli.view.poster.below import PosterKey, legend, whole
from journeymap_cli.view.poster.columns import column_edges, label_width, parts_within
from journeymap_cli.view.poster.curve import PosterCurve, cut, firsts, needed, sizes
from journeymap_cli.view.poster.header import stage_heads, step_heads
from journeymap_cli.view.poster.hero import hero
from journeymap_cli.view.poster.rows import PosterSheet, rows
from journeymap_cli.view.poster.shapes import (
    HAIR,
    MARGIN,
    RISE,
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
from journeymap_cli.view.poster.storyboard import storyboard
from journeymap_cli.view.poster.text import TextSetter
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


class PosterPlan(NamedTuple):
    """Data shared by posters and pages: the table, its columns in points, the parts above and below it, and the key."""

    facts: Analysis
    table: Swimlanes
    people: Sequence[PersonaView]
    label: float
    edges: tuple[float, ...]
    sheet: PosterSheet
    key: PosterKey
    rise: float = RISE

    def parts(self, room: float | None) -> list[tuple[Grid, PosterSheet]]:
        """Split the table into parts that are at most `room` points wide, labels included; None is no limit."""
        found = parts_within(self.table, self.edges, None if room is None else room - self.label)
        curves = cut(self.sheet.curve, found) if self.sheet.curve else [None] * len(found)
        return [
            (Grid(self.label, self.edges, part, self.rise), self.sheet._replace(curve=part_curve))
            for part, part_curve in zip(found, curves, strict=True)
        ]

    def lowered(self, rise: float) -> "PosterPlan":
        """The plan with a curve of another height."""
        grid = Grid(self.label, self.edges, range(len(self.table.columns)), rise)
        felt = felt_of(self.facts, self.table)
        spread_out = felt and placed(felt, self.table, grid, self.sheet.initials)
        return self._replace(rise=rise, sheet=self.sheet._replace(curve=spread_out))


def plan(facts: Analysis, least: float, pictures: Collection[str] | None) -> PosterPlan:
    """Prepare a poster that is at least `least` points wide, unless its columns would become too wide."""
    table, setter = swimlanes(facts), TextSetter(facts.language)
    people, label = lens(facts).personas, label_width(table, setter)
    letters = {one.id: one.initials for one in people}
    felt = felt_of(facts, table)
    edges = column_edges(table, setter, least - label, needed(felt, letters) if felt else ())
    felt = felt and placed(felt, table, Grid(label, edges, range(len(table.columns))), letters)
    marked, others = evidence_marks(table, facts.language)
    sheet = PosterSheet(setter, felt, letters, marked, _falls(facts), pictures)
    used = signs(table, bridges=bool(felt and felt.bridges))
    return PosterPlan(facts, table, people, label, edges, sheet, PosterKey(used, marked, others))


def poster(
    facts: Analysis, wrap: float | None = None, stamp: str | None = None, pictures: Collection[str] | None = None
) -> Poster:
    """Lay out a journey as a poster, split into stacked bands if it would be wider than `wrap` points.

    `pictures` are the paths of those that can be shown; None draws none.
    """
    planned = plan(facts, LEAST_WIDTH, pictures)
    parts = planned.parts(None if wrap is None else wrap - 2 * MARGIN)
    wide = max(LEAST_WIDTH, *(grid.width for grid, _ in parts))
    sections = [
        head(facts, planned.people, wide, pictures or ()),
        *(_band(planned.table, grid, sheet) for grid, sheet in parts),
        *ending(planned, wide, stamp),
    ]
    drawn = padded(column([one for one in sections if one.marks], SECTIONS), MARGIN, MARGIN)
    return sheet_of(facts, drawn)


def ending(planned: PosterPlan, wide: float, stamp: str | None) -> list[Piece]:
    """Draw the parts below the table, except for empty ones: the entries about the whole journey, and the key."""
    found = (
        whole(planned.facts, wide, planned.label, planned.sheet),
        legend(planned.key, stamp, wide, planned.sheet.setter),
    )
    return [piece for piece in found if piece.marks]


def sheet_of(facts: Analysis, drawn: Piece) -> Poster:
    """Make a sheet of what is drawn, mirrored in right-to-left languages."""
    marks = flat(drawn.marks)
    is_from_right = facts.language.direction == "rtl"
    return Poster(drawn.width, drawn.height, tuple(mirrored(marks, drawn.width) if is_from_right else marks))


def felt_of(facts: Analysis, table: Swimlanes) -> PosterCurve | None:
    """The curve of a map before its marks are placed; None if there are no scores."""
    felt = curve(facts)
    if felt is None:
        return None
    pins = {(point.persona, point.path): number for number, point in takeaway_points(facts, table, felt)}
    return PosterCurve(felt, signed=firsts(felt), pins=pins)


def placed(drawn: PosterCurve, table: Swimlanes, grid: Grid, letters: Mapping[str, str]) -> PosterCurve:
    """The curve with marks that do not overlap, and its bridges."""
    spread_out, involved = spread(drawn.curve, sizes(drawn, grid, letters)), table.involved
    gaps = tuple(gap for line in spread_out.lines for gap in bridges(line, involved.get(line.persona)))
    return drawn._replace(curve=spread_out, bridges=gaps)


def _falls(facts: Analysis) -> dict[tuple[str | int, ...], float]:
    """The biggest fall of reach, as a share, by the path of the metric."""
    worst = max(facts.drop_offs, key=lambda drop: drop.points, default=None)
    return {worst.end.path: float(worst.points) / 100} if worst else {}


def _band(table: Swimlanes, grid: Grid, sheet: PosterSheet) -> Piece:
    """The curve, the heads, and the rows, with hairlines between the stages."""
    above = hero(table.rows, grid, sheet)
    heads = [stage_heads(table, grid, sheet.setter), step_heads(table, grid, sheet.initials, sheet.setter)]
    pieces = [above.piece, *heads, storyboard(table, grid, sheet), *rows(table.rows, grid, sheet, above.shown)]
    return divided(column([piece for piece in pieces if piece.height]), table, grid)


def divided(piece: Piece, table: Swimlanes, grid: Grid) -> Piece:
    """A part of the table with hairlines between its stages."""
    return piece._replace(width=grid.width, marks=(*piece.marks, *_between_stages(table, grid, piece.height)))


def _between_stages(table: Swimlanes, grid: Grid, height: float) -> Sequence[Box]:
    starts = [stage.start for stage, _ in seen(table.stages, grid.part) if stage.start > grid.part.start]
    return [Box(grid.at(start) - HAIR / 2, 0, HAIR, height, ColorRole("rule"), ground=True) for start in starts]
