"""The area of a drawing that stretches with the window: places across it, and room for labels at several widths.

Places across are percentages of the width, places down are pixels.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.language.tags import Tag
from journeymap_cli.regexes import regex
from journeymap_cli.view.curve import Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.hyphenation import STEP, softened
from journeymap_cli.view.measure import width, wrap

HEIGHT: Final = 208
TOP: Final = 42
BOTTOM: Final = 162
MOVED_BOTTOM: Final = 188
BELOW: Final = 54
"""Height of the plot, places of the best and the worst feeling (the latter also with moves), and room for labels."""

WIDTHS: Final = (1240, 860, 620, 330)
"""Widths of the plot for which labels are placed."""

SIZE: Final = 11.5
LINE: Final = 13
WIDEST: Final = 132
ONE_LINE: Final = 200
"""Size, line height and greatest width of a label in pixels; `ONE_LINE` if there is no room for several lines."""

LEAST: Final = 38
"""Width of the longest score with a star."""

LabelAlign: TypeAlias = Literal["m", "s", "e"]
ALIGNS: Final[tuple[LabelAlign, ...]] = ("m", "s", "e")


JOINER: Final = "\u2060"
"""The word joiner: prevents a line break, is invisible and has no width."""

_WORD: Final = regex(r"\S+")


class Plot(NamedTuple):
    """A drawing area: its number of columns, and the places of the best and the worst feeling in pixels."""

    columns: int
    top: int
    bottom: int

    def across(self, x: float) -> float:
        """Convert a place in columns to a percentage of the width."""
        return 100 * x / self.columns

    def percent(self, x: float) -> str:
        """Return a place in columns as the value of an attribute, such as `12.5%`."""
        return f"{short(self.across(x), 3)}%"

    def down(self, y: float) -> float:
        """Convert a height from 0 to 1 to pixels from the top."""
        return self.top + (1 - y) * (self.bottom - self.top)

    def to(self, other: "Plot") -> str:
        """Return the SVG transformation that moves what is drawn here to another area."""
        scale = (other.bottom - other.top) / (self.bottom - self.top)
        return f"matrix(1 0 0 {short(scale, 4)} 0 {short(other.top - scale * self.top, 2)})"


def bow(start: Point, end: Point, plot: Plot) -> str:
    """Return the SVG path data of a curve that is level at both points."""
    left, right, middle = (short(plot.across(x)) for x in (start.x, end.x, (start.x + end.x) / 2))
    high, low = short(plot.down(start.y)), short(plot.down(end.y))
    return f"M{left} {high}C{middle} {high} {middle} {low} {right} {low}"


def name_lines(name: str, tag: Tag | None, widest: float = WIDEST) -> tuple[str, ...]:
    """Wrap the name of a step to at most three lines; words that fit on one are not divided, not even at hyphens."""

    def fits(word: str) -> bool:
        return width(word, SIZE, True) <= widest

    joined = _WORD.sub(lambda word: word[0].replace("-", f"-{JOINER}") if fits(word[0]) else word[0], name)
    lines = wrap(softened(joined, tag, STEP, fits), widest, SIZE, True, 3)
    return tuple(line.replace(JOINER, "") for line in lines)


def label_area(
    at: tuple[float, float], lines: Sequence[str], align: LabelAlign, is_above: bool, plot: Plot, wide: int
) -> Area | None:
    """Return the rectangle of a label at a width of the plot, or None if it would stick out.

    `at` is its point, in columns across and pixels down; `lines` are those after the score.
    """
    long = max((width(line, SIZE, True) for line in lines), default=LEAST)
    x, y = plot.across(at[0]) * wide / 100, at[1]
    left = {"m": x - long / 2, "s": x - 4, "e": x - long + 4}[align]
    high = LINE * (len(lines) + 1)
    top = y - 10 - high if is_above else y + 8
    is_inside = left >= -2 and left + long <= wide + 2 and top >= -2 and top + high <= plot.bottom + BELOW
    return Area(left, top, left + long, top + high) if is_inside else None


def label_lines(y: float, lines: Sequence[str], is_above: bool) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the y of a label's score, and the y and text of each of its lines."""
    if is_above:
        score, first = y - LINE, y - LINE * (len(lines) + 1)
    else:
        score, first = y + 19, y + 19 + LINE
    return short(score), tuple((short(first + LINE * number), line) for number, line in enumerate(lines))


def is_free(area: Area, placed: Iterable[Area], dots: Iterable[tuple[float, float]], wide: int) -> bool:
    """Whether an area overlaps no label and no dot; dots are in percent across and pixels down."""
    if any(area.meets(other) for other in placed):
        return False
    return not any(
        area.left - 4 < x * wide / 100 < area.right + 4 and area.top - 3 < y < area.bottom + 3 for x, y in dots
    )


def is_high(point: Point) -> bool:
    """Whether the label of a point is above it."""
    return point.y >= 0.5


def short(value: float, places: int = 1) -> str:
    """Return a number with at most `places` decimals, without trailing zeros."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
