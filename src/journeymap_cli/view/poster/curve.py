"""The emotion curve of a poster: background, a smooth line per persona, points and notes."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.facts.evidence import SUPPORTED
from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve, CurveLine, Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.measure import width, wrap
from journeymap_cli.view.poster.badges import tag
from journeymap_cli.view.poster.notes import notes
from journeymap_cli.view.poster.shapes import (
    COLUMN,
    Box,
    BoxStyle,
    ColorRole,
    HorizontalRule,
    Mark,
    Piece,
    Spline,
    TextBlock,
    across,
    moved,
)
from journeymap_cli.view.poster.text import line_height
from journeymap_cli.view.spread import MarkSizes, dashes

HEIGHT: Final = 140
"""Distance from the lowest to the highest score, in points."""
ABOVE: Final = 26
BELOW: Final = 26
RADIUS: Final = 8.5
SCORE_SIZE: Final = 7
TAG_SIZE: Final = 9
STAR_SIZE: Final = 9
BAR_END: Final = 10
"""Gap between a stage's bar and the stage's borders, in points."""
BAR: Final = 4
APART: Final = 2
TAG_ROOM: Final = 5
STAR_ROOM: Final = 8
"""How far tags and stars stick out of a mark, in points."""

PlacedPoint: TypeAlias = tuple[Point, float, float]


class PosterBand(NamedTuple):
    """A drawn curve, and the paths of the feelings whose words appear in it."""

    piece: Piece
    said: frozenset[Path]


def cut(curve: Curve, parts: Sequence[range]) -> list[Curve]:
    """Split the curve into parts: each gets the points within it and the bars that overlap it."""
    place = {column: at for at, part in enumerate(parts) for column in part}
    lines = [_cut(line, parts, place) for line in curve.lines]
    return [curve._replace(lines=tuple(line[at] for line in lines)) for at in range(len(parts))]


def _cut(line: CurveLine, parts: Sequence[range], place: Mapping[int, int]) -> list[CurveLine]:
    segments: list[list[tuple[Point, ...]]] = [[] for _ in parts]
    for segment in line.segments:
        pieces: dict[int, list[Point]] = {}
        for point in segment:
            pieces.setdefault(place[point.column], []).append(point)
        for at, points in pieces.items():
            segments[at].append(tuple(points))
    bars: list[list[Point]] = [[] for _ in parts]
    for bar in line.bars:
        _, end = bar.bar or (bar.x, bar.x)
        for at in range(place[bar.column], place[max(bar.column, math.ceil(end) - 1)] + 1):
            bars[at].append(bar)
    return [line._replace(segments=tuple(segments[at]), bars=tuple(bars[at])) for at in range(len(parts))]


def firsts(curve: Curve) -> frozenset[Path]:
    """Paths of the points to tag with initials: the first of each segment, and every bar."""
    points = (segment[0] for line in curve.lines for segment in line.segments)
    return frozenset(point.path for point in chain(points, curve.bars()))


def band(
    curve: Curve,
    part: range,
    initials: Mapping[str, str],
    signed: frozenset[Path] | None = None,
    column: float = COLUMN,
) -> PosterBand:
    """Draw the curve over a range of columns. `signed` are the points to tag; defaults to `firsts(curve)`."""
    wide, high = across(len(part), column), ABOVE + HEIGHT + BELOW
    placed = [_placed(point, part, column) for point in _shown(curve, part)]
    whose = firsts(curve) if signed is None else signed
    shown = initials if len(curve.lines) > 1 else {}
    ground = tuple(_ground(wide, high))
    marks = [
        *(mark for line in curve.lines for mark in _line(line, part, column)),
        *(mark for one in placed for mark in _point(*one)),
        *(mark for one in placed if one[0].star for mark in _star(*one)),
        *(mark for one in placed if one[0].path in whose for mark in _tag(*one, shown)),
    ]
    words, said = notes(placed, (*ground, *marks), Area(2, 2, wide - 2, high - 2))
    return PosterBand(Piece(wide, high, (*ground, *marks, *words)), said)


def sizes(curve: Curve, column: float = COLUMN) -> MarkSizes:
    """The sizes of the marks, with room for the tags of several lines."""
    tags = TAG_ROOM / 2 if len(curve.lines) > 1 else 0
    return MarkSizes(
        width=lambda point: (_wide(point) + APART + (2 * STAR_ROOM if point.star else tags)) / column,
        height=(2 * RADIUS + APART + TAG_ROOM) / HEIGHT,
        beyond=(ABOVE - RADIUS - TAG_ROOM) / HEIGHT,
    )


def down(y: float) -> float:
    """Convert a curve height (0 to 1) to a vertical position in the band, in points."""
    return ABOVE + (1 - y) * HEIGHT


def _shown(curve: Curve, part: range) -> Iterator[Point]:
    """The bars and points whose marks are in a part."""
    for line in curve.lines:
        for point in (*line.bars, *(point for segment in line.segments for point in segment)):
            if int(point.x) in part:
                yield point


def _placed(point: Point, part: range, column: float) -> PlacedPoint:
    """A point with the middle of its mark."""
    return point, (point.x - part.start) * column, down(point.mark_y)


def _ground(wide: float, high: float) -> Iterator[Mark]:
    middle = down(0.5)
    yield Box(0, 0, wide, middle, ColorRole("chance"), ground=True)
    yield Box(0, middle, wide, high - middle, ColorRole("pain"), ground=True)
    yield HorizontalRule(0, middle, wide, ColorRole("edge"))


def _line(line: CurveLine, part: range, column: float) -> Iterator[Mark]:
    ink = ColorRole("persona", line.persona)
    for segment in line.segments:
        places = [_placed(point, part, column)[1:] for point in segment if point.column in part]
        if len(places) > 1:
            yield Spline(spline(places), ink)
    for bar in line.bars:
        begin, end = bar.bar or (bar.x, bar.x)
        begin, end = max(begin, part.start) + BAR_END / column, min(end, part.stop) - BAR_END / column
        for start, stop in dashes(bar, begin, end):
            left, wide = column * (start - part.start), column * (stop - start)
            if wide > 0:
                yield Box(left, down(bar.y) - BAR / 2, wide, BAR, ink, shape="round")


def spline(places: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Control points of a curve that is horizontal at each of its points."""
    found = [places[0]]
    for (left, high), (right, low) in pairwise(places):
        middle = (left + right) / 2
        found += [(middle, high), (middle, low), (right, low)]
    return tuple(found)


