"""The whole journey over the width of the page: the curve, and below it pain points, opportunities and reach.

Places across are percentages of the width, so that the drawing stretches with the window; places down are pixels.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.metrics import DropOff
from journeymap_cli.model.entries import LEVELS
from journeymap_cli.model.journey import Scale
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import anchor
from journeymap_cli.view.cells import OpportunityDetail, PainDetail
from journeymap_cli.view.curve import Curve, Point, bridges
from journeymap_cli.view.plot import BOTTOM, TOP, Plot, bow, short
from journeymap_cli.view.point_labels import HeroLabel, labels, takeaway_points
from journeymap_cli.view.spread import bars_taking_turns, dashes
from journeymap_cli.view.swimlanes import Cell, Swimlanes

BAND: Final = 84
BAND_EDGE: Final = 14
"""Height of the curve in the table, and the distance of the ends of its scale from its edges."""

MARKER: Final = 11
"""Distance between two markers side by side."""
BAR: Final = 6
"""Thickness of the bar of a stage in pixels."""

REACH: Final = 46
FULL: Final = 30
"""Height of the reach row, and of the bar for 100 %."""

GAP: Final = 0.04
"""Space beside a bar of reach, in columns."""

FEW_NUMBERS: Final = 12
"""Up to this many columns, each reach has its number in every window."""

Involved: TypeAlias = Mapping[str, Collection[int]]


class HeroLine(NamedTuple):
    """A stroke of one persona, as SVG path data. A `bridge` spans columns in which the persona does not take part."""

    who: int
    data: str
    kind: Literal["line", "bridge", "bar"]


class HeroPoint(NamedTuple):
    """A marker, moved sideways by `shift` pixels if another one is too near."""

    who: int
    x: str
    y: str
    shift: int


class HeroPin(NamedTuple):
    """The number of a takeaway at a point."""

    number: int
    x: str
    y: str
    who: int


class HeroMark(NamedTuple):
    """The pain points or opportunities of a column: the level of the worst or best (0 to 3), and their number."""

    x: str
    level: int
    total: int
    who: tuple[int, ...]


class ReachBar(NamedTuple):
    """The reach of a column. `lost` is the height of the loss at the biggest drop-off, `fall` that loss in words.

    `is_shown` is whether it has its number even where there is no room for the numbers of all columns.
    """

    x: str
    left: str
    wide: str
    height: str
    top: str
    bar_top: str
    text_y: str
    words: str
    is_shown: bool
    lost: str | None
    fall: str | None


class HeroColumn(NamedTuple):
    """A column: its middle, its number, the anchor of its step, and its tooltip with the scores."""

    x: str
    number: int | None
    anchor: str
    title: str
    begins_stage: bool


class HeroLevel(NamedTuple):
    """A label of the axis at the height of its score."""

    place: Literal["hi", "mid", "lo"]
    words: str
    label: str | None


class Hero(NamedTuple):
    """The drawing. `points` are those of the plot, `band_points` those of the table.

    `lines` are those of the plot; `band` and `slice` are the transformations that move them to the table, and to a
    slide, at 20 to 80 % of its height. `pinned` are the numbers of takeaways by point.
    `pain_count` and `chance_count` include entries about the whole journey, as the facts at a glance do.
    """

    lines: tuple[HeroLine, ...]
    points: tuple[HeroPoint, ...]
    band: str
    band_points: tuple[HeroPoint, ...]
    labels: tuple[HeroLabel, ...]
    pins: tuple[HeroPin, ...]
    pains: tuple[HeroMark, ...]
    pain_count: int
    chances: tuple[HeroMark, ...]
    chance_count: int
    reach: tuple[ReachBar, ...]
    columns: tuple[HeroColumn, ...]
    levels: tuple[HeroLevel, ...]
    slice: str
    pinned: dict[tuple[float, float], int]

    @property
    def people(self) -> tuple[int, ...]:
        """The numbers of the personas who have a line."""
        return tuple(sorted({line.who for line in self.lines}))

    @property
    def has_bridges(self) -> bool:
        """Whether a line spans columns in which its persona does not take part."""
        return any(line.kind == "bridge" for line in self.lines)


def hero(
    facts: Analysis,
    table: Swimlanes,
    felt: Curve | None,
    numbers: Mapping[str, int],
    number: Callable[[int], int | None] | None = None,
    bottom: int = BOTTOM,
) -> Hero:
    """Build the drawing. `numbers` are the numbers of personas by id; that of unknown ones is 0.

    `number` returns the number of a column by its index; `bottom` is the place of the worst feeling.
    """
    many, involved = len(table.columns), table.involved
    plot, band = Plot(many, TOP, bottom), Plot(many, BAND_EDGE, BAND - BAND_EDGE)
    points = tuple(_points(felt, plot, numbers)) if felt else ()
    pins = tuple(_pins(facts, table, felt, plot, numbers)) if felt else ()
    pains = tuple(_marks(table, plot, numbers, "pains"))
    chances = tuple(_marks(table, plot, numbers, "chances"))
    return Hero(
        lines=tuple(drawn_lines(felt, plot, numbers, involved)) if felt else (),
        points=points,
        band=plot.to(band),
        band_points=tuple(_points(felt, band, numbers)) if felt else (),
        labels=tuple(labels(facts, table, felt, plot, numbers)) if felt else (),
        pins=pins,
        pains=pains,
        pain_count=len(facts.pains),
        chances=chances,
        chance_count=len(facts.priorities),
        reach=tuple(_reach(facts, table, plot)),
        columns=tuple(_columns(facts, table, felt, plot, number or (lambda index: table.columns[index].number))),
        levels=tuple(_levels(facts.journey.scale, felt)) if felt else (),
        slice=plot.to(Plot(many, 20, 80)),
        pinned={(point.x, point.y): number for number, point in takeaway_points(facts, table, felt)} if felt else {},
    )


def drawn_lines(felt: Curve, plot: Plot, numbers: Mapping[str, int], involved: Involved) -> Iterator[HeroLine]:
    """Yield the strokes of a curve. `involved` are the columns in which each persona takes part."""
    for bar in chain.from_iterable(bars_taking_turns(felt, BAR / (plot.bottom - plot.top))):
        yield HeroLine(numbers.get(bar.persona, 0), _bar(bar, plot), "bar")
    for line in felt.lines:
        who = numbers.get(line.persona, 0)
        for before, after in bridges(line, involved.get(line.persona)):
            yield HeroLine(who, bow(before, after, plot), "bridge")
        data = "".join(bow(*pair, plot) for segment in line.segments for pair in pairwise(segment))
        if data:
            yield HeroLine(who, data, "line")


def _bar(bar: Point, plot: Plot) -> str:
    begin, end = bar.bar or (bar.x, bar.x)
    parts, y = dashes(bar, begin + 0.1, end - 0.1), short(plot.down(bar.y))
    return "".join(f"M{short(plot.across(start))} {y}H{short(plot.across(stop))}" for start, stop in parts)


def _points(felt: Curve, plot: Plot, numbers: Mapping[str, int]) -> Iterator[HeroPoint]:
    """Yield the markers; those in a column that would touch are side by side."""
    by_column = sorted(felt.points(), key=lambda point: (point.x, point.y, numbers.get(point.persona, 0)))
    for _, group in groupby(by_column, key=lambda point: point.x):
        for near in _near(list(group), plot):
            for number, point in enumerate(near):
                shift = round((number - (len(near) - 1) / 2) * MARKER)
                who = numbers.get(point.persona, 0)
                yield HeroPoint(who, plot.percent(point.x), short(plot.down(point.y)), shift)


def _near(points: Sequence[Point], plot: Plot) -> Iterator[list[Point]]:
    """Yield the points of a column in groups that would touch each other."""
    group: list[Point] = []
    for point in points:
        if group and plot.down(group[-1].y) - plot.down(point.y) >= MARKER:
            yield group
            group = []
        group.append(point)
    if group:
        yield group


def _pins(facts: Analysis, table: Swimlanes, felt: Curve, plot: Plot, numbers: Mapping[str, int]) -> Iterator[HeroPin]:
    for number, point in takeaway_points(facts, table, felt):
        who = numbers.get(point.persona, 0)
        yield HeroPin(number, plot.percent(point.x), short(plot.down(point.y)), who)


def _marks(table: Swimlanes, plot: Plot, numbers: Mapping[str, int], kind: str) -> Iterator[HeroMark]:
    """Yield for each cell with pain points (or open opportunities) how severe they are, and how many."""
    for row in table.rows:
        if row.lane.kind != kind:
            continue
        for cell in row.cells:
            if levels := levels_in(cell):
                people = _people_of(cell, table, numbers)
                yield HeroMark(plot.percent(cell.start + cell.span / 2), max(levels), len(levels), people)


def levels_in(cell: Cell) -> list[int]:
    """The severities of a cell's pain points, or the impacts of its open opportunities: 0 (unrated) to 3."""
    return [level for entry in cell.entries if (level := _level(entry.detail)) is not None]


