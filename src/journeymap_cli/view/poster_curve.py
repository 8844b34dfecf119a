"""The curve in a poster: a band with its rule, a smooth line for each persona, its points, and what was said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from journeymap_cli.facts.evidence import SUPPORTED
from journeymap_cli.problem import Path
from journeymap_cli.view.areas import Area
from journeymap_cli.view.curve import Curve, CurveLine, Point
from journeymap_cli.view.measure import width, wrap
from journeymap_cli.view.poster_grid import COLUMN, across
from journeymap_cli.view.poster_marks import Box, Ink, Mark, Piece, Rule, Stroke, Text, moved
from journeymap_cli.view.poster_notes import notes
from journeymap_cli.view.poster_signs import tag
from journeymap_cli.view.poster_text import line_height

HEIGHT: Final = 116
"""From the lowest score to the highest."""
ABOVE: Final = 26
BELOW: Final = 26
RADIUS: Final = 9.5
SCORE_SIZE: Final = 7.5
TAG_SIZE: Final = 9
STAR_SIZE: Final = 9
BAR_END: Final = 10
"""How far the bar of a stage ends before its borders."""
BAR: Final = 4

Placed: TypeAlias = tuple[Point, float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """The drawing of a curve, and the paths of the feelings whose words stand in it."""

    piece: Piece
    said: frozenset[Path]


def band(curve: Curve, part: range, initials: Mapping[str, str]) -> Band:
    """The curve over some neighbouring columns."""
    wide, high = across(len(part)), ABOVE + HEIGHT + BELOW
    placed = [_placed(point, part) for point in (*curve.bars(), *curve.points()) if point.column in part]
    shown = initials if len(curve.lines) > 1 else {}
    marks = [
        *(mark for line in curve.lines for mark in _line(line, part)),
        *(mark for one in placed for mark in _point(*one)),
        *(mark for line in curve.lines for mark in _tags(line, part, shown)),
    ]
    words, said = notes(placed, marks, Area(2, 2, wide - 2, high - 2))
    return Band(Piece(wide, high, (*_ground(wide, high), *marks, *words)), said)


def down(y: float) -> float:
    """Where a height of the curve lies in its band."""
    return ABOVE + (1 - y) * HEIGHT


def _placed(point: Point, part: range) -> Placed:
    return point, (point.x - part.start) * COLUMN, down(point.y)


def _ground(wide: float, high: float) -> Iterator[Mark]:
    middle = down(0.5)
    yield Box(0, 0, wide, middle, Ink("chance"), ground=True)
    yield Box(0, middle, wide, high - middle, Ink("pain"), ground=True)
    yield Rule(0, middle, wide, Ink("edge"))


def _line(line: CurveLine, part: range) -> Iterator[Mark]:
    ink = Ink("persona", line.persona)
    for segment in line.segments:
        places = [_placed(point, part)[1:] for point in segment if point.column in part]
        if len(places) > 1:
            yield Stroke(spline(places), ink)
    for bar in line.bars:
        begin, end = bar.bar or (bar.x, bar.x)
        left = across(1) * (max(begin, part.start) - part.start) + BAR_END
        right = across(1) * (min(end, part.stop) - part.start) - BAR_END
        if left < right:
            yield Box(left, down(bar.y) - BAR / 2, right - left, BAR, ink, shape="round")


def spline(places: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The control points of a line that is level at each of its places."""
    found = [places[0]]
    for (left, high), (right, low) in pairwise(places):
        middle = (left + right) / 2
        found += [(middle, high), (middle, low), (right, low)]
    return tuple(found)


def _point(point: Point, left: float, high: float) -> Iterator[Mark]:
    """A score on the colour of its face, in a ring of its persona's; one too long for a disc has a longer ground."""
    wide = min(max(2 * RADIUS, width(point.words, SCORE_SIZE, bold=True) + 5), COLUMN - 12)
    start, top = left - wide / 2, high - RADIUS
    face = Ink("face" if point.evidence in SUPPORTED else "face-pale", point.face)
    shape = "disc" if wide == 2 * RADIUS else "round"
    yield Box(start, top, wide, 2 * RADIUS, face, Ink("persona", point.persona), shape, 2, path=point.path)
    pitch = line_height(point.words, SCORE_SIZE)
    words = wrap(point.words, wide - 2, SCORE_SIZE, bold=True, max_lines=1)
    ink = Ink("on-face", point.face)
    yield Text(start, high - pitch / 2, wide, pitch, tuple(words), SCORE_SIZE, ink, bold=True, side="center")
    if point.star:
        pitch = line_height("★", STAR_SIZE)
        yield Text(start + wide, top - pitch / 2, STAR_SIZE * 1.3, pitch, ("★",), STAR_SIZE, Ink("star"))


def _tags(line: CurveLine, part: range, initials: Mapping[str, str]) -> Iterator[Mark]:
    """Whose line it is, at the first point of each stretch and at every bar."""
    if line.persona not in initials:
        return
    for point in (*line.bars, *(segment[0] for segment in line.segments)):
        if point.column in part:
            _, left, high = _placed(point, part)
            yield from moved(tag(line.persona, initials, TAG_SIZE).marks, left - RADIUS - 4, high - RADIUS - 4)
