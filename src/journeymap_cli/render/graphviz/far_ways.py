"""Ways between the rows of a flow, which `dot` cannot draw without mixing up the rows.

The rows are laid out first. The ways are then drawn beside them: from the end of a step into the gap before the next
one, between the rows, and through the gap before the target to its start.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.render.graphviz import engine

RankDirection: TypeAlias = Literal["LR", "RL", "TB", "TB-RL"]
"""The direction in which steps follow each other, in Graphviz's terms; `TB-RL` has its columns from right to left."""

PlanePoint: TypeAlias = tuple[float, float]
"""A position along the rows and across them, in points."""

HEAD: Final = 7
"""Length of the head of an arrow."""
RADIUS: Final = 6
APART: Final = 5
"""Distance of neighbouring ways, if there is room."""
GUTTER: Final = 22
"""Room between two rows for all ways there."""
ASIDE: Final = 0.3
"""Distance from the middle of a card's side at which a way meets it, as a share of half the side.

The arrow to the next step is in the middle.
"""
OUTSIDE: Final = 9
"""Distance of a way from the last cards, if there is no gap."""


class FarWay(NamedTuple):
    """A way between nodes: their names, the indices of their rows, and the attributes of the edge."""

    start: str
    end: str
    rows: tuple[int, int]
    attributes: Mapping[str, str]


class CardArea(NamedTuple):
    """The area of a node: `begin` and `end` along the rows, `top` and `bottom` across them."""

    begin: float
    end: float
    top: float
    bottom: float

    def side(self, share: float) -> float:
        """The position across the rows for a share from -1 (top) to 1 (bottom)."""
        return (self.top + self.bottom) / 2 + share * (self.bottom - self.top) / 2


class FlowPlan(NamedTuple):
    """The areas of all nodes, the middles between neighbouring rows, and the middles of the gaps along the rows."""

    areas: Mapping[str, CardArea]
    gutters: Sequence[float]
    gaps: Sequence[float]


def with_far_ways(dot: str, ways: Sequence[FarWay], direction: RankDirection) -> str:
    """Return the graph with all positions, for `nop2`, and the ways in it."""
    placed, boxes = engine.placed(dot)
    return _with_edges(placed, _lines(ways, _plan(boxes, direction), direction))


def with_plain_ways(dot: str, ways: Sequence[FarWay]) -> str:
    """Return the graph with the ways as edges for `dot`, which do not change the order of the steps."""
    attributes = ({**way.attributes, "constraint": "false"} for way in ways)
    return _with_edges(dot, (_edge(way, own) for way, own in zip(ways, attributes, strict=True)))


def _with_edges(dot: str, edges: Iterable[str]) -> str:
    end = dot.rindex("}")
    return f"{dot[:end]}{''.join(edges)}}}\n"


def _edge(way: FarWay, attributes: Mapping[str, str]) -> str:
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"\t{way.start} -> {way.end} [{written}]\n"


def _plan(boxes: Iterable[engine.PlacedBox], direction: RankDirection) -> FlowPlan:
    areas, rows = {}, {}
    for box in boxes:
        if box.name.startswith("cluster_row"):
            rows[int(box.name.removeprefix("cluster_row"))] = _area(box, direction)
        else:
            areas[box.name] = _area(box, direction)
    ordered = [rows[number] for number in sorted(rows)]
    gutters = [(above.bottom + below.top) / 2 for above, below in pairwise(ordered)]
    return FlowPlan(areas, gutters, list(_gaps(areas.values())))


def _area(box: engine.PlacedBox, direction: RankDirection) -> CardArea:
    (begin, top), (end, bottom) = (_turned((x, y), direction) for x, y in ((box.left, box.low), (box.right, box.high)))
    return CardArea(min(begin, end), max(begin, end), min(top, bottom), max(top, bottom))


def _turned(point: PlanePoint, direction: RankDirection) -> PlanePoint:
    """Convert a position of Graphviz, whose y points up, to one along and across the rows; `_back` is the inverse."""
    x, y = point
    return {"LR": (x, -y), "RL": (-x, -y), "TB": (-y, x), "TB-RL": (-y, -x)}[direction]


