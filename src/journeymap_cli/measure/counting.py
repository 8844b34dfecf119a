"""Counts a bound map in a session: the extent of the data, problems with them, and the figures."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.backends.sql.datatypes import DuckDBType, PostgresType, PySparkType
from ibis.config import Config

from journeymap_cli.measure.binding import ALL, Binding, BoundTable
from journeymap_cli.measure.engines import ENGINES, TABLE, Session
from journeymap_cli.measure.figures import Figures
from journeymap_cli.measure.plan import ages, plan, plan_surveys
from journeymap_cli.measure.rows import Period, existing
from journeymap_cli.measure.times import microseconds, moment
from journeymap_cli.model.measure import MICROSECONDS, TEXTUAL
from journeymap_cli.model.scalars import parse_number
from journeymap_cli.nearest import did_you_mean, nearest
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import NOT_MEASURABLE

TYPES: Final = {"duckdb": DuckDBType, "postgres": PostgresType, "spark": PySparkType}
SPARK_OPTIONS: Final = type(
    "SparkOptions", (Config,), {"treat_nan_as_null": False, "__annotations__": {"treat_nan_as_null": bool}}
)()
"""Options that ibis needs to write numbers for Spark, but has only together with its own Spark client."""

OLDEST: Final = 631_152_000_000_000
"""1990 in microseconds: an earlier time was probably misread."""

MOST_NAMES: Final = 1_000


ResultRows: TypeAlias = Sequence[Sequence[Any]]
"""The rows that a query returns."""


class Extent(NamedTuple):
    """The extent of a table: the number of rows up to now, their first and last time, and the number of rows after now.

    Times are in microseconds. `names` has every event of the map and how often it occurs.
    """

    rows: int
    first: int | None
    last: int | None
    future: int
    names: Mapping[str, int]


class ShorterWindow(NamedTuple):
    """A shorter window, such as `41d`, and how many people have had all of it by the end of the data."""

    window: str
    people: int


class CountedMap(NamedTuple):
    """The figures of a map, their period, and the extents of the tables, that of the events first.

    `engine` is that of the events. `shorter` is a window to use instead, if no one has had all of the map's window.
    """

    engine: str
    figures: Figures
    period: Period
    extents: tuple[Extent, ...]
    shorter: "ShorterWindow | None" = None


def texts(binding: Binding, bound: BoundTable) -> frozenset[str]:
    """Return the columns to read as text, even if they look like numbers: ids, names, and what is compared as text."""
    filters = [each for where, _ in binding.wheres(bound) for each in where.filters]
    found = {each.column for each in filters if each.operator in TEXTUAL or any(map(_is_odd, each.values))}
    return frozenset({*bound.entity, bound.event, *found})


def _is_odd(text: str | None) -> bool:
    """Whether a number has zeros that a column of numbers would lose: `1.10`, `007`."""
    number = parse_number(text) if text else None
    return number is not None and f"{number.normalize():f}" != text


def table_of(session: Session) -> ir.Table:
    """Return the table of a session as an ibis table with its columns and types."""
    types = {name: _type(session.engine, kind) for name, kind in session.columns.items()}
    return ibis.table(types, name=session.table)


def _type(engine: str, kind: str) -> dt.DataType:
    try:
        return TYPES[engine].from_string(kind)
    except Exception:  # ibis does not know this type, and nothing here is compared with it
        return dt.unknown


def query(table: ir.Table, engine: str) -> str:
    """Return the SQL of a query for an engine."""
    ibis.options.pyspark = ibis.options.pyspark or SPARK_OPTIONS
    return str(ibis.to_sql(table, dialect=ENGINES[engine].dialect))


def extent(binding: Binding, bound: BoundTable, table: ir.Table, session: Session, now: int) -> Extent:
    """Return the extent of a table; `now` is in microseconds. Raises DataError."""
    engine = ENGINES[session.engine].dialect
    rows = existing(bound, table, engine)
    time = microseconds(rows[bound.time.column], bound.time.unit, engine)
    rows = rows.select(name=rows[bound.event], t=time)
    wanted = sorted({event.name for event, _ in binding.events(bound)})
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


def unknown_events(
    binding: Binding, bound: BoundTable, table: ir.Table, session: Session, known: Extent
) -> list[Problem]:
    """Return problems with the events that never occur in the data. Raises DataError."""
    missing = [(event, path) for event, path in binding.events(bound) if not known.names[event.name]]
    if not missing or known.first is None or known.last is None:
        return []
    rows = existing(bound, table, ENGINES[session.engine].dialect)
    names = rows.select(name=rows[bound.event]).distinct().order_by("name").limit(MOST_NAMES)
    near = [row[0] for row in session.rows(query(names, session.engine))]
    between = f"between {moment(known.first):%Y-%m-%d} and {moment(known.last):%Y-%m-%d}"
    return [_unknown(event.name, (*path, "name"), between, near) for event, path in missing]


def _unknown(name: str, path: Path, between: str, near: Collection[str]) -> Problem:
    found = nearest(name, near)
    hint = did_you_mean(name, found) if found else None
    return Problem(NOT_MEASURABLE, f"no event is called {quoted(name)} {between}", path, hint=hint)


def odd_times(bound: BoundTable, known: Extent) -> list[Problem]:
    """Return problems with times that were probably misread: some are before 1990, or all are after now."""
    path, column = (*bound.paths["time"], "column"), quoted(bound.time.column)
    hint = (
        "write another unit"
        if bound.time.unit
        else "write the column as ISO 8601, or its whole numbers with their unit"
    )
    if known.first is not None and known.first < OLDEST:
        return [Problem(NOT_MEASURABLE, f"times before 1990 in {column}", path, hint=hint)]
    if known.future and not known.rows:
        return [Problem(NOT_MEASURABLE, f"all times in {column} are after now", path, hint=hint)]
    return []


def count(binding: Binding, table: ir.Table, session: Session, period: Period, known: Extent) -> CountedMap:
    """Return the figures of the table of events. Raises DataError."""
    figures = Figures(binding, rows_of(binding, binding.tables[0], table, session, period))
    are_young = not figures.get(ALL, "entered") and figures.get(ALL, "young")
    shorter = shorter_window(binding, table, session, period) if are_young else None
    return CountedMap(session.engine, figures, period, (known,), shorter)


def rows_of(binding: Binding, bound: BoundTable, table: ir.Table, session: Session, period: Period) -> ResultRows:
    """Return the rows from which `Figures` are made. Raises DataError."""
    return session.rows(written(binding, bound, table, session.engine, period))


def written(binding: Binding, bound: BoundTable, table: ir.Table, engine: str, period: Period) -> str:
    """Return the SQL of the query for a table."""
    planned = plan if bound is binding.tables[0] else plan_surveys
    return query(planned(binding, table, ENGINES[engine].dialect, period), engine)


def shorter_window(binding: Binding, table: ir.Table, session: Session, period: Period) -> ShorterWindow | None:
    """Return the longest window, in whole units, that half of those who entered have had all of.

    None if it is shorter than a minute. Raises DataError.
    """
    engine = ENGINES[session.engine].dialect
    found = session.rows(query(ages(binding, table, engine, period, MICROSECONDS["min"]), session.engine))
    people = sorted(((int(age), int(count)) for age, count in found), reverse=True)
    half, had = sum(count for _, count in people) / 2, 0
    for age, count in people:
        had += count
        if had >= half and age:
            unit = next(unit for unit in ("d", "h", "min") if age * MICROSECONDS["min"] >= MICROSECONDS[unit])
            length = age * MICROSECONDS["min"] // MICROSECONDS[unit]
            least = length * MICROSECONDS[unit] // MICROSECONDS["min"]
            return ShorterWindow(f"{length}{unit}", sum(count for age, count in people if age >= least))
    return None


def assumed(binding: Binding, bound: BoundTable) -> ir.Table:
    """Return a table with the columns and types that the map expects, to write a query without data."""
    kinds: dict[str, Any] = {}
    for where, _ in binding.wheres(bound):
        kinds |= {each.column: _assumed(each.operator, each.values) for each in where.filters}
    kinds |= {survey.score: "int64" for survey in binding.surveys_in(bound)}
    kinds |= dict.fromkeys(bound.entity, "string")
    kinds |= {bound.event: "string", bound.time.column: "int64" if bound.time.unit else "timestamp('UTC')"}
    return ibis.table(kinds, name=bound.data or TABLE)


def _assumed(operator: str, values: Collection[str | None]) -> str:
    given = [value for value in values if value is not None]
    if operator not in TEXTUAL and given and all(value in ("true", "false") for value in given):
        return "boolean"
    is_number = operator not in TEXTUAL and given and all(parse_number(value) is not None for value in given)
    return "float64" if is_number else "string"
