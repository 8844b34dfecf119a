"""Poster primitives: boxes, texts, rules and splines, positioned in points from the top left.

Colours are named by purpose; the renderer picks the actual values.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from journeymap_cli.problem import Path

Align: TypeAlias = Literal["left", "right", "center"]
BoxStyle: TypeAlias = Literal["box", "round", "disc"]


class ColorRole(NamedTuple):
    """A colour by purpose; `of` is the stage (index), persona (id) or face (index) where there are several."""

    name: str
    of: int | str | None = None


class Box(NamedTuple):
    """A rectangle, rounded rectangle or disc. `ground` boxes lie under the curve, all others above it."""

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
    """Lines of text within a width, spaced `pitch` points apart."""

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
        """Total height of the lines in points."""
        return self.pitch * len(self.lines)


class HorizontalRule(NamedTuple):
    """A horizontal line below everything else."""

    x: float
    y: float
    width: float
    ink: ColorRole
    weight: float = 0.75
    dashed: bool = False
    height: float = 0


class Spline(NamedTuple):
    """A smooth line: the control points of a B-spline, one followed by three per segment."""

    points: tuple[tuple[float, float], ...]
    ink: ColorRole
    weight: float = 1.8


Single: TypeAlias = Box | TextBlock | HorizontalRule | Spline


class ShapeLayers(NamedTuple):
    """The marks of a drawing from bottom to top: below the curve, its lines, and everything above it."""

    ground: tuple[Box | HorizontalRule, ...]
    lines: tuple[Spline, ...]
    above: tuple[Box | TextBlock, ...]


def layers(marks: Iterable[Single]) -> ShapeLayers:
    """Sort the marks by layer, in order within each."""
    ground: list[Box | HorizontalRule] = []
    lines: list[Spline] = []
    above: list[Box | TextBlock] = []
    for mark in marks:
        if isinstance(mark, Spline):
            lines.append(mark)
        elif isinstance(mark, HorizontalRule) or (isinstance(mark, Box) and mark.ground):
            ground.append(mark)
        else:
            above.append(mark)
    return ShapeLayers(tuple(ground), tuple(lines), tuple(above))


class ShapeGroup(NamedTuple):
    """Marks shifted by an offset."""

    right: float
    down: float
    marks: tuple["Mark", ...]


Mark: TypeAlias = Single | ShapeGroup


class Piece(NamedTuple):
    """A group of marks with its own size and its origin at 0, 0."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()


def moved(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    """Shift the marks by an offset."""
    return (ShapeGroup(right, down, tuple(marks)),)


def flat(marks: Iterable[Mark], right: float = 0, down: float = 0) -> list[Single]:
    """Flatten nested groups into single marks at absolute positions."""
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
    """Mirror a piece of boxes and texts horizontally."""
    marks = (mark for mark in flat(piece.marks) if not isinstance(mark, Spline))
    return piece._replace(marks=tuple(mark._replace(x=piece.width - mark.x - mark.width) for mark in marks))


def column(pieces: Sequence[Piece], gap: float = 0) -> Piece:
    """Stack pieces vertically."""
    marks: list[Mark] = []
    down = 0.0
    for piece in pieces:
        marks += moved(piece.marks, 0, down)
        down += piece.height + gap
    return Piece(max((piece.width for piece in pieces), default=0), max(0, down - gap), tuple(marks))


def padded(piece: Piece, across: float, along: float) -> Piece:
    """Add padding: `across` on the left and right, `along` above and below."""
    return Piece(piece.width + 2 * across, piece.height + 2 * along, moved(piece.marks, across, along))


def beside(pieces: Sequence[Piece], gap: float) -> Piece:
    """Place pieces side by side."""
    marks: list[Mark] = []
    right = 0.0
    for piece in pieces:
        marks += moved(piece.marks, right, 0)
        right += piece.width + gap
    return Piece(max(0, right - gap), max((piece.height for piece in pieces), default=0), tuple(marks))


LABEL: Final = 100
"""Width of the column of lane names."""
COLUMN: Final = 142
MOST_COLUMN: Final = 210
"""Width of a column, usually and at most."""
ACROSS: Final = 6
ALONG: Final = 6
"""Padding inside a cell: `ACROSS` left and right, `ALONG` above and below."""
MARGIN: Final = 24
"""Margin around the whole poster."""
GUTTER: Final = 2
"""Gap between neighbouring boxes."""
LEAST_WIDTH: Final = 520
"""Minimum width, so that a map with few columns has room for its title."""

START: Final = attrgetter("start")


class Spanning(Protocol):
    """An item that covers `span` columns from `start`."""

    @property
    def start(self) -> int: ...

    @property
    def span(self) -> int: ...


S = TypeVar("S", bound=Spanning)


def across(columns: int, column: float = COLUMN) -> float:
    """The width of a number of columns, in points."""
    return columns * column


def within(part: range, start: int, span: int) -> int:
    """The number of columns that a span shares with a part."""
    return max(0, min(part.stop, start + span) - max(part.start, start))


def seen(held: Sequence[S], part: range) -> Iterator[tuple[S, int]]:
    """The items visible in a part, each with its number of columns there. `held` is sorted by `start`."""
    first = max(0, bisect_right(held, part.start, key=START) - 1)
    for one in held[first : bisect_left(held, part.stop, key=START)]:
        if span := within(part, one.start, one.span):
            yield one, span
