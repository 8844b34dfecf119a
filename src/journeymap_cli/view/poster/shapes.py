"""Poster primitives: boxes, texts, rules and splines, positioned in points from the top left.

Colours are named by purpose; the renderer picks the actual values.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from journeymap_cli.problem import Path
from journeymap_cli.view.geometry import Align

BoxStyle: TypeAlias = Literal["box", "round", "disc"]


class ColorRole(NamedTuple):
    """A colour by purpose; `of` is the stage (place), persona (id) or face (index) where there are several."""

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
    """Lines of text within a width, spaced `pitch` points apart. `href` is the address that they lead to, if any."""

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
    href: str | None = None

    @property
    def height(self) -> float:
        """Total height of the lines in points."""
        return self.pitch * len(self.lines)


class Photo(NamedTuple):
    """A picture of the map, by its path there, which fills a frame; `alt` says what it shows."""

    x: float
    y: float
    width: float
    height: float
    file: str
    alt: str


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
    dashed: bool = False


Single: TypeAlias = Box | TextBlock | Photo | HorizontalRule | Spline


class ShapeLayers(NamedTuple):
    """The marks of a drawing from bottom to top: below the curve, its lines, and everything above it."""

    ground: tuple[Box | HorizontalRule, ...]
    lines: tuple[Spline, ...]
    above: tuple[Box | TextBlock | Photo, ...]


def layers(marks: Iterable[Single]) -> ShapeLayers:
    """Sort the marks by layer, in order within each."""
    ground: list[Box | HorizontalRule] = []
    lines: list[Spline] = []
    above: list[Box | TextBlock | Photo] = []
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


OPPOSITE: Final[dict[Align, Align]] = {"left": "right", "right": "left", "center": "center"}


def mirrored(marks: Iterable[Single], width: float) -> Iterator[Single]:
    """Mirror the marks of a drawing in a right-to-left language, except for the letters of its texts."""
    for mark in marks:
        if isinstance(mark, Spline):
            yield mark._replace(points=tuple((width - x, y) for x, y in mark.points))
        elif isinstance(mark, TextBlock):
            yield mark._replace(x=width - mark.x - mark.width, side=OPPOSITE[mark.side])
        else:
            yield mark._replace(x=width - mark.x - mark.width)


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


ACROSS: Final = 6
ALONG: Final = 6
"""Padding inside a cell: `ACROSS` left and right, `ALONG` above and below."""
RISE: Final = 130
MARGIN: Final = 24
"""Margin around the whole poster."""
HAIR: Final = 0.75
"""Width of a hairline."""

START: Final = attrgetter("start")


class Spanning(Protocol):
    """An item that covers `span` columns from `start`."""

    @property
    def start(self) -> int: ...

    @property
    def span(self) -> int: ...


S = TypeVar("S", bound=Spanning)


class Grid(NamedTuple):
    """The positions of the columns in a part of the table, after the labels of the rows, in points.

    `edges` are the left edges of all columns of the table and the right edge of the last one. `rise` is the distance
    from the lowest to the highest score of the curve.
    """

    label: float
    edges: tuple[float, ...]
    part: range
    rise: float = RISE

    @property
    def width(self) -> float:
        """The width of the part with its labels."""
        return self.at(self.part.stop)

    def at(self, x: float) -> float:
        """The place of a column, or within one: 4.5 is the middle of the fifth. It may be outside the part."""
        column = max(0, min(int(x), len(self.edges) - 2))
        left, right = self.edges[column], self.edges[column + 1]
        return self.label + left + (x - column) * (right - left) - self.edges[self.part.start]

    def left(self, start: int) -> float:
        """The left edge of a column, or of the part if the column begins before it."""
        return self.at(max(start, self.part.start))

    def across(self, start: int, span: int) -> float:
        """The width of `span` columns from `start` on, as far as they are in the part."""
        return max(0.0, self.at(min(start + span, self.part.stop)) - self.left(start))

    def column(self, x: float) -> float:
        """The width of the column at a place."""
        column = max(0, min(int(x), len(self.edges) - 2))
        return self.edges[column + 1] - self.edges[column]


def within(part: range, start: int, span: int) -> int:
    """The number of columns that a span shares with a part."""
    return max(0, min(part.stop, start + span) - max(part.start, start))


def seen(items: Sequence[S], part: range) -> Iterator[tuple[S, int]]:
    """The items visible in a part, each with its number of columns there. `items` are sorted by `start`."""
    first = max(0, bisect_right(items, part.start, key=START) - 1)
    for one in items[first : bisect_left(items, part.stop, key=START)]:
        if span := within(part, one.start, one.span):
            yield one, span
