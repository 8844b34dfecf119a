"""What is counted for a map: its steps with events, the ways between them, personas with filters, and surveys."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.measured import SHORT, SURVEYS, UNITS, is_measured
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.measure import MeasureSettings, RecordedEvent, TimeColumn, Where, parse_window
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.slug import free, slug
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import NOT_MEASURABLE

MOST_STEPS: Final = 500
MOST_IN_WAYS: Final = 40
"""The most steps with events in `ways` order, whose query grows with their square."""

SCALES: Final[Mapping[str, tuple[int, int]]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
"""The lowest and the highest answer of each kind of survey."""


class BoundStep(NamedTuple):
    """A column of the map with events. `place` counts such columns from 0; `path` leads to the stage or step."""

    id: str
    name: str
    place: int
    events: tuple[RecordedEvent, ...]
    path: Path

    @property
    def names(self) -> frozenset[str]:
        """The names of its events."""
        return frozenset(event.name for event in self.events)


class Cohort(NamedTuple):
    """A persona with filters. `path` leads to them."""

    id: str
    name: str
    where: Where
    path: Path


class Survey(NamedTuple):
    """A metric that is measured by answers. `path` leads to the metric; the id is unique among surveys."""

    id: str
    kind: str
    events: tuple[RecordedEvent, ...]
    score: str
    path: Path


class BoundTable(NamedTuple):
    """The columns of a table. `data` is its name, empty for the table of events.

    `paths` lead to `entity`, `time`, `event` and `where`; for a table of surveys without one of these keys, to that of
    the events, which it uses instead.
    """

    data: str
    entity: tuple[str, ...]
    time: TimeColumn
    event: str
    where: Where
    paths: Mapping[str, Path]

    @property
    def words(self) -> str:
        """The table in the words of a message."""
        return f"the data {quoted(self.data)}" if self.data else "the data"


class BoundTouchpoint(NamedTuple):
    """A touchpoint with events, of which only the volume is counted."""

    text: str
    events: tuple[RecordedEvent, ...]
    path: Path


class BoundMetric(NamedTuple):
    """A measured metric, and what its value is calculated from.

    `places` are the steps of its node: several for a stage with steps. `start` is the place of `from`, `survey` the id
    of its survey, `cohort` that of its persona, or `all`.
    """

    metric: Metric
    path: Path
    places: tuple[int, ...]
    start: int | None
    survey: str | None
    cohort: str


ALL: Final = "all"
REACH: Final = "Reach"
"""The name of a new metric, which the page does not repeat."""


@dataclass(frozen=True)
class Binding:
    """What is counted. `starts` are places of steps, `ways` and `pairs` are pairs of places; `pairs` has all ways.

    `tables` are the table of events, and that of surveys if they have their own.
    `reachless` are new metrics, for the reach of each step without such a metric for everyone.
    """

    measure: MeasureSettings
    tables: tuple[BoundTable, ...]
    steps: tuple[BoundStep, ...]
    starts: tuple[int, ...]
    ways: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int, int], ...]
    cohorts: tuple[Cohort, ...]
    surveys: tuple[Survey, ...]
    touchpoints: tuple[BoundTouchpoint, ...]
    targets: tuple[BoundMetric, ...]
    reachless: tuple[BoundMetric, ...]

    @cached_property
    def window(self) -> int:
        """The window in microseconds."""
        return parse_window(self.measure.window) or 0

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The places of steps, for each stage where it is counted who reached any of them."""
        several = (each.places for each in self.targets if len(each.places) > 1)
        return tuple(sorted(set(several)))

    def shares(self, one: int, other: int) -> bool:
        """Whether one event could count for both steps."""
        return bool(self.steps[one].names & self.steps[other].names)

    def is_strict(self, before: int, after: int) -> bool:
        """Whether an event must be later than that of the step before; otherwise it may also be at the same time."""
        return after <= before or self.shares(before, after)

    def is_strict_after_start(self, place: int) -> bool:
        """Whether an event must be later than the entry; it never must if its step is a start."""
        if place in self.starts:
            return False
        return place < min(self.starts) or any(self.shares(start, place) for start in self.starts)

    def surveys_in(self, table: BoundTable) -> tuple[Survey, ...]:
        """Return the surveys whose answers are in a table."""
        return self.surveys if table is self.tables[-1] else ()

    def cohorts_in(self, table: BoundTable) -> tuple[Cohort, ...]:
        """Return the personas whose columns a table must have; for surveys, those with a metric from a survey."""
        if table is self.tables[0]:
            return self.cohorts
        surveyed = {target.cohort for target in self.targets if target.survey}
        return tuple(cohort for cohort in self.cohorts if cohort.id in surveyed)

    def wheres(self, table: BoundTable) -> Iterator[tuple[Where, Path]]:
        """Yield every filter of a table with the path of its `where`."""
        yield table.where, table.paths["where"]
        yield from ((cohort.where, cohort.path) for cohort in self.cohorts_in(table))
        yield from ((event.where, (*path, "where")) for event, path in self.events(table))

    def events(self, table: BoundTable) -> Iterator[tuple[RecordedEvent, Path]]:
        """Yield every event of a table with its path."""
        holders: tuple[BoundStep | BoundTouchpoint, ...] = (*self.steps, *self.touchpoints)
        for holder in holders if table is self.tables[0] else ():
            yield from ((event, (*holder.path, "events", at)) for at, event in enumerate(holder.events))
        for survey in self.surveys_in(table):
            yield from ((event, (*survey.path, "answers", at)) for at, event in enumerate(survey.events))

    def columns(self, table: BoundTable) -> Iterator[tuple[str, Path, bool]]:
        """Yield every column that is read from a table, its path in the map, and whether it is a key there."""
        for at, name in enumerate(table.entity):
            yield name, (*table.paths["entity"], at), False
        yield table.time.column, (*table.paths["time"], "column"), False
        yield table.event, table.paths["event"], False
        for where, path in self.wheres(table):
            yield from ((each.column, (*path, each.column), True) for each in where.filters)
        for survey in self.surveys_in(table):
            yield survey.score, (*survey.path, "score"), False


