"""The curve for the page, cut into one small drawing a column: a column can be hidden, and text stays crisp."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from journeymap_cli.view.curve import CLOSE, Curve, Point

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


@dataclass(slots=True)
class CurveColumn:
    """What is drawn in one column; `ghosts`, `ghost_bars` and `past` are lines, bars and faces of an older version."""

    height: int = HEIGHT
    strokes: list[CurveStroke] = field(default_factory=list)
    bars: list[CurveStroke] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    ghosts: list[CurveStroke] = field(default_factory=list)
    ghost_bars: list[CurveStroke] = field(default_factory=list)
    past: list[Face] = field(default_factory=list)


def bands(curve: Curve, numbers: Mapping[str, int], height: int | None = None) -> tuple[CurveColumn, ...]:
    """One band for each column. `numbers` are those of the personas by id; others have the number 0."""
    high = height or (HEIGHT if len(curve.lines) <= FEW else TALL)
    found = tuple(CurveColumn(high) for _ in range(curve.columns))
    for line in curve.lines:
        who = numbers.get(line.persona, 0)
        for segment in line.segments:
            _draw_segment(found, segment, who)
        for bar in line.bars:
            _draw_bar(found, bar, who)
    _draw_faces(found, curve, numbers)
    return found


def overlay(found: Sequence[CurveColumn], older: Sequence[CurveColumn]) -> None:
    """Lay an older curve under a curve."""
    for band, old in zip(found, older, strict=True):
        band.ghosts, band.ghost_bars, band.past = old.strokes, old.bars, old.faces


def _draw_faces(found: Sequence[CurveColumn], curve: Curve, numbers: Mapping[str, int]) -> None:
    """The faces; where several have a line, the first of each stretch and every bar shows whose it is."""
    points = (*curve.bars(), *curve.points())
    crowds: dict[int, list[Point]] = {}
    for point in points:
        crowds.setdefault(point.column, []).append(point)
    firsts = {(line.persona, segment[0].path) for line in curve.lines for segment in line.segments}
    for point in points:
        is_first = point.bar is not None or (point.persona, point.path) in firsts
        side = _side(point, crowds[point.column])
        badge = is_first and len(curve.lines) > 1
        _draw_face(found, point, CurveStyle(numbers.get(point.persona, 0), side, badge))


def _draw_segment(found: Sequence[CurveColumn], segment: Sequence[Point], who: int) -> None:
    for start, end in pairwise(segment):
        for column in range(start.column, end.column + 1):
            found[column].strokes.append(CurveStroke(who, _bow(start, end, column, found[column].height)))


def _bow(start: Point, end: Point, column: int, height: int) -> str:
    """From point to point, level at both, as a column sees it."""
    middle = _across((start.x + end.x) / 2, column)
    left, right = _across(start.x, column), _across(end.x, column)
    high, low = _down(start.y, height), _down(end.y, height)
    return f"M{left},{high}C{middle},{high} {middle},{low} {right},{low}"


def _draw_bar(found: Sequence[CurveColumn], bar: Point, who: int) -> None:
    begin, end = bar.bar or (bar.x, bar.x)
    for column in range(int(begin), -int(-end // 1)):
        left, right = max(begin + NEAR, column), min(end - NEAR, column + 1)
        if left < right:
            data = f"M{_across(left, column)},{_down(bar.y, found[column].height)}H{_across(right, column)}"
            found[column].bars.append(CurveStroke(who, data))


class CurveStyle(NamedTuple):
    """What a face gets that its point does not say."""

    who: int
    side: str
    badge: bool


def _draw_face(found: Sequence[CurveColumn], point: Point, look: CurveStyle) -> None:
    for column in _seen_in(point.x, len(found)):
        found[column].faces.append(
            Face(
                who=look.who,
                x=f"{_across(point.x, column)}%",
                y=_down(point.y, found[column].height),
                face=point.face,
                words=point.words,
                side=look.side,
                badge=look.badge,
                star=point.star,
            )
        )


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
