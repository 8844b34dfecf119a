"""Places the marks of an emotion curve side by side where they would touch, so that none covers another.

A step's mark keeps its height while its crowd fits beside each other in its column, and is in one of several rows if
not. The bar of a stage always lies on its value; its mark is anywhere along it where there is room.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve, CurveLine, Point
from journeymap_cli.view.geometry import Area

SLOTS: Final = 16
"""Places along a column that are tried for the mark of a bar."""
ROWS: Final = 24
"""Half rows above and below a bar that are tried for its mark."""
MOST_TRIED: Final = 50_000
"""Places tried in all, which no real map needs."""
DASH: Final = 0.08
"""Length of the dashes of bars that lie on each other, in columns."""

MarkKey: TypeAlias = tuple[str, Path]


class MarkSizes(NamedTuple):
    """The sizes of marks, with the gap to the next one: `width` in columns, `height` as a share of the scale.

    `beyond` is how far the middle of a mark may be above or below the scale.
    """

    width: Callable[[Point], float]
    height: float
    beyond: float


def spread(curve: Curve, sizes: MarkSizes) -> Curve:
    """The curve with marks that do not overlap."""
    by_column: dict[int, list[Point]] = {}
    for point in curve.points():
        by_column.setdefault(point.column, []).append(point)
    placed = {_key(point): point for held in by_column.values() for point in _in_column(held, sizes)}
    marks = _Occupied(sizes, placed.values())
    for bars in _by_stage(curve):
        placed |= {_key(bar): marks.add(bar) for bar in _taking_turns(bars, sizes)}
    return curve._replace(lines=tuple(_line(line, placed) for line in curve.lines))


def dashes(bar: Point, begin: float, end: float) -> Iterator[tuple[float, float]]:
    """The visible parts of a bar between two columns: all of it, or every n-th dash if n bars lie on each other."""
    turn, many = bar.turn
    if many == 1:
        yield begin, end
        return
    for number in range(int(begin / DASH), int(end / DASH) + 1):
        if number % many == turn:
            yield max(begin, number * DASH), min(end, (number + 1) * DASH)


def _key(point: Point) -> MarkKey:
    return point.persona, point.path


def _line(line: CurveLine, placed: Mapping[MarkKey, Point]) -> CurveLine:
    segments = tuple(tuple(placed[_key(point)] for point in segment) for segment in line.segments)
    return line._replace(segments=segments, bars=tuple(placed[_key(bar)] for bar in line.bars))


def _in_column(points: Sequence[Point], sizes: MarkSizes) -> list[Point]:
    """The points of a column: crowds grow until none touches the next."""
    crowds = _close(sorted(points, key=lambda point: point.y), sizes.height)
    while True:
        placed = [_placed(crowd, sizes) for crowd in crowds]
        for at, (lower, upper) in enumerate(pairwise(placed)):
            if min(point.mark_y for point in upper) - max(point.mark_y for point in lower) < sizes.height:
                crowds[at : at + 2] = [crowds[at] + crowds[at + 1]]
                break
        else:
            return [point for crowd in placed for point in crowd]


def _close(points: Sequence[Point], height: float) -> list[list[Point]]:
    """Group points, sorted by height, of which each is close to the next."""
    groups: list[list[Point]] = []
    for point in points:
        if groups and point.y - groups[-1][-1].y < height:
            groups[-1].append(point)
        else:
            groups.append([point])
    return groups


def _placed(crowd: Sequence[Point], sizes: MarkSizes) -> list[Point]:
    """The points of a crowd, which is sorted by height, in as few rows as fit the column."""
    by_x = sorted(crowd, key=lambda point: point.x)
    if all(right.x - left.x >= (sizes.width(left) + sizes.width(right)) / 2 for left, right in pairwise(by_x)):
        return list(crowd)
    fewest = max(1, min(len(crowd), int(sum(map(sizes.width, crowd)))))
    rows = next(rows for many in range(fewest, len(crowd) + 1) if _fit(rows := _rows(crowd, many), sizes))
    lowest, highest = -sizes.beyond - crowd[0].y, 1 + sizes.beyond - crowd[-1].y
    half = (len(rows) - 1) / 2 * sizes.height
    middle = max(lowest + half, min(0.0, highest - half))
    return [
        point._replace(x=x, lift=middle - half + number * sizes.height)
        for number, row in enumerate(rows)
        for point, x in _side_by_side(row, sizes)
    ]


def _rows(crowd: Sequence[Point], many: int) -> list[Sequence[Point]]:
    cuts = [len(crowd) * number // many for number in range(many + 1)]
    return [crowd[start:end] for start, end in pairwise(cuts)]


def _fit(rows: Sequence[Sequence[Point]], sizes: MarkSizes) -> bool:
    return all(len(row) == 1 or sum(map(sizes.width, row)) <= 1 for row in rows)


def _side_by_side(row: Sequence[Point], sizes: MarkSizes) -> Iterator[tuple[Point, float]]:
    """The points of a row with their places, around the middle of their own."""
    column = row[0].column
    total = sum(map(sizes.width, row))
    start = sum(point.x for point in row) / len(row) - total / 2
    x = max(column, min(start, column + 1 - total))
    for point in sorted(row, key=lambda point: point.x):
        wide = sizes.width(point)
        yield point, x + wide / 2
        x += wide


def _by_stage(curve: Curve) -> list[list[Point]]:
    """The bars of each stage, from low to high."""
    stages: dict[Path, list[Point]] = {}
    for bar in sorted(curve.bars(), key=lambda bar: bar.y):
        stages.setdefault(bar.node_path, []).append(bar)
    return list(stages.values())


def _taking_turns(bars: Sequence[Point], sizes: MarkSizes) -> Iterator[Point]:
    """The bars of a stage; those that would hide each other take turns."""
    for group in _close(bars, sizes.height / 3):
        people = list(dict.fromkeys(bar.persona for bar in group))
        yield from (bar._replace(turn=(people.index(bar.persona), len(people))) for bar in group)


class _Occupied:
    """The areas of the marks, by column."""

    def __init__(self, sizes: MarkSizes, points: Iterable[Point]) -> None:
        self._sizes = sizes
        self._areas: dict[int, list[Area]] = {}
        self._left = MOST_TRIED
        for point in points:
            self._take(point)

    def add(self, bar: Point) -> Point:
        """The bar with its mark at the first free place; at its beginning if there is none."""
        found = next(filter(self._is_free, islice(self._places(bar), self._left)), bar)
        self._take(found)
        return found

    def _places(self, bar: Point) -> Iterator[Point]:
        begin, end = bar.bar or (bar.x, bar.x)
        half = self._sizes.width(bar) / 2
        for lift in self._lifts(bar):
            for column in range(int(begin), max(int(begin) + 1, -int(-end // 1))):
                first, last = max(begin, column) + half, min(end, column + 1) - half
                for slot in range(SLOTS + 1):
                    yield bar._replace(x=first + (last - first) * slot / SLOTS, lift=lift)

    def _lifts(self, bar: Point) -> Iterator[float]:
        """On the bar, then above and below it by turns."""
        yield 0
        for number in range(1, ROWS):
            for lift in (number * self._sizes.height / 2, -number * self._sizes.height / 2):
                if -self._sizes.beyond <= bar.y + lift <= 1 + self._sizes.beyond:
                    yield lift

    def _is_free(self, point: Point) -> bool:
        self._left -= 1
        area = self._area(point)
        return not any(area.meets(other) for other in self._areas.get(int(point.x), ()))

    def _take(self, point: Point) -> None:
        self._areas.setdefault(int(point.x), []).append(self._area(point))

    def _area(self, point: Point) -> Area:
        aside, along = self._sizes.width(point) / 2, self._sizes.height / 2
        return Area(point.x - aside, point.mark_y - along, point.x + aside, point.mark_y + along)
