"""The whole map as boxes and texts positioned in points: a poster that can be drawn without a browser."""

from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import curve
from journeymap_cli.view.geometry import bands
from journeymap_cli.view.legend import signs
from journeymap_cli.view.lens import lens
from journeymap_cli.view.poster.columns import column_width
from journeymap_cli.view.poster.curve import cut, firsts
from journeymap_cli.view.poster.header import head, stage_heads, step_heads
from journeymap_cli.view.poster.legend import legend
from journeymap_cli.view.poster.rows import PosterSheet, rows
from journeymap_cli.view.poster.shapes import (
    LABEL,
    LEAST_WIDTH,
    MARGIN,
    Piece,
    Single,
    across,
    column,
    flat,
    padded,
)
from journeymap_cli.view.swimlanes import Swimlanes, swimlanes

SECTIONS: Final = 14
"""Gap between head, bands and legend, in points."""


class Poster(NamedTuple):
    """A single sheet, sized to its content."""

    width: float
    height: float
    marks: tuple[Single, ...]


def poster(facts: Analysis, wrap: float | None = None, stamp: str | None = None) -> Poster:
    """Lay out a journey as a poster, split into stacked bands if it would be wider than `wrap` points."""
    table = swimlanes(facts)
    people = lens(facts).personas
    each = column_width(table)
    parts, letters, lanes = _parts(table, wrap, each), {one.id: one.initials for one in people}, facts.about_customer
    wide = max(LEAST_WIDTH, LABEL + across(max(map(len, parts)), each))
    felt = curve(facts)
    signed = firsts(felt) if felt else frozenset()
    curves = cut(felt, parts) if felt else [None] * len(parts)
    sheets = [PosterSheet(seen, letters, lanes, signed, each) for seen in curves]
    grids = [_grid(table, part, sheet) for part, sheet in zip(parts, sheets, strict=True)]
    sections = [head(facts, people, wide), *grids, legend(signs(table), stamp, wide)]
    whole = padded(column([one for one in sections if one.marks], SECTIONS), MARGIN, MARGIN)
    return Poster(whole.width, whole.height, tuple(flat(whole.marks)))


def _parts(table: Swimlanes, wrap: float | None, column: float) -> tuple[range, ...]:
    if wrap is None:
        return (range(len(table.columns)),)
    most = max(1, int((wrap - 2 * MARGIN - LABEL) / column))
    return bands([stage.span for stage in table.stages], most)


def _grid(table: Swimlanes, part: range, sheet: PosterSheet) -> Piece:
    return column(
        [
            stage_heads(table, part, sheet.column),
            step_heads(table, part, sheet.initials, sheet.column),
            *rows(table.rows, part, sheet),
        ]
    )
