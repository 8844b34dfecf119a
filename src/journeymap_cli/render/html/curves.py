"""The emotion curve of the page, one small drawing per column: columns can be hidden, and text stays crisp."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple, TypeVar

from journeymap_cli.view.curve import Curve, Point
from journeymap_cli.view.measure import width
from journeymap_cli.view.spread import MarkSizes, dashes, spread

T = TypeVar("T")

HEIGHT: Final = 188
TALL: Final = 268
FEW: Final = 3
"""Height of a band in pixels: `HEIGHT` for up to `FEW` lines, `TALL` for more. Its width is 100 units, stretched."""

MARGIN: Final = 30
"""Space kept free at the top and bottom of a band, in pixels."""

END: Final = 0.12
"""Distance between the end of a bar and the border of its stage, in columns."""

FACE: Final = 24
SCORE: Final = 14
"""Diameter of a face with its ring, and height of the score below it, in pixels."""
PILL: Final = 20
"""Height of a pill, which is a score on the colour of its face: what more than `FEW` lines have instead of faces."""
PAD: Final = 4
BADGE: Final = 4
"""How far badges and stars stick out, in pixels."""
APART: Final = 2
TYPE: Final = 12
"""Size of the scores in pixels, with some room for wider fonts than ours."""


class CurveStroke(NamedTuple):
    """A piece of a line: the number of its persona, and SVG path data."""

    who: int
    data: str


class Face(NamedTuple):
    """A mark on the curve: a face with its score, or a pill `wide` pixels wide.

    `badge` is whether it shows its persona. `exact` is the score with all its digits, if `words` has fewer.
    """

    who: int
    x: str
    y: str
    face: int
    words: str
    exact: str | None
    wide: int | None
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


def bands(curve: Curve, numbers: Mapping[str, int], room: int, height: int | None = None) -> tuple[CurveColumn, ...]:
    """Return one band per column, which are at least `room` pixels wide.

    `numbers` maps persona ids to their numbers; unknown personas get 0.
    """
    high = height or (HEIGHT if len(curve.lines) <= FEW else TALL)
    placed = spread(curve, _sizes(curve, room, high))
    strokes = _by_column(_strokes(placed, numbers, high), curve.columns)
    bars = _by_column(_bars(placed, numbers, high), curve.columns)
    faces = _by_column(_faces(placed, numbers, high), curve.columns)
    return tuple(CurveColumn(high, *marks) for marks in zip(strokes, bars, faces, strict=True))


def _sizes(curve: Curve, room: int, height: int) -> MarkSizes:
    badge = BADGE if len(curve.lines) > 1 else 0
    high = PILL + badge if _has_pills(curve) else FACE + SCORE + badge
    return MarkSizes(
        width=lambda point: (_wide(point, curve) + APART + (2 * BADGE if point.star else badge)) / room,
        height=(high + APART) / (height - 2 * MARGIN),
        beyond=(MARGIN - PILL / 2 - badge) / (height - 2 * MARGIN),
    )


def _has_pills(curve: Curve) -> bool:
    return len(curve.lines) > FEW


def _wide(point: Point, curve: Curve) -> int:
    words = round(width(point.words, TYPE, bold=True))
    return max(FACE, words + 2 * PAD) if _has_pills(curve) else max(FACE, words)


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
    high, low = _down(start.mark_y, height), _down(end.mark_y, height)
    return f"M{left},{high}C{middle},{high} {middle},{low} {right},{low}"


def _bars(curve: Curve, numbers: Mapping[str, int], height: int) -> Iterator[tuple[int, CurveStroke]]:
    for line in curve.lines:
        who = numbers.get(line.persona, 0)
        for bar in line.bars:
            begin, end = bar.bar or (bar.x, bar.x)
            for column in range(int(begin), -int(-end // 1)):
                yield from ((column, CurveStroke(who, data)) for data in _stretch(bar, column, height))


def _stretch(bar: Point, column: int, height: int) -> Iterator[str]:
    """Yield the path data of a bar within a column."""
    begin, end = bar.bar or (bar.x, bar.x)
    left, right = max(begin + END, column), min(end - END, column + 1)
    data = [
        f"M{_across(start, column)},{_down(bar.y, height)}H{_across(stop, column)}"
        for start, stop in dashes(bar, left, right)
        if start < stop
    ]
    if data:
        yield "".join(data)


def _faces(curve: Curve, numbers: Mapping[str, int], height: int) -> Iterator[tuple[int, Face]]:
    """Yield the marks; with several lines, every bar and the first mark of each segment show their persona."""
    firsts = {(line.persona, segment[0].path) for line in curve.lines for segment in line.segments}
    for point in (*curve.bars(), *curve.points()):
        column = min(int(point.x), curve.columns - 1)
        is_first = point.bar is not None or (point.persona, point.path) in firsts
        yield (
            column,
            Face(
                who=numbers.get(point.persona, 0),
                x=f"{_across(point.x, column)}%",
                y=_down(point.mark_y, height),
                face=point.face,
                words=point.words,
                exact=point.exact,
                wide=_wide(point, curve) if _has_pills(curve) else None,
                badge=is_first and len(curve.lines) > 1,
                star=point.star,
            ),
        )


def _across(x: float, column: int) -> str:
    return _short((x - column) * 100)


def _down(y: float, height: int) -> str:
    return _short(MARGIN + (1 - y) * (height - 2 * MARGIN))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
