"""What a poster is made of: boxes, texts, rules and strokes at places in points, the origin above on the left.

Colours are named by what they are for; which they are is for the drawing to say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from journeymap_cli.problem import Path

Align: TypeAlias = Literal["left", "right", "center"]
BoxStyle: TypeAlias = Literal["box", "round", "disc"]


class ColorRole(NamedTuple):
    """A colour by its purpose; of which stage (index), persona (id) or face (index) where there are several."""

    name: str
    of: int | str | None = None


class Box(NamedTuple):
    """A rectangle, one with round corners, or a disc. `ground` lies under the curve, all others above it."""

    x: float
    y: float
    width: float
    height: float
    fill: ColorRole | None
    edge: ColorRole | None = None
    shape: BoxStyle = "box"
    weight: float = 0.75
    dashed: bool = False
    ground: bool = False
    path: Path = ()


class TextBlock(NamedTuple):
    """Lines of text, each `pitch` points below the one before, within a width."""

    x: float
    y: float
    width: float
    pitch: float
    lines: tuple[str, ...]
    size: float
    ink: ColorRole
    bold: bool = False
    side: Align = "left"
    path: Path = ()

    @property
    def height(self) -> float:
        """The points that the lines take."""
        return self.pitch * len(self.lines)


class HorizontalRule(NamedTuple):
    """A level line under all else."""

    x: float
    y: float
    width: float
    ink: ColorRole
    weight: float = 0.75
    dashed: bool = False
    height: float = 0


class Spline(NamedTuple):
    """A smooth line: the control points of a B-spline, one and then three for each stretch."""

    points: tuple[tuple[float, float], ...]
    ink: ColorRole
    weight: float = 1.8


Single: TypeAlias = Box | TextBlock | HorizontalRule | Spline


class ShapeGroup(NamedTuple):
    """Marks at another place, from where they stand."""

    right: float
    down: float
    marks: tuple["Mark", ...]


Mark: TypeAlias = Single | ShapeGroup


class Piece(NamedTuple):
    """Marks that belong together, in a room of their own that begins at 0, 0."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()


def moved(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    """The marks at another place."""
    return (ShapeGroup(right, down, tuple(marks)),)


def flat(marks: Iterable[Mark], right: float = 0, down: float = 0) -> list[Single]:
    """Each mark by itself, at its place on the whole."""
    found: list[Single] = []
    _flatten(marks, right, down, found)
    return found


def _flatten(marks: Iterable[Mark], right: float, down: float, found: list[Single]) -> None:
    for mark in marks:
        if isinstance(mark, ShapeGroup):
            _flatten(mark.marks, right + mark.right, down + mark.down, found)
        elif isinstance(mark, Spline):
            found.append(mark._replace(points=tuple((x + right, y + down) for x, y in mark.points)))
        else:
            found.append(mark._replace(x=mark.x + right, y=mark.y + down))


def mirrored(piece: Piece) -> Piece:
    """A piece of boxes and texts whose left is right."""
    marks = (mark for mark in flat(piece.marks) if not isinstance(mark, Spline))
    return piece._replace(marks=tuple(mark._replace(x=piece.width - mark.x - mark.width) for mark in marks))


def column(pieces: Sequence[Piece], gap: float = 0) -> Piece:
    """Pieces below each other."""
    marks: list[Mark] = []
    down = 0.0
    for piece in pieces:
        marks += moved(piece.marks, 0, down)
        down += piece.height + gap
    return Piece(max((piece.width for piece in pieces), default=0), max(0, down - gap), tuple(marks))


def padded(piece: Piece, across: float, along: float) -> Piece:
    """A piece with room at its left and right, and above and below."""
    return Piece(piece.width + 2 * across, piece.height + 2 * along, moved(piece.marks, across, along))


def beside(pieces: Sequence[Piece], gap: float) -> Piece:
    """Pieces one after the other."""
    marks: list[Mark] = []
    right = 0.0
    for piece in pieces:
        marks += moved(piece.marks, right, 0)
        right += piece.width + gap
    return Piece(max(0, right - gap), max((piece.height for piece in pieces), default=0), tuple(marks))


LABEL: Final = 100
"""The column of the lanes' names."""
COLUMN: Final = 142
ACROSS: Final = 6
ALONG: Final = 6
"""Room inside a cell, at its sides and above and below."""
MARGIN: Final = 24
"""Room around the whole."""
GUTTER: Final = 2
"""Between neighbouring boxes."""
LEAST_WIDTH: Final = 520
"""A map of few columns still has room for its title."""

START: Final = attrgetter("start")


class Spanning(Protocol):
    """What lies over `span` columns from `start` on."""

    @property
    def start(self) -> int: ...

    @property
    def span(self) -> int: ...


S = TypeVar("S", bound=Spanning)


def across(columns: int) -> float:
    """The width of so many columns."""
    return columns * COLUMN


def within(part: range, start: int, span: int) -> int:
    """How many of some columns are in a part."""
    return max(0, min(part.stop, start + span) - max(part.start, start))


def seen(held: Sequence[S], part: range) -> Iterator[tuple[S, int]]:
    """What is seen in a part of what lies side by side, each with the number of its columns there."""
    first = max(0, bisect_right(held, part.start, key=START) - 1)
    for one in held[first : bisect_left(held, part.stop, key=START)]:
        if span := within(part, one.start, one.span):
            yield one, span
