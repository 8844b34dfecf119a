"""The emotion curve of the page, one small drawing per column: columns can be hidden, and text stays crisp."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple, TypeVar

from journeymap_cli.view.curve import CLOSE, Curve, Point

T = TypeVar("T")

HEIGHT: Final = 176
TALL: Final = 256
FEW: Final = 3
"""Height of a band in pixels: `HEIGHT` for up to `FEW` lines, `TALL` for more. Its width is 100 units, stretched."""

MARGIN: Final = 24
"""Space kept free at the top and bottom of a band, in pixels."""

NEAR: Final = 0.12
"""Distance from a column border, in columns, within which a mark is drawn in both columns."""


class CurveStroke(NamedTuple):
    """A piece of a line: the number of its persona, and SVG path data."""

    who: int
    data: str


class Face(NamedTuple):
    """A face on the curve. `side` is the position of its score; `badge` is whether it shows its persona."""

    who: int
    x: str
    y: str
    face: int
    words: str
    side: str
    badge: bool
    star: bool


class CurveColumn(NamedTuple):
    """The drawing of one column; `ghosts`, `ghost_bars` and `past` are lines, bars and faces of an older version."""

    height: int = HEIGHT
    strokes: tuple[CurveStroke, ...] = ()
    bars: tuple[CurveStroke, ...] = ()
    faces: tuple[Face, ...] = ()
    ghosts: tuple[CurveStroke, ...] = ()
    ghost_bars: tuple[CurveStroke, ...] = ()
    past: tuple[Face, ...] = ()


def bands(curve: Curve, numbers: Mapping[str, int], height: int | None = None) -> tuple[CurveColumn, ...]:
    """Return one band per column. `numbers` maps persona ids to their numbers; unknown personas get 0."""
    high = height or (HEIGHT if len(curve.lines) <= FEW else TALL)
    strokes = _by_column(_strokes(curve, numbers, high), curve.columns)
    bars = _by_column(_bars(curve, numbers, high), curve.columns)
    faces = _by_column(_faces(curve, numbers, high), curve.columns)
    return tuple(CurveColumn(high, *marks) for marks in zip(strokes, bars, faces, strict=True))


def overlay(columns: Sequence[CurveColumn], older: Sequence[CurveColumn]) -> tuple[CurveColumn, ...]:
    """Return the columns with the marks of an older curve underneath. Both must have the same length."""
    return tuple(
        column._replace(ghosts=old.strokes, ghost_bars=old.bars, past=old.faces)
        for column, old in zip(columns, older, strict=True)
    )


def _by_column(marks: Iterable[tuple[int, T]], many: int) -> list[tuple[T, ...]]:
    """Group `(column index, mark)` pairs into one tuple per column."""
    found: list[list[T]] = [[] for _ in range(many)]
    for column, mark in marks:
        found[column].append(mark)
    return [tuple(column) for column in found]


def _strokes(curve: Curve, numbers: Mapping[str, int], height: int) -> Iterator[tuple[int, CurveStroke]]:
    for line in curve.lines:
        who = numbers.get(line.persona, 0)
        for start, end in chain.from_iterable(map(pairwise, line.segments)):
            for column in range(start.column, end.column + 1):
                yield column, CurveStroke(who, _bow(start, end, column, height))


def _bow(start: Point, end: Point, column: int, height: int) -> str:
    """Return the path of a curve that is horizontal at both points, relative to a column."""
    middle = _across((start.x + end.x) / 2, column)
    left, right = _across(start.x, column), _across(end.x, column)
    high, low = _down(start.y, height), _down(end.y, height)
    return f"M{left},{high}C{middle},{high} {middle},{low} {right},{low}"


def _bars(curve: Curve, numbers: Mapping[str, int], height: int) -> Iterator[tuple[int, CurveStroke]]:
    for line in curve.lines:
        who = numbers.get(line.persona, 0)
        for bar in line.bars:
            begin, end = bar.bar or (bar.x, bar.x)
            for column in range(int(begin), -int(-end // 1)):
                left, right = max(begin + NEAR, column), min(end - NEAR, column + 1)
                if left < right:
                    data = f"M{_across(left, column)},{_down(bar.y, height)}H{_across(right, column)}"
                    yield column, CurveStroke(who, data)


def _faces(curve: Curve, numbers: Mapping[str, int], height: int) -> Iterator[tuple[int, Face]]:
    """Yield the faces; with several lines, every bar and the first face of each segment show their persona."""
    points = (*curve.bars(), *curve.points())
    crowds: dict[int, list[Point]] = {}
    for point in points:
        crowds.setdefault(point.column, []).append(point)
    firsts = {(line.persona, segment[0].path) for line in curve.lines for segment in line.segments}
    for point in points:
        is_first = point.bar is not None or (point.persona, point.path) in firsts
        face = Face(
            who=numbers.get(point.persona, 0),
            x="",
            y=_down(point.y, height),
            face=point.face,
            words=point.words,
            side=_side(point, crowds[point.column]),
            badge=is_first and len(curve.lines) > 1,
            star=point.star,
        )
        for column in _seen_in(point.x, curve.columns):
            yield column, face._replace(x=f"{_across(point.x, column)}%")


def _seen_in(x: float, many: int) -> Iterator[int]:
    """Return the column of a mark, and the neighbouring column if the mark is close to the border."""
    return (column for column in range(int(x - NEAR), int(x + NEAR) + 1) if 0 <= column < many)


def _side(point: Point, crowd: Sequence[Point]) -> str:
    """Return a side for the score where it covers nothing: outside a pair, above the highest, below the lowest."""
    beside = [other.x for other in crowd if abs(other.y - point.y) < CLOSE]
    if len(beside) > 1 and point.x in {min(beside), max(beside)}:
        return "left" if point.x == min(beside) else "right"
    heights = [other.y for other in crowd]
    if min(heights) == max(heights):
        return "above" if point.y >= 0.5 else "below"
    if point.y == max(heights):
        return "above"
    return "below" if point.y == min(heights) else "right"


def _across(x: float, column: int) -> str:
    return _short((x - column) * 100)


def _down(y: float, height: int) -> str:
    return _short(MARGIN + (1 - y) * (height - 2 * MARGIN))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