def _people_of(cell: Cell, table: Swimlanes, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the personas that a cell's entries name, else of those who take part; empty if all do."""
    here = {id_ for column in table.columns[cell.start : cell.start + cell.span] for id_ in column.node.personas}
    found = {numbers[id_] for entry in cell.entries for id_ in entry.who or here if id_ in numbers}
    return () if found >= set(numbers.values()) else tuple(sorted(found))


def _level(detail: object) -> int | None:
    if isinstance(detail, PainDetail):
        return detail.level
    if isinstance(detail, OpportunityDetail):
        is_open = detail.status not in {"done", "dropped"}
        return (LEVELS.index(detail.impact) + 1 if detail.impact else 0) if is_open else None
    return None


def _reach(facts: Analysis, table: Swimlanes, plot: Plot) -> Iterator[ReachBar]:
    """Yield a bar for each column with a reach; the columns are those of the table, which may show removed ones too."""
    places = {column.node.id: column.at for column in table.columns}
    points = facts.reach_points
    worst: DropOff | None = max(facts.drop_offs, key=lambda drop: drop.points, default=None)
    last = len(points) - 1
    for number, point in enumerate(points):
        start = places[point.column.node.id]
        high = float(point.value) * FULL / 100
        is_worst = worst is not None and worst.end == point
        lost = float(worst.points) * FULL / 100 if worst and is_worst else 0.0
        yield ReachBar(
            x=plot.percent(start + 0.5),
            left=plot.percent(start + GAP),
            wide=plot.percent(1 - 2 * GAP),
            height=short(high),
            top=short(REACH - high - lost),
            bar_top=short(REACH - high),
            text_y=short(REACH - high - lost - 4),
            words=facts.language.percent(wording.number(point.value, language=facts.language)),
            is_shown=len(points) <= FEW_NUMBERS or is_worst or number in {0, last} or number % 4 == 0,
            lost=short(lost) if is_worst else None,
            fall=wording.signed(-worst.points, language=facts.language) if worst and is_worst else None,
        )


def _columns(
    facts: Analysis, table: Swimlanes, felt: Curve | None, plot: Plot, number: Callable[[int], int | None]
) -> Iterator[HeroColumn]:
    names = {persona.id: persona.name for persona in facts.participants}
    scores: dict[int, list[str]] = {}
    for point in felt.points() if felt else ():
        name = names.get(point.persona)
        scores.setdefault(point.column, []).append(f"{name} {point.words}" if name else point.words)
    starts = {stage.start for stage in table.stages}
    for column in table.columns:
        counted = number(column.at)
        title = f"{counted} {column.node.name}" if counted else column.node.name
        felt_here = facts.language.gettext("; ").join(scores.get(column.at, ()))
        yield HeroColumn(
            x=plot.percent(column.at + 0.5),
            number=counted,
            anchor=anchor(column.node.id),
            title=f"{title} – {felt_here}" if felt_here else title,
            begins_stage=column.at in starts and column.at > 0,
        )


def _levels(scale: Scale, felt: Curve) -> Iterator[HeroLevel]:
    """Yield the ends of the scale, and its middle if that has a label or is zero."""
    by_height = {level.y: level for level in felt.levels}
    yield HeroLevel("hi", by_height[1].words, by_height[1].label)
    if 0.5 in by_height:
        yield HeroLevel("mid", by_height[0.5].words, by_height[0.5].label)
    elif scale.min == -scale.max:
        yield HeroLevel("mid", "0", None)
    yield HeroLevel("lo", by_height[0].words, by_height[0].label)
