"""The names beside points of the curve: which points are worth one, and where there is room."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.tags import Tag
from journeymap_cli.view.curve import Curve, Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.plot import (
    ALIGNS,
    ONE_LINE,
    WIDTHS,
    LabelAlign,
    Plot,
    is_free,
    is_high,
    label_area,
    label_lines,
    name_lines,
)
from journeymap_cli.view.swimlanes import Swimlanes

Tone: TypeAlias = Literal["good", "bad", "plain"]


class HeroLabel(NamedTuple):
    """The name of a step and its score at a point, for the `widths` at which it fits in this alignment."""

    x: str
    lines: tuple[tuple[str, str], ...]
    score_y: str
    words: str
    tone: Tone
    star: bool
    who: int
    align: LabelAlign
    widths: tuple[int, ...]


def takeaway_points(facts: Analysis, table: Swimlanes, felt: Curve) -> Iterator[tuple[int, Point]]:
    """Yield the number of each takeaway with the most extreme point of each of its places, a point only once."""
    of_node = {column.node.id: [column.at] for column in table.columns}
    for stage in table.stages:
        of_node[stage.node.id] = list(range(stage.start, stage.start + stage.span))
    used: set[tuple[float, float]] = set()
    for number, takeaway in enumerate(facts.journey.takeaways, 1):
        for node in takeaway.at:
            columns = set(of_node.get(node, ()))
            inside = [point for point in felt.points() if point.column in columns]
            point = max(inside, key=lambda point: abs(point.y - 0.5), default=None)
            if point and (point.x, point.y) not in used:
                used.add((point.x, point.y))
                yield number, point


def worth_naming(facts: Analysis, table: Swimlanes, felt: Curve) -> Iterator[Point]:
    """Yield the points to name: those of takeaways, the lowest, moments of truth, and the highest, each column once."""
    points = list(felt.points())
    best = {line.persona: max((p.y for s in line.segments for p in s), default=0.0) for line in felt.lines}
    ranked = (
        [point for _, point in takeaway_points(facts, table, felt)],
        [point for point in points if point.is_low],
        [point for point in points if point.star],
        [point for point in points if point.y == best[point.persona] and point.y > 0.5],
    )
    seen: set[int] = set()
    for group in ranked:
        for point in group:
            if point.column not in seen:
                seen.add(point.column)
                yield point


def labels(
    facts: Analysis,
    table: Swimlanes,
    felt: Curve,
    plot: Plot,
    numbers: Mapping[str, int],
    names: Mapping[int, str] | None = None,
) -> Iterator[HeroLabel]:
    """Yield the labels of the most important points, as far as there is room for them.

    `names` replace the table's names of columns, by index.
    """
    wanted = list(worth_naming(facts, table, felt))
    dots = [(plot.across(point.x), plot.down(point.y)) for point in felt.points()]
    placed: dict[int, list[Area]] = {wide: [] for wide in WIDTHS}
    for point in wanted:
        node = table.columns[point.column].node
        name = (names or {}).get(point.column, node.name)
        places = list(_label_places(point, name, facts.language.hyphens, node.moment_of_truth))
        chosen: dict[_LabelPlace, list[int]] = {}
        for wide in WIDTHS:
            for place in places:
                area = label_area((point.x, plot.down(point.y)), *place, plot, wide)
                if area and is_free(area, placed[wide], dots, wide):
                    placed[wide].append(area)
                    chosen.setdefault(place, []).append(wide)
                    break
        for place, widths in chosen.items():
            yield _label(point, place, node.moment_of_truth, tuple(widths), plot, numbers)


class _LabelPlace(NamedTuple):
    lines: tuple[str, ...]
    align: LabelAlign
    is_above: bool


def _label_places(point: Point, name: str, tag: Tag | None, is_needed: bool) -> Iterator[_LabelPlace]:
    """Yield the places to try, the best first.

    A label that is needed may also be on the side of the curve, or consist of the score alone.
    """
    wrapped = name_lines(name, tag)
    tries = [(wrapped, is_high(point)), (name_lines(name, tag, ONE_LINE), is_high(point))]
    if is_needed:
        tries += [(wrapped, not is_high(point))]
        tries += [((), is_high(point)), ((), not is_high(point))]
    for lines, is_above in tries:
        yield from (_LabelPlace(lines, align, is_above) for align in ALIGNS)


def _label(
    point: Point,
    place: _LabelPlace,
    is_moment_of_truth: bool,
    widths: tuple[int, ...],
    plot: Plot,
    numbers: Mapping[str, int],
) -> HeroLabel:
    score_y, placed = label_lines(plot.down(point.y), place.lines, place.is_above)
    return HeroLabel(
        x=plot.percent(point.x),
        lines=placed,
        score_y=score_y,
        words=point.words,
        tone="bad" if point.y < 0.5 else "good" if point.y > 0.5 else "plain",
        star=is_moment_of_truth,
        who=numbers.get(point.persona, 0),
        align=place.align,
        widths=widths,
    )
