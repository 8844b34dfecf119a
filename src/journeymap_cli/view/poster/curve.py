"""The emotion curve of a poster: background, a smooth line per persona, points and notes."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.facts.evidence import SUPPORTED
from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve, CurveLine, Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.measure import width, wrap
from journeymap_cli.view.poster.badges import INITIALS
from journeymap_cli.view.poster.notes import WIDEST as WIDEST_NOTE
from journeymap_cli.view.poster.notes import notes
from journeymap_cli.view.poster.shapes import (
    RISE,
    Box,
    BoxStyle,
    ColorRole,
    Grid,
    HorizontalRule,
    Mark,
    Piece,
    Spline,
    TextBlock,
    moved,
)
from journeymap_cli.view.poster.story import PIN, pin
from journeymap_cli.view.poster.text import line_height
from journeymap_cli.view.spread import MarkSizes, dashes

ABOVE: Final = 26
BELOW: Final = 26
RADIUS: Final = 9
SCORE_SIZE: Final = 8
STAR_SIZE: Final = 9
MARKS: Final = 5
ROWS: Final = 8
"""How many marks a crowded column has above each other, and for how many at most there is room."""
BAR_END: Final = 10
"""Gap between a stage's bar and the stage's borders, in points."""
BAR: Final = 4
APART: Final = 2
STAR_ROOM: Final = 8
"""How far stars stick out of a mark, in points."""
WIDEST: Final = 80
"""The greatest width of a score."""
BRIDGE: Final = 1.25
"""Weight of a line over columns in which the persona does not take part."""

NO_PINS: Final[Mapping[tuple[str, Path], int]] = {}

PlacedPoint: TypeAlias = tuple[Point, float, float]
Coordinates: TypeAlias = tuple[float, float]
Bow: TypeAlias = tuple[Coordinates, Coordinates, Coordinates, Coordinates]
Gap: TypeAlias = tuple[Point, Point]


class PosterCurve(NamedTuple):
    """The curve over some columns, with the gaps that it bridges, and the numbers of takeaways by point (`pins`).

    `signed` are the paths of the points with initials; `notes` the widths to try for the words beside points.
    """

    curve: Curve
    bridges: tuple[Gap, ...] = ()
    signed: frozenset[Path] = frozenset()
    pins: Mapping[tuple[str, Path], int] = NO_PINS
    notes: tuple[float, ...] = (WIDEST_NOTE,)


class PosterBand(NamedTuple):
    """A drawn curve, and the paths of the feelings whose words appear in it."""

    piece: Piece
    shown: frozenset[Path]


def cut(whole: PosterCurve, parts: Sequence[range]) -> list[PosterCurve]:
    """Split the curve into parts: each gets what is in it, and the ends of lines that cross its borders."""
    place = {column: at for at, part in enumerate(parts) for column in part}
    lines = [_cut(line, parts, place) for line in whole.curve.lines]
    gaps: list[list[Gap]] = [[] for _ in parts]
    for start, end in whole.bridges:
        for at in range(place[start.column], place[end.column] + 1):
            gaps[at].append((start, end))
    return [
        whole._replace(curve=whole.curve._replace(lines=tuple(line[at] for line in lines)), bridges=tuple(gaps[at]))
        for at in range(len(parts))
    ]


def _cut(line: CurveLine, parts: Sequence[range], place: Mapping[int, int]) -> list[CurveLine]:
    segments: list[list[tuple[Point, ...]]] = [[] for _ in parts]
    for segment in line.segments:
        pieces: dict[int, list[Point]] = {}
        for before, point in pairwise((segment[0], *segment)):
            was, at = place[before.column], place[point.column]
            if was != at:
                pieces[was].append(point)
                pieces[at] = [before]
            pieces.setdefault(at, []).append(point)
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


def band(drawn: PosterCurve, grid: Grid, initials: Mapping[str, str], language: Language = ENGLISH) -> PosterBand:
    """Draw the curve over a range of columns."""
    curve, high = drawn.curve, ABOVE + grid.rise + BELOW
    placed = [(point, grid.at(point.x), down(point.mark_y, grid.rise)) for point in _shown(curve, grid.part)]
    shown = initials if len(curve.lines) > 1 else {}
    ground = tuple(_ground(grid, high))
    marks = [
        *(mark for gap in drawn.bridges for mark in _bridge(gap, grid)),
        *(mark for line in curve.lines for mark in _line(line, grid)),
        *(mark for one in placed for mark in _point(*one)),
        *(mark for one in placed if one[0].star for mark in _star(*one)),
        *(mark for one in placed if one[0].path in drawn.signed for mark in _tag(*one, shown)),
        *(mark for one in placed for mark in _pin(*one, drawn.pins)),
    ]
    room = Area(grid.label + 2, 2, grid.width - 2, high - 2)
    ranked = sorted(placed, key=lambda one: (one[0].persona, one[0].path) not in drawn.pins)
    words, paths = notes(ranked, (*ground, *marks), room, language, drawn.notes)
    return PosterBand(Piece(grid.width, high, (*ground, *marks, *words)), paths)


def sizes(drawn: PosterCurve, grid: Grid, initials: Mapping[str, str]) -> MarkSizes:
    """The sizes of the marks, with room for initials, for stars, and for numbers of takeaways."""

    def sides(point: Point) -> tuple[float, float]:
        left, right = _sides(point, drawn, initials)
        return left / grid.column(point.x), right / grid.column(point.x)

    return MarkSizes(sides, height=(2 * RADIUS + APART) / grid.rise, beyond=(ABOVE - RADIUS) / grid.rise)


def needed(drawn: PosterCurve, initials: Mapping[str, str]) -> list[float]:
    """The width in points that the marks in each column need, including those of bars over it."""
    total, widest, many = ([0.0] * drawn.curve.columns for _ in range(3))
    for point in chain(drawn.curve.points(), drawn.curve.bars()):
        begin, end = point.bar or (point.column, point.column + 1)
        over, wide = range(int(begin), math.ceil(end)), sum(_sides(point, drawn, initials))
        for column in over:
            total[column] += wide / len(over)
            widest[column] = max(widest[column], wide)
            many[column] += 1 / len(over)
    fewest = [math.ceil(count / ROWS) * one for count, one in zip(many, widest, strict=True)]
    return [max(all_ / MARKS, few) for all_, few in zip(total, fewest, strict=True)]


def _sides(point: Point, drawn: PosterCurve, initials: Mapping[str, str]) -> tuple[float, float]:
    """How far a mark reaches to the left and right, in points, with what is beside it."""
    half = (_wide(point) + APART) / 2
    pin = PIN / 2 * ((point.persona, point.path) in drawn.pins)
    return half + _tag_room(point, drawn, initials), half + max(STAR_ROOM * point.star, pin)


def _tag_room(point: Point, drawn: PosterCurve, initials: Mapping[str, str]) -> float:
    if len(drawn.curve.lines) < 2 or point.path not in drawn.signed or point.persona not in initials:
        return 0
    return width(initials[point.persona], INITIALS.size, INITIALS.bold) + 1 + APART


def down(y: float, rise: float = RISE) -> float:
    """Convert a curve height (0 to 1) to a vertical position in the band, in points."""
    return ABOVE + (1 - y) * rise


def _shown(curve: Curve, part: range) -> Iterator[Point]:
    """The bars and points whose marks are in a part."""
    for line in curve.lines:
        for point in (*line.bars, *(point for segment in line.segments for point in segment)):
            if int(point.x) in part:
                yield point


def _ground(grid: Grid, high: float) -> Iterator[Mark]:
    middle, wide = down(0.5, grid.rise), grid.width - grid.label
    yield Box(grid.label, 0, wide, middle, ColorRole("chance"), ground=True)
    yield Box(grid.label, middle, wide, high - middle, ColorRole("pain"), ground=True)
    yield HorizontalRule(grid.label, middle, wide, ColorRole("rule"), dashed=True)


def _line(line: CurveLine, grid: Grid) -> Iterator[Mark]:
    ink = ColorRole("persona", line.persona)
    for segment in line.segments:
        if points := spline(segment, grid):
            yield Spline(points, ink)
    for bar in line.bars:
        begin, end = bar.bar or (bar.x, bar.x)
        begin, end = max(begin, grid.part.start), min(end, grid.part.stop)
        begin, end = begin + BAR_END / grid.column(begin), end - BAR_END / grid.column(end - 0.01)
        for start, stop in dashes(bar, begin, end):
            left, wide = grid.at(start), grid.at(stop) - grid.at(start)
            if wide > 0:
                yield Box(left, down(bar.y, grid.rise) - BAR / 2, wide, BAR, ink, shape="round")


def _bridge(gap: Gap, grid: Grid) -> Iterator[Mark]:
    if points := spline(gap, grid):
        yield Spline(points, ColorRole("persona", gap[0].persona), BRIDGE, dashed=True)


def spline(points: Iterable[Point], grid: Grid) -> tuple[Coordinates, ...]:
    """Control points of the visible part of a curve that is level at each of its points; empty if none is visible."""
    found: list[Coordinates] = []
    for start, end in pairwise((grid.at(point.x), down(point.mark_y, grid.rise)) for point in points):
        if end[0] > grid.label and start[0] < grid.width:
            bow = _within(_bow(start, end), grid.label, grid.width)
            found += bow[1:] if found else bow
    return tuple(found)


def _bow(start: Coordinates, end: Coordinates) -> Bow:
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end


def _within(bow: Bow, left: float, right: float) -> Bow:
    """The part of a bow between two horizontal positions."""
    if bow[3][0] > right:
        bow = _split(bow, _share(bow, right))[0]
    if bow[0][0] < left:
        bow = _split(bow, _share(bow, left))[1]
    return bow


def _share(bow: Bow, x: float) -> float:
    """The parameter, from 0 to 1, at which a bow reaches a horizontal position."""
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _split(bow, middle)[1][0][0] < x else (low, middle)
    return low


def _split(bow: Bow, share: float) -> tuple[Bow, Bow]:
    """The two parts of a bow before and after a parameter (de Casteljau)."""
    a, b, c = (_between(*pair, share) for pair in pairwise(bow))
    ab, bc = _between(a, b, share), _between(b, c, share)
    middle = _between(ab, bc, share)
    return (bow[0], a, ab, middle), (middle, bc, c, bow[3])


def _between(start: Coordinates, end: Coordinates, share: float) -> Coordinates:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


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
    return min(max(2 * RADIUS, width(point.words, SCORE_SIZE, bold=True) + 5), WIDEST)


def _tag(point: Point, left: float, high: float, initials: Mapping[str, str]) -> Iterator[Mark]:
    """The persona's initials before a point, if the curve has several lines."""
    if point.persona in initials:
        letters = initials[point.persona]
        room = width(letters, INITIALS.size, INITIALS.bold) + 1
        start = left - _wide(point) / 2 - APART - room
        yield _sign(letters, start, high, room, INITIALS.size, ColorRole("ink"))


def _pin(point: Point, left: float, high: float, pins: Mapping[tuple[str, Path], int]) -> Iterator[Mark]:
    """The number of a takeaway at the foot of a point."""
    if number := pins.get((point.persona, point.path)):
        yield from moved(pin(number).marks, left + _wide(point) / 2 - PIN / 2, high + RADIUS - PIN / 3)
