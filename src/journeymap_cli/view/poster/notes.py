"""Words and quotes beside the points of a curve, placed without overlaps."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from journeymap_cli.language.language import Language
from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Point
from journeymap_cli.view.geometry import Area, Taken
from journeymap_cli.view.hyphenation import softened
from journeymap_cli.view.measure import width, wrap
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.shapes import Box, Mark, Piece, Single, Spline, flat, moved
from journeymap_cli.view.poster.text import SMALL, TextSetter

WIDEST: Final = 112
MOST_LINES: Final = 3
AWAY: Final = (12, 22)
"""Distances from the centre of a point, in points; the further one is beyond the number of a takeaway."""
SAMPLES: Final = 12
WEIGHTS: Final = tuple(
    ((1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3)
    for share in (step / SAMPLES for step in range(SAMPLES + 1))
)
"""Bernstein weights of the four control points at each sample of a Bézier curve."""


def word_and_quote(label: str | None, quote: str | None, language: Language) -> str:
    """Join the word for a feeling and its quote."""
    return " ".join(filter(None, (label, language.quoted(plain(quote)) if quote else None)))


def notes(
    points: Sequence[tuple[Point, float, float]],
    marks: Sequence[Mark],
    room: Area,
    language: Language,
    widths: Sequence[float] = (WIDEST,),
) -> tuple[tuple[Mark, ...], frozenset[Path]]:
    """Place notes beside their points, low points first; return the marks and the paths of the placed notes.

    `widths` are tried in order; if there are several, a note may also be further from its point.
    """
    if not any(point.label or point.quote for point, _, _ in points):
        return (), frozenset()
    taken = Taken()
    for mark in flat(marks):
        for area in _areas(mark):
            taken.add(area)
    others = [(left, top) for _, left, top in points] if len(widths) > 1 else []
    placed: dict[Path, tuple[Mark, ...]] = {}
    for point, left, top in sorted(points, key=lambda one: not one[0].is_low):
        words = word_and_quote(point.label, point.quote, language)
        if words and point.path not in placed:
            for note, place in _tries(words, point.path, (left, top), language, widths):
                if place.within(room) and taken.is_free(place) and _is_nearest(place, (left, top), others):
                    taken.add(place)
                    placed[point.path] = moved(note.marks, place.left, place.top)
                    break
    return tuple(mark for note_marks in placed.values() for mark in note_marks), frozenset(placed)


def _tries(
    words: str, path: Path, at: tuple[float, float], language: Language, widths: Sequence[float]
) -> Iterator[tuple[Piece, Area]]:
    """Yield the forms of a note with the places to try for each."""
    for away in AWAY[: len(widths)]:
        for wide in widths:
            note = _note(words, path, language, wide)
            yield from ((note, place) for place in _places(note, *at, away))


def _note(words: str, path: Path, language: Language, wide: float) -> Piece:
    lines = wrap(softened(words, language.hyphens), wide, SMALL.size)
    room = max(width(line, SMALL.size) for line in lines) + 1
    return TextSetter(language).text(words, room, SMALL, path)


def _places(note: Piece, left: float, top: float, away: float) -> Iterator[Area]:
    """Candidate areas: right, left, below, above."""
    beside, over = top - note.height / 2, left - note.width / 2
    for at_left, at_top in (
        (left + away, beside),
        (left - away - note.width, beside),
        (over, top + away),
        (over, top - away - note.height),
    ):
        yield Area(at_left, at_top, at_left + note.width, at_top + note.height)


def _is_nearest(place: Area, own: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    """Whether no other point is nearer to a note than its own."""
    return all(_distance(place, own) <= _distance(place, other) for other in others)


def _distance(place: Area, point: tuple[float, float]) -> float:
    x, y = point
    return math.hypot(max(place.left - x, 0, x - place.right), max(place.top - y, 0, y - place.bottom))


def _areas(mark: Single) -> Iterator[Area]:
    """The areas that a mark occupies; a spline is split into small rectangles."""
    if isinstance(mark, Spline):
        for at in range(0, len(mark.points) - 1, 3):
            stretch = list(_on_curve(mark.points[at : at + 4]))
            for (left, top), (right, bottom) in pairwise(stretch):
                yield Area(min(left, right) - 1, min(top, bottom) - 2, max(left, right) + 1, max(top, bottom) + 2)
    elif not (isinstance(mark, Box) and mark.ground):
        yield Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)


def _on_curve(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Sample a cubic Bézier curve from start to end."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    for first, second, third, fourth in WEIGHTS:
        yield (
            first * x0 + second * x1 + third * x2 + fourth * x3,
            first * y0 + second * y1 + third * y2 + fourth * y3,
        )