def bind(journey: Journey) -> tuple[Binding | None, list[Problem]]:
    """Return what is counted for a journey, or None and the problems that prevent it."""
    if journey.measure is None:
        return None, [
            Problem(NOT_MEASURABLE, "the map has no 'measure'", hint="write the columns: measure: {entity: ..., ...}")
        ]
    facts = Analysis(journey)
    steps, places = _steps(facts.columns)
    problems = list(_refused(journey.measure, facts, steps, places))
    if problems:
        return None, problems
    ways = tuple(sorted(_ways(facts, places)))
    surveys = dict(_surveys(facts))
    targets = tuple(_targets(facts, places, {path: survey.id for path, survey in surveys.items()}))
    named = {(each.start, each.places[0]) for each in targets if each.start is not None}
    binding = Binding(
        journey.measure,
        tuple(_tables(journey.measure, surveys.values())),
        steps,
        tuple(dict.fromkeys(places[start] for start in journey.measure.start)) or (0,),
        ways,
        tuple(sorted({*ways, *named})),
        tuple(_cohorts(journey)),
        tuple(surveys.values()),
        tuple(_touchpoints(facts)),
        targets,
        tuple(_reachless(facts, places)),
    )
    return binding, []


def _tables(measure: MeasureSettings, surveys: Collection[Survey]) -> Iterator[BoundTable]:
    keys = ("entity", "time", "event", "where")
    yield BoundTable(
        "", measure.entity, measure.time, measure.event, measure.where, {key: ("measure", key) for key in keys}
    )
    if surveys and (own := measure.surveys):
        written = {key: ("measure", "surveys", key) if getattr(own, key) else ("measure", key) for key in keys}
        yield BoundTable(
            own.data,
            own.entity or measure.entity,
            own.time or measure.time,
            own.event or measure.event,
            own.where,
            {**written, "where": ("measure", "surveys", "where")},
        )


def _steps(columns: Iterable[Column]) -> tuple[tuple[BoundStep, ...], dict[str, int]]:
    """The steps, and the place by id; the id of a stage with steps means the first of them with events."""
    steps: list[BoundStep] = []
    places: dict[str, int] = {}
    for column in columns:
        node = column.node
        if node.events:
            places[node.id] = len(steps)
            places.setdefault(column.stage.id, len(steps))
            steps.append(BoundStep(node.id, node.name, len(steps), node.events, column.path))
    return tuple(steps), places


