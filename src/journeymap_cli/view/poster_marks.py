"""What a poster is made of: boxes, texts, rules and strokes at places in points, the origin above on the left.

Colours are named by what they are for; which they are is for the drawing to say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from journeymap_cli.problem import Path

Side: TypeAlias = Literal["left", "right", "center"]
Shape: TypeAlias = Literal["box", "round", "disc"]


class Ink(NamedTuple):
    """A colour by its purpose; of which stage (index), persona (id) or face (index) where there are several."""

    name: str
    of: int | str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, one with round corners, or a disc. `ground` lies under the curve, all others above it."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None
    edge: Ink | None = None
    shape: Shape = "box"
    weight: float = 0.75
    dashed: bool = False
    ground: bool = False
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text, each `pitch` points below the one before, within a width."""

    x: float
    y: float
    width: float
    pitch: float
    lines: tuple[str, ...]
    size: float
    ink: Ink
    bold: bool = False
    side: Side = "left"
    path: Path = ()

    @property
    def height(self) -> float:
        """The points that the lines take."""
        return self.pitch * len(self.lines)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line under all else."""

    x: float
    y: float
    width: float
    ink: Ink
    weight: float = 0.75
    dashed: bool = False
    height: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A smooth line: the control points of a B-spline, one and then three for each stretch."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    weight: float = 1.8


Single: TypeAlias = Box | Text | Rule | Stroke


@dataclass(frozen=True, slots=True)
class Group:
    """Marks at another place, from where they stand."""

    right: float
    down: float
    marks: tuple["Mark", ...]


Mark: TypeAlias = Single | Group


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks that belong together, in a room of their own that begins at 0, 0."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()


def moved(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    """The marks at another place."""
    return (Group(right, down, tuple(marks)),)


def flat(marks: Iterable[Mark], right: float = 0, down: float = 0) -> Iterator[Single]:
    """Each mark by itself, at its place on the whole."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from flat(mark.marks, right + mark.right, down + mark.down)
        elif isinstance(mark, Stroke):
            yield replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))
        else:
            yield replace(mark, x=mark.x + right, y=mark.y + down)


def mirrored(piece: Piece) -> Piece:
    """A piece of boxes and texts whose left is right."""
    marks = (mark for mark in flat(piece.marks) if not isinstance(mark, Stroke))
    return replace(piece, marks=tuple(replace(mark, x=piece.width - mark.x - mark.width) for mark in marks))


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
