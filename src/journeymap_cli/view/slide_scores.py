"""The scores of a stage on its slide: markers that touch are put side by side, and no score covers anything.

Sizes are in em of the slide.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.view.column_headers import StageView
from journeymap_cli.view.curve import Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.measure import width
from journeymap_cli.view.plot import short

WIDE: Final = 88
LOWEST: Final = 11
HIGHEST: Final = 26
"""Width of the plot, and its height on slides with much and with little text."""

BEYOND: Final = 0.7
"""How far a score may stick out of the plot, above and below."""

MARKER: Final = 0.65
PIN: Final = 0.95
BESIDE: Final = 0.35
"""Radius of a marker and of the number of a takeaway, and the space between it and its score."""

SIZE: Final = 1.75
CAPITAL: Final = 1.3
AROUND: Final = 0.2
"""Size of a score, height of its digits, and the space left and right of it."""

Side: TypeAlias = Literal["above", "below", "right", "left"]
ALIGNS: Final = {"above": "m", "below": "m", "right": "s", "left": "e"}


class SlideScore(NamedTuple):
    """The words at a marker; `x` and `y` are offsets from the point, in em of the words."""

    words: str
    star: bool
    align: str
    x: str
    y: str


class SlidePoint(NamedTuple):
    """A point in the slice of the curve; `x` and `y` are percentages of the slice, `shift` is in em.

    `score` is None where another marker has the same one, or where it would cover something.
    """

    x: str
    y: str
    who: int
    shift: float
    tone: str
    pin: int | None
    score: SlideScore | None


class _Marker(NamedTuple):
    point: Point
    x: float
    y: float
    shift: float
    pin: int | None

    @property
    def radius(self) -> float:
        return PIN if self.pin else MARKER

    @property
    def area(self) -> Area:
        x, r = self.x + self.shift, self.radius
        return Area(x - r, self.y - r, x + r, self.y + r)


def plot_height(room: float) -> float:
    """Return the least height of the plot for the room there is; in a higher one, everything is further apart."""
    return max(LOWEST, min(HIGHEST, LOWEST + room - 1))


def slide_points(
    stage: StageView,
    inside: Iterable[Point],
    numbers: dict[str, int],
    pins: dict[tuple[float, float], int],
    high: float,
) -> Iterator[SlidePoint]:
    """Yield the points inside a stage. `numbers` are those of personas, `pins` those of takeaways by place."""
    groups = list(_groups(list(_markers(stage, inside, pins, high))))
    markers = [marker for group in groups for marker in group]
    taken = [marker.area for marker in markers]
    for group in groups:
        shown: set[tuple[float, str]] = set()
        for marker in group:
            key = marker.y, marker.point.words
            score = None if key in shown else _score(marker, _sides(marker, markers), taken, high)
            shown.add(key)
            yield _slide_point(marker, stage, numbers, score)


def slice_height(point: Point) -> float:
    """Return how far down a point lies in the slice, from 0 to 1, with room above and below for words."""
    return 0.2 + (1 - point.y) * 0.6


def _markers(
    stage: StageView, inside: Iterable[Point], pins: dict[tuple[float, float], int], high: float
) -> Iterator[_Marker]:
    """Yield the markers of a stage, sorted by place; points in one place share the number of a takeaway."""
    pinned: set[int] = set()
    for point in sorted(inside, key=lambda point: (point.x, -point.y)):
        pin = pins.get((point.x, point.y))
        number = pin if pin not in pinned else None
        pinned |= {pin} if pin else set()
        across = (point.x - stage.start) / stage.span
        yield _Marker(point, across * WIDE, slice_height(point) * high, 0, number)


def _groups(markers: Sequence[_Marker]) -> Iterator[list[_Marker]]:
    """Yield the markers in groups that would touch each other, side by side."""
    group: list[_Marker] = []
    for marker in markers:
        if group and not marker.area.meets(group[-1].area):
            yield _beside(group)
            group = []
        group.append(marker)
    if group:
        yield _beside(group)


def _beside(group: Sequence[_Marker]) -> list[_Marker]:
    step = 2 * max(marker.radius for marker in group) + 0.1
    return [marker._replace(shift=(at - (len(group) - 1) / 2) * step) for at, marker in enumerate(group)]


def _sides(marker: _Marker, markers: Sequence[_Marker]) -> Sequence[Side]:
    """Return the sides to try: outwards first if others are above or below in the column."""
    column = [other for other in markers if other.point.column == marker.point.column]
    is_high = marker.point.y >= 0.5
    if len(column) > 1:
        is_high = marker.y < max(other.y for other in column) or (is_high and marker.y == min(o.y for o in column))
    return ("above", "below", "right", "left") if is_high else ("below", "above", "right", "left")


def _score(marker: _Marker, sides: Sequence[Side], taken: list[Area], high: float) -> SlideScore | None:
    """Take the first free side of a marker for its score; None if none is free."""
    words, star = marker.point.words, marker.point.star
    long = width(f"{words} ★" if star else words, SIZE, bold=True)
    for side in sides:
        x, y = _offset(side, marker.radius)
        x += marker.shift
        area = _score_area(marker.x + x, marker.y + y, long, ALIGNS[side])
        if area.top >= -BEYOND and area.bottom <= high + BEYOND and not any(map(area.meets, taken)):
            taken.append(area)
            return SlideScore(words, star, ALIGNS[side], short(x / SIZE, 2), short(y / SIZE, 2))
    return None


def _offset(side: Side, radius: float) -> tuple[float, float]:
    """Return the offset of a score's baseline from its point."""
    away = radius + BESIDE
    return {
        "above": (0.0, -away),
        "below": (0.0, away + CAPITAL),
        "right": (away, CAPITAL / 2),
        "left": (-away, CAPITAL / 2),
    }[side]


def _score_area(x: float, baseline: float, long: float, align: str) -> Area:
    left = {"m": x - long / 2, "s": x, "e": x - long}[align]
    return Area(left - AROUND, baseline - CAPITAL, left + long + AROUND, baseline)


def _slide_point(marker: _Marker, stage: StageView, numbers: dict[str, int], score: SlideScore | None) -> SlidePoint:
    point = marker.point
    return SlidePoint(
        x=_percent((point.x - stage.start) / stage.span),
        y=_percent(slice_height(point)),
        who=numbers.get(point.persona, 0),
        shift=round(marker.shift, 2),
        tone="bad" if point.y < 0.5 else "good" if point.y > 0.5 else "plain",
        pin=marker.pin,
        score=score,
    )


def _percent(share: float) -> str:
    return f"{short(100 * share, 2)}%"
