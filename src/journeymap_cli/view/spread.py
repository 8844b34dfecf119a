"""Places the marks of an emotion curve side by side where they would touch, so that none covers another.

A step's mark keeps its height if all marks near it fit side by side in its column. If not, it goes into one of several
rows, each as near to the heights of its marks as the others allow. The bar of a stage always lies on its value; its
mark goes anywhere along it where there is room, or into the rows of the steps.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise
from math import ceil
from statistics import fmean
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve, CurveLine, Point
from journeymap_cli.view.geometry import Area

SLOTS: Final = 16
"""Places along a column that are tried for the mark of a bar."""
ROWS: Final = 7
"""Half rows above and below a bar that are tried for its mark."""
MOST_TRIED: Final = 20_000
"""Places tried in a stage before its marks go into rows."""
DASH: Final = 0.08
"""Length of the dashes of bars that lie on each other, in columns."""

MarkKey: TypeAlias = tuple[str, Path]


class MarkSizes(NamedTuple):
    """The sizes of marks, with the gap to the next one.

    `sides` are the distances from the middle of a mark to its left and right, in columns; `height` is a share of the
    scale. `beyond` is how far the middle of a mark may be above or below the scale.
    """

    sides: Callable[[Point], tuple[float, float]]
    height: float
    beyond: float

    def width(self, point: Point) -> float:
        """The width of a mark in columns."""
        return sum(self.sides(point))


def spread(curve: Curve, sizes: MarkSizes) -> Curve:
    """The curve with marks that do not overlap."""
    by_column: dict[int, list[Point]] = {}
    for point in curve.points():
        by_column.setdefault(point.column, []).append(point)
    placed = {_key(point): point for inside in by_column.values() for point in _in_column(inside, sizes)}
    for turns in bars_taking_turns(curve, sizes.height / 3):
        steps = [point for column in _columns(turns) for point in by_column.get(column, ())]
        found = _on_bars(turns, [placed[_key(point)] for point in steps], sizes) or _in_columns(turns, steps, sizes)
        placed |= {_key(point): point for point in found}
    return curve._replace(lines=tuple(_line(line, placed) for line in curve.lines))


def dashes(bar: Point, begin: float, end: float) -> Iterator[tuple[float, float]]:
    """The visible parts of a bar between two columns: all of it, or every n-th dash if n bars lie on each other."""
    turn, many = bar.turn
    if many == 1:
        yield begin, end
        return
    for number in range(int(begin / DASH), int(end / DASH) + 1):
        start, stop = max(begin, number * DASH), min(end, (number + 1) * DASH)
        if number % many == turn and start < stop:
            yield start, stop


def _key(point: Point) -> MarkKey:
    return point.persona, point.path


def _line(line: CurveLine, placed: Mapping[MarkKey, Point]) -> CurveLine:
    segments = tuple(tuple(placed[_key(point)] for point in segment) for segment in line.segments)
    return line._replace(segments=segments, bars=tuple(placed[_key(bar)] for bar in line.bars))


def _in_column(points: Sequence[Point], sizes: MarkSizes) -> list[Point]:
    """Arrange the points of a column: in rows of close ones or, if that is too high, in as few rows as possible."""
    by_height = sorted(points, key=lambda point: point.y)
    rows = [row for crowd in _close(by_height, sizes.height) for row in _rows(crowd, sizes)]
    if _total(rows, sizes) > 1 + 2 * sizes.beyond:
        rows = [_level(row) for row in _rows(by_height, sizes)]
    return [*_stacked(rows, sizes)]


def _close(points: Sequence[Point], height: float) -> list[list[Point]]:
    """Group points, sorted by height, of which each is close to the next."""
    groups: list[list[Point]] = []
    for point in points:
        if groups and point.y - groups[-1][-1].y < height:
            groups[-1].append(point)
        else:
            groups.append([point])
    return groups


def _rows(crowd: Sequence[Point], sizes: MarkSizes) -> list[list[Point]]:
    """The points of a crowd, which is sorted by height, in as few rows as fit the column."""
    by_x = sorted(crowd, key=lambda point: point.x)
    if _apart(by_x, sizes):
        return [[*crowd]]
    fewest = max(1, min(len(crowd), int(sum(map(sizes.width, crowd)))))
    rows = next(rows for many in range(fewest, len(crowd) + 1) if _fit(rows := _parts(crowd, many), sizes))
    return [[*_side_by_side(row, sizes)] for row in rows]


def _apart(points: Sequence[Point], sizes: MarkSizes) -> bool:
    """Whether points, sorted from left to right, touch neither each other nor the next column."""
    column = int(points[0].x)
    ends = [column, *(point.x + sizes.sides(point)[1] for point in points)]
    starts = [*(point.x - sizes.sides(point)[0] for point in points), column + 1]
    return all(end <= start for end, start in zip(ends, starts, strict=True))


def _parts(crowd: Sequence[Point], many: int) -> list[Sequence[Point]]:
    cuts = [len(crowd) * number // many for number in range(many + 1)]
    return [crowd[start:end] for start, end in pairwise(cuts)]


def _fit(rows: Sequence[Sequence[Point]], sizes: MarkSizes) -> bool:
    return all(len(row) == 1 or sum(map(sizes.width, row)) <= 1 for row in rows)


def _level(row: Sequence[Point]) -> list[Point]:
    """The points of a row, all at the same height."""
    middle = fmean(point.y for point in row)
    return [point._replace(lift=middle - point.y) for point in row]


def _total(rows: Sequence[Sequence[Point]], sizes: MarkSizes) -> float:
    """The distance from the lowest to the highest mark of rows that touch each other."""
    return sum(row[-1].mark_y - row[0].mark_y for row in rows) + sizes.height * (len(rows) - 1)


def _stacked(rows: Sequence[Sequence[Point]], sizes: MarkSizes) -> Iterator[Point]:
    """The points of rows, from low to high; rows are lifted a little where they would touch or be far off the scale."""
    highest = 1 + sizes.beyond - _total(rows, sizes)
    below = accumulate((row[-1].mark_y - row[0].mark_y + sizes.height for row in rows), initial=0.0)
    wanted = [row[0].mark_y - under for row, under in zip(rows, below, strict=False)]
    for row, own, level in zip(rows, wanted, _rising(wanted), strict=True):
        lift = max(-sizes.beyond, min(level, highest)) - own
        yield from (point._replace(lift=point.lift + lift) for point in row)


def _rising(wanted: Iterable[float]) -> Iterator[float]:
    """The numbers nearest to these that never fall (isotonic regression by pooling adjacent violators)."""
    pools: list[list[float]] = []
    for number in wanted:
        pools.append([number])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return (fmean(pool) for pool in pools for _ in pool)


def _side_by_side(row: Sequence[Point], sizes: MarkSizes) -> Iterator[Point]:
    """The points of a row, in the same order, moved side by side around the middle of their places."""
    column = int(row[0].x)
    total = sum(map(sizes.width, row))
    x = max(column, min(sum(point.x for point in row) / len(row) - total / 2, column + 1 - total))
    places: dict[MarkKey, float] = {}
    for point in sorted(row, key=lambda point: point.x):
        left, right = sizes.sides(point)
        places[_key(point)] = x + left
        x += left + right
    return (point._replace(x=places[_key(point)]) for point in row)


def bars_taking_turns(curve: Curve, near: float) -> Iterator[list[Point]]:
    """Yield the bars of each stage, from low to high; those that are nearer than `near` take turns."""
    stages: dict[Path, list[Point]] = {}
    for bar in sorted(curve.bars(), key=lambda bar: bar.y):
        stages.setdefault(bar.node_path, []).append(bar)
    for bars in stages.values():
        yield [bar for group in _close(bars, near) for bar in _taking_turns(group)]


def _taking_turns(group: Sequence[Point]) -> Iterator[Point]:
    people = list(dict.fromkeys(bar.persona for bar in group))
    return (bar._replace(turn=(people.index(bar.persona), len(people))) for bar in group)


def _columns(bars: Iterable[Point]) -> range:
    """The columns that bars are over."""
    spans = [bar.bar for bar in bars if bar.bar]
    return range(int(min(begin for begin, _ in spans)), ceil(max(end for _, end in spans)))


def _on_bars(bars: Iterable[Point], steps: Iterable[Point], sizes: MarkSizes) -> list[Point]:
    """The bars of a stage with their marks between those of the steps; none if there is no room for all."""
    marks = _Occupied(sizes, steps)
    found = [marks.add(bar) for bar in bars]
    return [bar for bar in found if bar] if all(found) else []


def _in_columns(bars: Sequence[Point], steps: Sequence[Point], sizes: MarkSizes) -> list[Point]:
    """The bars and steps of a stage with their marks in the same rows; the bars are shared out among the columns."""
    columns = _columns(bars)
    shared: dict[int, list[Point]] = {
        column: [point for point in steps if point.column == column] for column in columns
    }
    for number, bar in enumerate(bars):
        begin, end = bar.bar or (bar.x, bar.x)
        column = min(max(columns[number * len(columns) // len(bars)], int(begin)), ceil(end) - 1)
        shared[column].append(bar._replace(x=(max(begin, column) + min(end, column + 1)) / 2))
    return [point for inside in shared.values() for point in _in_column(inside, sizes)]


class _Occupied:
    """The areas of the marks, by column."""

    def __init__(self, sizes: MarkSizes, points: Iterable[Point]) -> None:
        self._sizes = sizes
        self._areas: dict[int, list[Area]] = {}
        self._left = MOST_TRIED
        for point in points:
            self._take(point)

    def add(self, bar: Point) -> Point | None:
        """The bar with its mark at the first free place, which is then occupied; None if there is none."""
        found = next(filter(self._is_free, islice(self._places(bar), self._left)), None)
        if found:
            self._take(found)
        return found

    def _places(self, bar: Point) -> Iterator[Point]:
        begin, end = bar.bar or (bar.x, bar.x)
        left, right = self._sizes.sides(bar)
        for lift in self._lifts(bar):
            for column in range(int(begin), max(int(begin) + 1, -int(-end // 1))):
                first, last = max(begin, column) + left, min(end, column + 1) - right
                for slot in range(SLOTS + 1):
                    yield bar._replace(x=first + (last - first) * slot / SLOTS, lift=lift)

    def _lifts(self, bar: Point) -> Iterator[float]:
        """On the bar, then alternately above and below it."""
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
        (left, right), along = self._sizes.sides(point), self._sizes.height / 2
        return Area(point.x - left, point.mark_y - along, point.x + right, point.mark_y + along)
