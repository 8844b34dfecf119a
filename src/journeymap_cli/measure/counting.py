"""Counts a bound map in a session: what the data must be like, how far they reach, and the figures."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.backends.sql.datatypes import DuckDBType, PostgresType, PySparkType
from ibis.config import Config

from journeymap_cli.measure.binding import Binding
from journeymap_cli.measure.engines import ENGINES, Session
from journeymap_cli.measure.figures import Figures
from journeymap_cli.measure.plan import Period, existing, plan
from journeymap_cli.measure.times import microseconds, moment
from journeymap_cli.measure.values import holding, refusal
from journeymap_cli.model.measure import TEXTUAL
from journeymap_cli.model.scalars import parse_number
from journeymap_cli.nearest import nearest
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import NOT_MEASURABLE

TYPES: Final = {"duckdb": DuckDBType, "postgres": PostgresType, "spark": PySparkType}
SPARK_OPTIONS: Final = type(
    "SparkOptions", (Config,), {"treat_nan_as_null": False, "__annotations__": {"treat_nan_as_null": bool}}
)()
"""What ibis only has where its own client for Spark is, and asks for when it writes a number for Spark."""

OLDEST: Final = 631_152_000_000_000
"""1990 in microseconds: an earlier time is one that was not understood."""

MOST_NAMES: Final = 1_000


class Extent(NamedTuple):
    """How many rows exist, the first and the last of their times, and how many of them have not happened yet.

    `names` has every event that is asked for and how often it occurs.
    """

    rows: int
    first: int | None
    last: int | None
    future: int
    names: Mapping[str, int]


class CountedMap(NamedTuple):
    """The figures of a map, the period they are about, and what the data are like."""

    figures: Figures
    period: Period
    extent: Extent


def texts(binding: Binding) -> frozenset[str]:
    """The columns that hold texts even where they look like numbers: ids, names, and what is compared as text."""
    filters = [each for where, _ in binding.wheres() for each in where.filters]
    found = {each.column for each in filters if each.operator in TEXTUAL or any(map(_is_odd, each.values))}
    return frozenset({*binding.measure.entity, binding.measure.event, *found})


def _is_odd(text: str | None) -> bool:
    """Whether a number has zeros that a column of numbers would lose: `1.10`, `007`."""
    number = parse_number(text) if text else None
    return number is not None and f"{number.normalize():f}" != text


def table_of(session: Session) -> ir.Table:
    """The table of a session."""
    types = {name: _type(session.engine, kind) for name, kind in session.columns.items()}
    return ibis.table(types, name=session.table)


def _type(engine: str, kind: str) -> dt.DataType:
    try:
        return TYPES[engine].from_string(kind)
    except Exception:  # a type that ibis does not know is none that anything here is compared with
        return dt.unknown


def unfit(binding: Binding, table: ir.Table, allowed: Collection[str] | None) -> list[Problem]:
    """What the columns lack, or what they cannot be compared with; `allowed` are the only ones that may be read."""
    found = list(dict.fromkeys(_missing(binding, table, allowed)))
    return found or [*_wrong_time(binding, table), *_wrong_filters(binding, table), *_wrong_scores(binding, table)]


def _missing(binding: Binding, table: ir.Table, allowed: Collection[str] | None) -> Iterator[Problem]:
    for name, path, is_key in binding.columns():
        if allowed is not None and name not in allowed:
            message = f"the column {quoted(name)} may not be read"
            yield Problem(NOT_MEASURABLE, message, path, hint="--columns lists those that may", key=is_key)
        elif name not in table.columns:
            known = nearest(name, table.columns)
            hint = f"did you mean '{known}'?" if known else f"they have {', '.join(table.columns[:12])}"
            yield Problem(NOT_MEASURABLE, f"the data have no column {quoted(name)}", path, hint=hint, key=is_key)


def _wrong_time(binding: Binding, table: ir.Table) -> Iterator[Problem]:
    time, path = binding.measure.time, ("measure", "time", "column")
    kind = table[time.column].type()
    if kind.is_integer() and time.unit is None:
        hint = f"write its unit: {{column: {time.column}, unit: us}}"
        yield Problem(
            NOT_MEASURABLE, f"the column {quoted(time.column)} holds whole numbers, not times", path, hint=hint
        )
    elif not (kind.is_integer() or kind.is_timestamp() or kind.is_date() or kind.is_string()):
        message = f"the column {quoted(time.column)} holds {holding(kind)}, not times"
        yield Problem(NOT_MEASURABLE, message, path, hint="write the column as ISO 8601: 2026-01-05T05:00:00Z")
    elif time.unit and not kind.is_integer():
        message = f"the column {quoted(time.column)} holds times, not numbers"
        yield Problem(NOT_MEASURABLE, message, ("measure", "time", "unit"), hint="remove 'unit'")


def _wrong_filters(binding: Binding, table: ir.Table) -> Iterator[Problem]:
    for where, path in binding.wheres():
        for wanted in where.filters:
            kind = table[wanted.column].type()
            text = refusal(kind, wanted)
            if text is not None:
                words = f"the column {quoted(wanted.column)} holds {holding(kind)}"
                message = f"{words}, which cannot be compared with {quoted(text)}"
                yield Problem(
                    NOT_MEASURABLE, message, _place(path, wanted.column, wanted.operator, wanted.values, text)
                )
    event = table[binding.measure.event].type()
    if not event.is_string():
        message = f"the column {quoted(binding.measure.event)} holds {holding(event)}, not names"
        yield Problem(NOT_MEASURABLE, message, ("measure", "event"))


def _place(path: Path, column: str, operator: str, values: tuple[str | None, ...], text: str) -> Path:
    """The path of a text of a filter."""
    at = (*path, column) if operator == "is" else (*path, column, operator)
    return at if len(values) == 1 else (*at, values.index(text))


def _wrong_scores(binding: Binding, table: ir.Table) -> Iterator[Problem]:
    for survey in binding.surveys:
        kind = table[survey.score].type()
        if not kind.is_numeric():
            message = f"the column {quoted(survey.score)} holds {holding(kind)}, not whole numbers"
            yield Problem(NOT_MEASURABLE, message, (*survey.path, "score"))


def query(table: ir.Table, engine: str) -> str:
    """The text of a query for an engine."""
    ibis.options.pyspark = ibis.options.pyspark or SPARK_OPTIONS
    return str(ibis.to_sql(table, dialect=ENGINES[engine].dialect))


def extent(binding: Binding, table: ir.Table, session: Session, now: int) -> Extent:
    """How far the data reach. Raises DataError."""
    engine = ENGINES[session.engine].dialect
    rows = existing(binding, table, engine)
    time = microseconds(rows[binding.measure.time.column], binding.measure.time.unit, engine)
    rows = rows.select(name=rows[binding.measure.event], t=time)
    wanted = sorted({event.name for event, _ in binding.events()})
    rows = rows.mutate(asked=ibis.ifelse(rows.name.isin(wanted), rows.name, ibis.null("string")))
    past = rows.t <= now
    each = rows.group_by("asked").aggregate(
        rows=rows.count(where=past),
        first=rows.t.min(),
        last=rows.t.max(where=past),
        future=rows.count(where=rows.t > now),
    )
    found = session.rows(query(each, session.engine))
    return Extent(
        sum(row[1] for row in found),
        min((int(row[2]) for row in found if row[2] is not None), default=None),
        max((int(row[3]) for row in found if row[3] is not None), default=None),
        sum(row[4] for row in found),
        dict.fromkeys(wanted, 0) | {row[0]: row[1] + row[4] for row in found if row[0] is not None},
    )


def unknown_events(binding: Binding, table: ir.Table, session: Session, known: Extent) -> list[Problem]:
    """The events that the data never have. Raises DataError."""
    missing = [(event, path) for event, path in binding.events() if not known.names[event.name]]
    if not missing or known.first is None or known.last is None:
        return []
    rows = existing(binding, table, ENGINES[session.engine].dialect)
    names = rows.select(name=rows[binding.measure.event]).distinct().order_by("name").limit(MOST_NAMES)
    near = [row[0] for row in session.rows(query(names, session.engine))]
    between = f"between {moment(known.first):%Y-%m-%d} and {moment(known.last):%Y-%m-%d}"
    return [_unknown(event.name, (*path, "name"), between, near) for event, path in missing]


def _unknown(name: str, path: Path, between: str, near: Collection[str]) -> Problem:
    found = nearest(name, near)
    hint = f"did you mean '{found}'?" if found else None
    return Problem(NOT_MEASURABLE, f"no event is called {quoted(name)} {between}", path, hint=hint)


def too_old(binding: Binding, known: Extent) -> list[Problem]:
    """Times that were not understood."""
    if known.first is None or known.first >= OLDEST:
        return []
    message = f"times before 1990 in {quoted(binding.measure.time.column)}"
    hint = "write the column as ISO 8601, or its whole numbers with their unit"
    return [Problem(NOT_MEASURABLE, message, ("measure", "time", "column"), hint=hint)]


def count(binding: Binding, table: ir.Table, session: Session, period: Period, known: Extent) -> CountedMap:
    """The figures. Raises DataError."""
    rows = session.rows(query(plan(binding, table, ENGINES[session.engine].dialect, period), session.engine))
    return CountedMap(Figures(binding, rows), period, known)


def assumed(binding: Binding) -> ir.Table:
    """A table as the map expects it, to write a query without data."""
    measure = binding.measure
    kinds: dict[str, Any] = {}
    for where, _ in binding.wheres():
        kinds |= {each.column: _assumed(each.operator, each.values) for each in where.filters}
    kinds |= {survey.score: "int64" for survey in binding.surveys}
    kinds |= dict.fromkeys(measure.entity, "string")
    kinds |= {measure.event: "string", measure.time.column: "int64" if measure.time.unit else "timestamp('UTC')"}
    return ibis.table(kinds, name="events")


def _assumed(operator: str, values: Collection[str | None]) -> str:
    held = [value for value in values if value is not None]
    if operator not in TEXTUAL and held and all(value in ("true", "false") for value in held):
        return "boolean"
    is_number = operator not in TEXTUAL and held and all(parse_number(value) is not None for value in held)
    return "float64" if is_number else "string"
