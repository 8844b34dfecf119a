"""The whole map as boxes and texts positioned in points: a poster that can be drawn without a browser."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.curve import Curve, curve
from journeymap_cli.view.geometry import bands, in_lines
from journeymap_cli.view.legend import present, signs
from journeymap_cli.view.lens import lens
from journeymap_cli.view.poster.badges import BULLET_ROOM, bullet
from journeymap_cli.view.poster.columns import column_width
from journeymap_cli.view.poster.curve import cut, firsts, sizes
from journeymap_cli.view.poster.header import head, stage_heads, step_heads
from journeymap_cli.view.poster.rows import PosterSheet, rows
from journeymap_cli.view.poster.shapes import (
    LABEL,
    LEAST_WIDTH,
    MARGIN,
    ColorRole,
    Piece,
    Single,
    across,
    beside,
    column,
    flat,
    moved,
    padded,
)
from journeymap_cli.view.poster.text import SMALL, TextStyle, label, line_height, text
from journeymap_cli.view.spread import spread
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
    felt = _curve(facts, each)
    signed = firsts(felt) if felt else frozenset()
    curves = cut(felt, parts) if felt else [None] * len(parts)
    sheets = [PosterSheet(seen, letters, lanes, signed, each) for seen in curves]
    grids = [_grid(table, part, sheet) for part, sheet in zip(parts, sheets, strict=True)]
    sections = [head(facts, people, wide), *grids, legend(signs(table), stamp, wide)]
    whole = padded(column([one for one in sections if one.marks], SECTIONS), MARGIN, MARGIN)
    return Poster(whole.width, whole.height, tuple(flat(whole.marks)))


def _curve(facts: Analysis, column: float) -> Curve | None:
    felt = curve(facts)
    return spread(felt, sizes(felt, column)) if felt else None


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


GAP: Final = 16
STAR: Final = TextStyle(9, ColorRole("star"))


def legend(used: frozenset[str], stamp: str | None, limit: float) -> Piece:
    """Explain the signs in use, in lines as wide as the poster."""
    entries = list(_entries(used))
    lines = in_lines([entry.width for entry in entries], limit, GAP)
    below = [text(stamp, limit, SMALL)] if stamp else []
    return column([*(beside([entries[at] for at in line], GAP) for line in lines), *below], 2)


def _entries(used: frozenset[str]) -> Iterator[Piece]:
    if full := present(used, ("observed", "reported")):
        yield _entry(_bullet(hollow=False), full)
    if hollow := present(used, ("assumed", "proposed")):
        yield _entry(_bullet(hollow=True), f"{hollow}; paler in the curve" if "pale" in used else hollow)
    if "star" in used:
        yield _entry(label("★", STAR), "moment of truth")


def _bullet(*, hollow: bool) -> Piece:
    return Piece(BULLET_ROOM, 0, bullet(hollow, line_height("x", SMALL.size)))


def _entry(sign: Piece, meaning: str) -> Piece:
    words = label(meaning, SMALL)
    height = max(sign.height, words.height)
    return Piece(sign.width + 3 + words.width, height, (*sign.marks, *moved(words.marks, sign.width + 3, 0)))