def _point(point: Point, left: float, high: float) -> Iterator[Mark]:
    """A score on its face colour, ringed in the persona's colour; a long score widens the disc."""
    wide = _wide(point)
    start, top = left - wide / 2, high - RADIUS
    face = ColorRole("face" if point.evidence in SUPPORTED else "face-pale", point.face)
    shape: BoxStyle = "disc" if wide == 2 * RADIUS else "round"
    yield Box(start, top, wide, 2 * RADIUS, face, ColorRole("persona", point.persona), shape, 2, path=point.path)
    words = wrap(point.words, wide - 2, SCORE_SIZE, bold=True, max_lines=1)[0]
    yield _sign(words, start, high, wide, SCORE_SIZE, ColorRole("on-face", point.face))


def _star(point: Point, left: float, high: float) -> Iterator[Mark]:
    start = left + _wide(point) / 2 - 3
    yield _sign("★", start, high - RADIUS, STAR_SIZE * 1.3, STAR_SIZE, ColorRole("star"))


def _sign(words: str, left: float, high: float, wide: float, size: float, ink: ColorRole) -> TextBlock:
    """A short text centred vertically at `high`."""
    pitch = line_height(words, size)
    return TextBlock(left, high - pitch / 2, wide, pitch, (words,), size, ink, bold=True, side="center")


def _wide(point: Point) -> float:
    return min(max(2 * RADIUS, width(point.words, SCORE_SIZE, bold=True) + 5), COLUMN - 12)


def _tag(point: Point, left: float, high: float, initials: Mapping[str, str]) -> Iterator[Mark]:
    """The persona's tag beside a point, if the curve has several lines."""
    if point.persona in initials:
        start = left - _wide(point) / 2 - TAG_ROOM / 2
        yield from moved(tag(point.persona, initials, TAG_SIZE).marks, start, high - RADIUS - TAG_ROOM)
