"""The curves of both versions over the columns of one table."""

from collections.abc import Iterator, Mapping

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import columns
from journeymap_cli.model.journey import Journey
from journeymap_cli.report.changes.union import GONE
from journeymap_cli.view.column_headers import column_views
from journeymap_cli.view.curve import Curve, CurveLine, Point, curve
from journeymap_cli.view.moves import Past

Spans = Mapping[str, tuple[int, int]]
"""The index of the first column of each stage and step, and how many columns it has."""


def both(comparison: Comparison, old: Journey, new: Journey, union: Journey) -> tuple[Curve | None, Past]:
    """The curve of the new version, and the old version behind it."""
    wide, ids = _spans(union), comparison.new_ids
    before, many = Analysis(old), len(columns(union))
    places = {node: wide[ids.get(node, GONE + node)] for node in _spans(old)}
    now = _spread(Analysis(new), {node: wide[node] for node in _spans(new)}, many)
    at = {column.at: places[column.node.id][0] for column in column_views(before)}
    return now, Past(
        facts=before,
        felt=_spread(before, places, many),
        involved={
            persona.id: frozenset(at[each.at] for each in column_views(before) if persona.id in each.node.personas)
            for persona in before.participants
        },
        reach={places[point.column.node.id][0]: point.value for point in before.reach_points},
        names={at[column.at]: column.node.name for column in column_views(before)},
    )


def _spans(journey: Journey) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for column in columns(journey):
        found[column.node.id] = column.number - 1, 1
        first, _ = found.setdefault(column.stage.id, found[column.node.id])
        found[column.stage.id] = first, column.number - first
    return found


def _spread(facts: Analysis, places: Spans, many: int) -> Curve | None:
    """The curve of a journey, moved to the places that its nodes have in a table with `many` columns."""
    own = curve(facts)
    if own is None:
        return None
    layout = _Layout(facts.journey, places)
    return own._replace(columns=many, lines=tuple(map(layout.line, own.lines)))


class _Layout:
    def __init__(self, journey: Journey, places: Spans) -> None:
        self.columns, self.own, self.places = columns(journey), _spans(journey), places
        order = sorted(self.columns, key=lambda column: places[column.node.id])
        self.rank = {column.number - 1: rank for rank, column in enumerate(order)}

    def line(self, line: CurveLine) -> CurveLine:
        points = sorted((point for segment in line.segments for point in segment), key=self._at)
        return line._replace(
            segments=tuple(map(tuple, self._segments(points))),
            bars=tuple(self._moved(bar, self.columns[bar.column].stage.id) for bar in line.bars),
        )

    def _at(self, point: Point) -> tuple[int, float]:
        return self.rank[point.column], point.x

    def _segments(self, points: list[Point]) -> Iterator[list[Point]]:
        """Yield runs of points whose columns are adjacent in the journey, even if the table has others in between."""
        run: list[Point] = []
        for at, point in enumerate(points):
            if at and self.rank[point.column] - self.rank[points[at - 1].column] > 1:
                yield run
                run = []
            run.append(self._moved(point, self.columns[point.column].node.id))
        if run:
            yield run

    def _moved(self, point: Point, node: str) -> Point:
        """A point of a node, moved to the same relative place in the columns that the node has in the table."""
        (start, many), (place, span) = self.own[node], self.places[node]

        def across(x: float) -> float:
            return round(place + (x - start) * span / many, 3)

        if point.bar:
            return point._replace(column=place, x=across(point.x), bar=(across(point.bar[0]), across(point.bar[1])))
        x = across(point.x)
        return point._replace(column=max(place, min(int(x), place + span - 1)), x=x)
