"""The curve for the page, cut into one small drawing a column: a column can be hidden, and text stays crisp."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple, TypeVar

from journeymap_cli.view.curve import CLOSE, Curve, Point

T = TypeVar("T")

HEIGHT: Final = 176
TALL: Final = 256
FEW: Final = 3
"""The height of a band in pixels, for so few lines and for more. Its width is 100, and stretched."""

MARGIN: Final = 24
"""What it keeps free above and below."""

NEAR: Final = 0.12
"""A mark so near to the border of a column, in columns, shows on both sides."""


class CurveStroke(NamedTuple):
    """A piece of a line: the number of its persona and SVG path data."""

    who: int
    data: str


class Face(NamedTuple):
    """A face. `side` is where its score stands, `badge` whether it shows whose it is."""

    who: int
    x: str
    y: str
    face: int
    words: str
    side: str
    badge: bool
    star: bool


class CurveColumn(NamedTuple):
    """What is drawn in one column; `ghosts`, `ghost_bars` and `past` are lines, bars and faces of an older version."""

    height: int = HEIGHT
    strokes: tuple[CurveStroke, ...] = ()
    bars: tuple[CurveStroke, ...] = ()
    faces: tuple[Face, ...] = ()
    ghosts: tuple[CurveStroke, ...] = ()
    ghost_bars: tuple[CurveStroke, ...] = ()
    past: tuple[Face, ...] = ()


def bands(curve: Curve, numbers: Mapping[str, int], height: int | None = None) -> tuple[CurveColumn, ...]:
    """A band for each column. `numbers` are those of the personas by id; others have the number 0."""
    high = height or (HEIGHT if len(curve.lines) <= FEW else TALL)
    strokes = _by_column(_strokes(curve, numbers, high), curve.columns)
    bars = _by_column(_bars(curve, numbers, high), curve.columns)
    faces = _by_column(_faces(curve, numbers, high), curve.columns)
    return tuple(CurveColumn(high, *marks) for marks in zip(strokes, bars, faces, strict=True))


def overlay(columns: Sequence[CurveColumn], older: Sequence[CurveColumn]) -> tuple[CurveColumn, ...]:
    """The columns with those of an older curve under them."""
    return tuple(
        column._replace(ghosts=old.strokes, ghost_bars=old.bars, past=old.faces)
        for column, old in zip(columns, older, strict=True)
    )


def _by_column(marks: Iterable[tuple[int, T]], many: int) -> list[tuple[T, ...]]:
    """Marks that come with the index of their column, as a tuple for each column."""
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
    """From point to point, level at both, as a column sees it."""
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
    """The faces; if there are several lines, the first face of each segment and every bar shows whose it is."""
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
    """The column of a mark, and its neighbour where the mark lies on the border."""
    return (column for column in range(int(x - NEAR), int(x + NEAR) + 1) if 0 <= column < many)


def _side(point: Point, crowd: Sequence[Point]) -> str:
    """Where the score of a face hides nothing: outside of a pair, above the upper ones, below the lower ones."""
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
