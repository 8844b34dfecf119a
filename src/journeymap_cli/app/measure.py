"""Measuring maps: counting the metrics of a map in recorded events, and comparing them with its values."""

import datetime
import re
import time as clock
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from journeymap_cli.app.measure_settings import limits_for, usual_data
from journeymap_cli.app.sources import MapSource, map_file, sound
from journeymap_cli.errors import InvalidJourneyError, UsageError
from journeymap_cli.load.document import Document
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import METRIC_DIFFERS
from journeymap_cli.yamlsource.text import MAX_SIZE

if TYPE_CHECKING:
    from journeymap_cli.measure.binding import Binding, BoundTable
    from journeymap_cli.measure.counting import CountedMap, Extent
    from journeymap_cli.measure.engines import Session
    from journeymap_cli.measure.figures import Measured
    from journeymap_cli.measure.measurement import MeasureLimits, Measurement
    from journeymap_cli.measure.rows import Period

DAY: Final = datetime.timedelta(days=1)
MICROSECOND: Final = datetime.timedelta(microseconds=1)
INSTALL: Final = "measuring needs more packages: pip install 'journeymap-cli[measure]'"
Watch: TypeAlias = Callable[[Callable[[], float | None]], AbstractContextManager[None]]
PARTS: Final = ("ibis", "packaging", "duckdb", "sqlglot")


@dataclass(frozen=True)
class Question:
    """What to measure. Times are those of `parse_moment`; no columns but `columns` may be read.

    `data` and `tables` are addresses and tables by the name of the data, which is empty for the events. For what is
    None, the settings near the map apply.
    """

    data: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    since: "datetime.datetime | None" = None
    until: "datetime.datetime | None" = None
    through: "datetime.datetime | None" = None
    least: int | None = None
    tolerance: Decimal | None = None
    columns: Collection[str] | None = None
    memory: int | None = None
    timeout: float | None = None


def missing_parts() -> str | None:
    """How to install the packages that measuring needs; None if they are installed."""
    from importlib.util import find_spec

    return None if all(find_spec(name) for name in PARTS) else INSTALL


def parse_moment(typed: str | None, *, is_end: bool = False) -> datetime.datetime | None:
    """Parse a day in UTC, or an exact time with a zone. With `is_end`, a day means the start of the next one.

    Raises UsageError.
    """
    if typed is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
            day = datetime.datetime.fromisoformat(typed).replace(tzinfo=datetime.UTC)
            return day + DAY if is_end else day
        found = datetime.datetime.fromisoformat(typed)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.tzinfo is None:
        raise UsageError(f"'{typed}' is not a time: write 2026-09-14, or 2026-09-14T05:00:00Z")
    return found


def period_of(
    since: str | None, until: str | None, through: str | None
) -> tuple[datetime.datetime | None, datetime.datetime | None, datetime.datetime | None]:
    """Parse the start and the end of a period, and the time up to which the data are complete. Raises UsageError."""
    start, end, complete = parse_moment(since), parse_moment(until, is_end=True), parse_moment(through, is_end=True)
    if start is not None and end is not None and start >= end:
        raise UsageError(f"the period ends before it starts: {since} to {until}")
    if start is not None and complete is not None and start >= complete:
        raise UsageError(f"the data end before the period starts: {through} is before {since}")
    return start, end, complete


def bound(source: MapSource) -> tuple[Document, "Binding"]:
    """A map, and what is counted for it. Raises InvalidJourneyError, UnreadableError."""
    from journeymap_cli.measure.binding import bind

    document = sound(source.load())
    binding, problems = bind(document.journey)
    if binding is None:
        raise InvalidJourneyError(document.placer.place_all(problems))
    return document, binding


def queries_of(source: MapSource, engine: str, question: Question) -> Iterator[str]:
    """The queries for an engine, one for each table, without data.

    They assume that columns have the types of the values that the map compares them with. Without
    `question.through`, the newest time is the end of the data. Raises InvalidJourneyError, UnreadableError.
    """
    from journeymap_cli.measure import counting

    _, binding = bound(source)
    for table in binding.tables:
        yield counting.written(binding, table, counting.assumed(binding, table), engine, _period(question))


