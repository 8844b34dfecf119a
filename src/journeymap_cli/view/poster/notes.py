"""Words and quotes beside the points of a curve, placed without overlaps."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
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
AWAY: Final = 12
"""Distance from the centre of a point, in points."""
SAMPLES: Final = 12
WEIGHTS: Final = tuple(
    ((1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3)
    for share in (step / SAMPLES for step in range(SAMPLES + 1))
)
"""Bernstein weights of the four control points at each sample of a Bézier curve."""


def said(label: str | None, quote: str | None, language: Language) -> str:
    """Join the word for a feeling and its quote."""
    return " ".join(filter(None, (label, language.quoted(plain(quote)) if quote else None)))


def notes(
    points: Sequence[tuple[Point, float, float]], marks: Sequence[Mark], room: Area, language: Language
) -> tuple[tuple[Mark, ...], frozenset[Path]]:
    """Place notes beside their points, low points first; return the marks and the paths of the placed notes."""
    if not any(point.label or point.quote for point, _, _ in points):
        return (), frozenset()
    taken = Taken()
    for mark in flat(marks):
        for area in _areas(mark):
            taken.add(area)
    placed: dict[Path, tuple[Mark, ...]] = {}
    for point, left, top in sorted(points, key=lambda one: not one[0].is_low):
        words = said(point.label, point.quote, language)
        if words and point.path not in placed:
            note = _note(words, point.path, language)
            free = (one for one in _places(note, left, top) if one.within(room) and taken.is_free(one))
            for place in islice(free, 1):
                taken.add(place)
                placed[point.path] = moved(note.marks, place.left, place.top)
    return tuple(mark for held in placed.values() for mark in held), frozenset(placed)


def _note(words: str, path: Path, language: Language) -> Piece:
    lines = wrap(softened(words, language.hyphens), WIDEST, SMALL.size)
    room = max(width(line, SMALL.size) for line in lines) + 1
    return TextSetter(language).text(words, room, SMALL, path)


def _places(note: Piece, left: float, top: float) -> Iterator[Area]:
    """Candidate areas: right, left, below, above."""
    beside, over = top - note.height / 2, left - note.width / 2
    for at_left, at_top in (
        (left + AWAY, beside),
        (left - AWAY - note.width, beside),
        (over, top + AWAY),
        (over, top - AWAY - note.height),
    ):
        yield Area(at_left, at_top, at_left + note.width, at_top + note.height)


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