def _back(point: PlanePoint, direction: RankDirection) -> PlanePoint:
    along, across = point
    places = {"LR": (along, -across), "RL": (-along, -across), "TB": (across, -along), "TB-RL": (-across, -along)}
    return places[direction]


def _gaps(areas: Iterable[CardArea]) -> Iterator[float]:
    """Yield the middles of the gaps between the cards of all rows, with one before the first and one after the last."""
    ends = -1e9
    for area in sorted(areas):
        if area.begin > ends:
            yield area.begin - OUTSIDE if ends == -1e9 else (ends + area.begin) / 2
        ends = max(ends, area.end)
    yield ends + OUTSIDE


def _lines(ways: Sequence[FarWay], plan: FlowPlan, direction: RankDirection) -> Iterator[str]:
    users = Counter(gutter for way in ways for gutter in set(_gutters(way)))
    used: Counter[int] = Counter()
    for way in ways:
        shifts = {gutter: _shift(used[gutter], users[gutter]) for gutter in _gutters(way)}
        used.update(shifts.keys())
        points = [_back(point, direction) for point in _route(way, plan, shifts)]
        yield _edge(way, {**way.attributes, "pos": _pos(points)})


def _gutters(way: FarWay) -> tuple[int, int]:
    """The numbers of the first and the last gutter of a way; 0 is between the first two rows."""
    first, last = way.rows
    return (first, last - 1) if last > first else (first - 1, last)


def _shift(number: int, many: int) -> float:
    """How far one of several ways is from the middle of a gutter."""
    return (number - (many - 1) / 2) * min(APART, GUTTER / many)


def _route(way: FarWay, plan: FlowPlan, shifts: Mapping[int, float]) -> list[PlanePoint]:
    """The corners of a way: out of the gap after its start, between the rows, into the gap before its end."""
    start, end = plan.areas[way.start], plan.areas[way.end]
    first, last = _gutters(way)
    below = 1 if way.rows[1] > way.rows[0] else -1
    out = min((gap for gap in plan.gaps if gap > start.end), default=start.end + OUTSIDE) + shifts[first] / 2
    into = max((gap for gap in plan.gaps if gap < end.begin), default=end.begin - OUTSIDE) + shifts[last] / 2
    leaving, arriving = plan.gutters[first] + shifts[first], plan.gutters[last] + shifts[last]
    begin, goal = (start.end, start.side(ASIDE * below)), (end.begin, end.side(-ASIDE * below))
    edge = plan.gaps[0] - abs(shifts[first]) - OUTSIDE
    outside = [] if first == last else [(edge, leaving), (edge, arriving)]
    return [begin, (out, begin[1]), (out, leaving), *outside, (into, arriving), (into, goal[1]), goal]


def _pos(points: Sequence[PlanePoint]) -> str:
    """Write corners as a smooth line with a head at its end."""
    *_, before, goal = points
    (x, y), (left, low) = goal, before
    long = max(abs(x - left) + abs(y - low), 1e-9)
    tip = (x - (x - left) * min(1, HEAD / long), y - (y - low) * min(1, HEAD / long))
    places = list(_rounded([*points[:-1], tip]))
    return f"e,{_written(goal)} " + " ".join(map(_written, places))


def _rounded(points: Sequence[PlanePoint]) -> Iterator[PlanePoint]:
    """Yield the control points of a line with round corners."""
    yield points[0]
    here = points[0]
    for at in range(1, len(points) - 1):
        before, after = _towards(points[at], here), _towards(points[at], points[at + 1])
        yield from (here, before, before, points[at], points[at], after)
        here = after
    yield from (here, points[-1], points[-1])


def _towards(corner: PlanePoint, other: PlanePoint) -> PlanePoint:
    """The point at which rounding begins, between a corner and another point."""
    long = max(abs(other[0] - corner[0]) + abs(other[1] - corner[1]), 1e-9)
    share = min(RADIUS, long / 2) / long
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _written(point: PlanePoint) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