def _refused(
    measure: MeasureSettings, facts: Analysis, steps: tuple[BoundStep, ...], places: Mapping[str, int]
) -> Iterator[Problem]:
    """The problems that prevent the map from being measured."""
    most = MOST_IN_WAYS if measure.order == "ways" else MOST_STEPS
    if not steps:
        hint = "write 'events' beside the name of a step"
        yield Problem(
            NOT_MEASURABLE, "no step has 'events': nothing can be measured", ("measure",), hint=hint, key=True
        )
    if len(steps) > most:
        message = f"{len(steps)} steps have events: '{measure.order}' order can measure {most}"
        yield Problem(NOT_MEASURABLE, message, ("measure", "order"), hint="write fewer, or order: loose")
    named: list[tuple[Path, str]] = [(("measure", "start", at), name) for at, name in enumerate(measure.start)]
    named += [
        ((*placed.path, "from"), metric.start)
        for placed, metric in facts.metrics
        if metric.start and not placed.is_whole and is_measured(placed.node, metric)
    ]
    yield from _odd_units(facts)
    for path, name in named:
        if name not in places:
            yield Problem(
                NOT_MEASURABLE, f"{quoted(name)} has no events", path, hint="write 'events' there, or name another step"
            )


def _odd_units(facts: Analysis) -> Iterator[Problem]:
    """Problems with units in which times cannot be measured, such as `working days`."""
    for placed, metric in facts.metrics:
        is_odd = metric.kind == "duration" and metric.unit is not None and metric.unit not in UNITS
        if is_odd and not placed.is_whole and is_measured(placed.node, metric):
            message = f"no time can be measured in {quoted(metric.unit)}"
            yield Problem(NOT_MEASURABLE, message, (*placed.path, "unit"), hint=f"write one of {', '.join(SHORT)}")


def _ways(facts: Analysis, places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """The ways between steps with events; other columns are passed through, and nothing leads to itself."""
    bound = {column.number - 1: places[column.node.id] for column in facts.columns if column.node.events}
    onward: dict[int, list[int]] = {}
    for way in facts.transitions:
        if way.end is not None:
            onward.setdefault(way.start, []).append(way.end)
    for index, place in bound.items():
        seen, waiting = set[int](), list(onward.get(index, ()))
        while waiting:
            end = waiting.pop()
            if end in bound and bound[end] != place:
                yield place, bound[end]
            elif end not in bound and end not in seen:
                seen.add(end)
                waiting += onward.get(end, ())


def _cohorts(journey: Journey) -> Iterator[Cohort]:
    for at, persona in enumerate(journey.personas):
        if persona.where.filters:
            yield Cohort(persona.id, persona.name, persona.where, ("personas", at, "where"))


def _surveys(facts: Analysis) -> Iterator[tuple[Path, Survey]]:
    taken = set[str]()
    for placed, metric in facts.metrics:
        if metric.kind in SURVEYS and metric.answers:
            found = free(metric.id or slug(metric.name) or metric.kind, taken)
            taken.add(found)
            yield placed.path, Survey(found, metric.kind, metric.answers, metric.score, placed.path)


def _touchpoints(facts: Analysis) -> Iterator[BoundTouchpoint]:
    for column in facts.columns:
        for at, touchpoint in enumerate(column.node.touchpoints):
            if touchpoint.events:
                yield BoundTouchpoint(touchpoint.text, touchpoint.events, (*column.path, "touchpoints", at))


def _reachless(facts: Analysis, places: Mapping[str, int]) -> Iterator[BoundMetric]:
    for column in facts.columns:
        is_first = not column.is_stage and column.node is column.stage.steps[0]
        metrics = (*column.node.metrics, *(column.stage.metrics if is_first else ()))
        if column.node.events and not any(each.kind == "reach" and not each.persona for each in metrics):
            path = (*column.path, "metrics", len(column.node.metrics))
            yield BoundMetric(Metric(name=REACH, kind="reach"), path, (places[column.node.id],), None, None, ALL)


def _targets(facts: Analysis, places: Mapping[str, int], surveys: Mapping[Path, str]) -> Iterator[BoundMetric]:
    for placed, metric in facts.metrics:
        node = None if placed.is_whole else placed.node
        if is_measured(node, metric):
            below = [column.node for column in facts.columns if column.stage is node or column.node is node]
            own = tuple(places[each.id] for each in below if each.events)
            start = places[metric.start] if metric.start and metric.kind in ("conversion", "duration") else None
            survey = surveys.get(placed.path)
            yield BoundMetric(metric, placed.path, own if survey is None else (), start, survey, metric.persona or ALL)
