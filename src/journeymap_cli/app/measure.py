"""Measuring maps: the figures of a map in recorded events, beside what it says."""

import datetime
import re
import time as clock
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from journeymap_cli.app.sources import MapSource, sound
from journeymap_cli.errors import InvalidJourneyError, UsageError
from journeymap_cli.load.document import Document
from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import METRIC_DIFFERS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from journeymap_cli.measure.binding import Binding
    from journeymap_cli.measure.counting import Extent
    from journeymap_cli.measure.engines import Session
    from journeymap_cli.measure.figures import Measured
    from journeymap_cli.measure.measurement import Measurement
    from journeymap_cli.measure.plan import Period

DAY: Final = datetime.timedelta(days=1)
INSTALL: Final = "measuring needs more packages: pip install 'journeymap-cli[measure]'"
PARTS: Final = ("ibis", "packaging", "duckdb", "sqlglot")


@dataclass(frozen=True)
class Question:
    """What to measure. Times are those of `parse_moment`; `columns` are the only ones that may be read."""

    data: str
    table: str | None = None
    since: "datetime.datetime | None" = None
    until: "datetime.datetime | None" = None
    through: "datetime.datetime | None" = None
    least: int = 10
    tolerance: Decimal = Decimal(0)
    columns: Collection[str] | None = None
    memory: int | None = None
    timeout: float | None = None


def missing_parts() -> str | None:
    """How to get what measuring needs, if it is not installed."""
    from importlib.util import find_spec

    return None if all(find_spec(name) for name in PARTS) else INSTALL


def parse_moment(typed: str | None, *, is_end: bool = False) -> datetime.datetime | None:
    """A day in UTC, of which an end means the start of the next one, or an exact time with a zone.

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


def bound(source: MapSource) -> tuple[Document, "Binding"]:
    """A map, and what is counted for it. Raises InvalidJourneyError, UnreadableError."""
    from journeymap_cli.measure.binding import bind

    document = sound(source.load())
    binding, problems = bind(document.journey)
    if binding is None:
        raise InvalidJourneyError(document.placer.place_all(problems))
    return document, binding


def query_of(source: MapSource, engine: str, question: Question) -> str:
    """The query for an engine, without data: it assumes that columns hold what the map compares them with.

    `question.through` must be known. Raises InvalidJourneyError, UnreadableError.
    """
    from journeymap_cli.measure import counting
    from journeymap_cli.measure.engines import ENGINES
    from journeymap_cli.measure.plan import plan

    _, binding = bound(source)
    table, period = counting.assumed(binding), _period(question, 0)
    return counting.query(plan(binding, table, ENGINES[engine].dialect, period), engine)


def measure(source: MapSource, question: Question, now: int | None = None) -> "Measurement":
    """Measure a map. `now`, in microseconds, is for tests: what comes later has not happened.

    Raises InvalidJourneyError with what the data do not have, UnreadableError, UsageError, DataError.
    """
    from journeymap_cli.measure import counting
    from journeymap_cli.measure.figures import measured
    from journeymap_cli.measure.measurement import Measurement

    document, binding = bound(source)
    with _opened(binding, question) as session:
        table, known, period = _looked_at(document, binding, session, question, now or clock.time_ns() // 1_000)
        count = counting.count(binding, table, session, period, known)
        engine = session.engine
    metrics = [measured(count.figures, target, question.least) for target in binding.targets]
    differing = document.placer.place_all(_differing(metrics, question.tolerance))
    return Measurement(document, binding, engine, count, metrics, differing, question.least)


def _opened(binding: "Binding", question: Question) -> "AbstractContextManager[Session]":
    from journeymap_cli.measure import counting
    from journeymap_cli.measure.engines import Data, open_data

    texts = counting.texts(binding)
    return open_data(Data(question.data, question.table, texts, question.memory, question.timeout))


def _looked_at(
    document: Document, binding: "Binding", session: "Session", question: Question, now: int
) -> tuple[Any, "Extent", "Period"]:
    """The table, how far it reaches, and the period. Raises InvalidJourneyError with what it lacks."""
    from journeymap_cli.measure import counting

    table = counting.table_of(session)
    _refuse(document, counting.unfit(binding, table, question.columns))
    known = counting.extent(binding, table, session, now)
    _refuse(document, counting.too_old(binding, known))
    _refuse(document, counting.unknown_events(binding, table, session, known))
    period = _period(question, known.last or 0)
    return table, known, period._replace(latest=now) if known.future else period


def _refuse(document: Document, problems: Sequence[Problem]) -> None:
    if problems:
        raise InvalidJourneyError(document.placer.place_all(problems))


def _period(question: Question, last: int) -> "Period":
    from journeymap_cli.measure.plan import Period

    through = _micros(question.through)
    return Period(_micros(question.since), _micros(question.until), last if through is None else through)


def _micros(moment: datetime.datetime | None) -> int | None:
    from journeymap_cli.measure.times import number_of

    return None if moment is None else number_of(moment)


def _differing(metrics: Sequence["Measured"], tolerance: Decimal) -> list[Problem]:
    """A problem for each metric whose value is not what was measured."""
    from journeymap_cli.measure.figures import differs, text_of

    return [
        Problem(
            METRIC_DIFFERS,
            f"'{found.target.metric.name}' is {found.target.metric.value}, measured {text_of(found)}",
            (*found.target.path, "value"),
            hint=f"write value: {text_of(found)}",
        )
        for found in metrics
        if differs(found, tolerance)
    ]