def measure(
    source: MapSource, question: Question, now: int | None = None, watch: Watch = lambda _: nullcontext()
) -> "Measurement":
    """Measure a map. `now` replaces the current time in tests, in microseconds since 1970.

    `watch` is entered while a table is counted, with a function that returns the percentage done, if known.
    Raises InvalidJourneyError for what the data lack, UnreadableError, SettingsError, UsageError, DataError.
    """
    from journeymap_cli.measure.figures import measured
    from journeymap_cli.measure.measurement import Measurement
    from journeymap_cli.measure.places import missing_data, places

    document, binding = bound(source)
    limits = limits_for(source.name, question.least, question.tolerance)
    _refuse(document, missing_data(binding, question.data))
    found = places(binding, question.data, None if "" in question.data else usual_data(source.name))
    count = _counted(document, binding, question, found, now or clock.time_ns() // 1_000, watch)
    metrics = [measured(count.figures, target, limits.least) for target in binding.targets]
    differing = document.placer.place_all(_differing(metrics, limits))
    day = _last_day(question, count)
    return Measurement(document, binding, count, metrics, differing, limits, day)


def measure_map(
    path: str | PathLike[str],
    data: str | Mapping[str, str],
    *,
    since: str | None = None,
    until: str | None = None,
    through: str | None = None,
    least: int | None = None,
    table: str | None = None,
    max_size: int = MAX_SIZE,
) -> "Measurement":
    """Measure the map in a file with the events in `data`, a file, a pattern or an address.

    Days and times are texts as for the command. If surveys have a table of their own, `data` is a mapping: `""` for the
    events, and the name of the table. Raises what `measure` raises, UsageError if the packages are missing.
    """
    if missing := missing_parts():
        raise UsageError(missing)
    places = {"": data} if isinstance(data, str) else data
    tables = {} if table is None else {"": table}
    question = Question(places, tables, *period_of(since, until, through), least=least)
    return measure(map_file(fspath(path), max_size), question)


def _counted(
    document: Document, binding: "Binding", question: Question, places: Sequence[str], now: int, watch: Watch
) -> "CountedMap":
    """What is counted in the table of the events, then in that of surveys."""
    from journeymap_cli.measure import counting

    events, *others = binding.tables
    with _watched(watch, _opened(binding, events, question, places[0])) as session:
        table, known = _checked_table(document, binding, events, session, question, now)
        period = _period(question, known.last or 0, now)
        count = counting.count(binding, table, session, period, known)
    for bound_table, place in zip(others, places[1:], strict=True):
        with _watched(watch, _opened(binding, bound_table, question, place)) as session:
            table, known = _checked_table(document, binding, bound_table, session, question, now)
            count.figures.add(counting.rows_of(binding, bound_table, table, session, period))
            count = count._replace(extents=(*count.extents, known))
    return count


@contextmanager
def _watched(watch: Watch, opening: AbstractContextManager["Session"]) -> Iterator["Session"]:
    """Open a session. `watch` is entered first, as some engines take seconds to start."""
    opened: list[Session] = []
    with watch(lambda: opened[0].progress() if opened else None), opening as session:
        opened.append(session)
        yield session


def _opened(
    binding: "Binding", table: "BoundTable", question: Question, place: str
) -> AbstractContextManager["Session"]:
    from journeymap_cli.measure import counting
    from journeymap_cli.measure.engines import Data, open_data

    texts = counting.texts(binding, table)
    return open_data(Data(place, question.tables.get(table.data), texts, question.memory, question.timeout))


def _checked_table(
    document: Document, binding: "Binding", bound_table: "BoundTable", session: "Session", question: Question, now: int
) -> tuple[Any, "Extent"]:
    """A table, and the extent of its data. Raises InvalidJourneyError for what it lacks."""
    from journeymap_cli.measure import counting
    from journeymap_cli.measure.fitting import unfit

    table = counting.table_of(session)
    _refuse(document, unfit(binding, bound_table, table, question.columns))
    known = counting.extent(binding, bound_table, table, session, now)
    _refuse(document, counting.odd_times(bound_table, known))
    _refuse(document, counting.unknown_events(binding, bound_table, table, session, known))
    return table, known


def _refuse(document: Document, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidJourneyError(document.placer.place_all(problems))


def _period(question: Question, last: int | None = None, now: int | None = None) -> "Period":
    from journeymap_cli.measure.rows import Period

    through = _micros(question.through)
    return Period(_micros(question.since), _micros(question.until), last if through is None else through, now)


def _micros(moment: datetime.datetime | None) -> int | None:
    from journeymap_cli.measure.times import number_of

    return None if moment is None else number_of(moment)


def _last_day(question: Question, count: "CountedMap") -> datetime.date:
    """The last day of the period: before its end, and not after the data end."""
    from journeymap_cli.measure.times import moment

    newest = moment(count.extents[0].last or 0)
    ends = [end - MICROSECOND for end in (question.until, question.through) if end is not None]
    return min([*ends, newest] if question.through is None else ends).astimezone(datetime.UTC).date()


def _differing(metrics: Sequence["Measured"], limits: "MeasureLimits") -> list[Problem]:
    """A problem for each metric whose value is not what was measured."""
    from journeymap_cli.measure.figures import differs, text_of

    return [
        Problem(
            METRIC_DIFFERS,
            f"{quoted(found.target.metric.name)} is {found.target.metric.value}, measured "
            f"{text_of(found, limits.digits)}",
            (*found.target.path, "value"),
            hint=f"write value: {text_of(found, limits.digits)}",
        )
        for found in metrics
        if differs(found, limits.tolerance)
    ]
