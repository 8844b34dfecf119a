"""Times as whole microseconds since 1970 in UTC: the one thing that every engine does in its own way."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
TO_MICROSECONDS: Final[Mapping[str, tuple[int, int]]] = {
    "s": (1_000_000, 1),
    "ms": (1_000, 1),
    "us": (1, 1),
    "ns": (1, 1_000),
}
"""The factor and the divisor for a whole number of each unit. Finer times are cut off."""
FINER: Final = r"(\.\d{6})\d+"
COARSE: Final = ("trino", "clickhouse")
"""The dialects whose times have fewer digits than microseconds unless a type asks for them."""


def microseconds(column: ir.Value, unit: str | None, engine: str) -> ir.Value:
    """Return a column of times, or of whole numbers of a unit, as microseconds since 1970."""
    if column.type().is_integer():
        times, parts = TO_MICROSECONDS[unit or "us"]
        scaled = column.cast("int64") * times
        if parts == 1:
            return scaled
        whole = scaled - (scaled % parts + parts) % parts
        return (whole + parts // 2) // parts  # some engines divide floats: the half makes up for rounding errors
    return CONVERSIONS.get(engine, _difference)(_as_time(column, engine))


def _as_time(column: ir.Value, engine: str) -> ir.Value:
    """A text or a day as a time; one without a zone is UTC, which is the zone of the session."""
    kind = column.type()
    if not (kind.is_string() or kind.is_date()):
        return column
    if kind.is_string() and engine == "postgres":  # PostgreSQL would round finer times
        column = column.re_replace(FINER, r"\1")
    return column.cast(dt.Timestamp("UTC", scale=6 if engine in COARSE else None))


def _named(name: str) -> Callable[[ir.Value], ir.Value]:
    """A function of an engine that ibis does not have, from a time to a whole number."""

    def call(column: ir.Value) -> ir.Value:
        return ibis.udf.scalar.builtin(_of_time, name=name, signature=((column.type(),), dt.int64))(column)

    return call


def _of_time(time: Any) -> Any:
    """The signature of such a function."""


def _of_part(part: Any, time: Any) -> Any:
    """The signature of such a function that takes the name of a part of a time first."""


def _of_scale(time: Any, digits: Any) -> Any:
    """The signature of such a function that takes a number of digits, too."""


def _snowflake(column: ir.Value) -> ir.Value:
    part = ibis.literal("epoch_microsecond")
    types = (part.type(), column.type())
    return ibis.udf.scalar.builtin(_of_part, name="date_part", signature=(types, dt.int64))(part, column)


def _trino(column: ir.Value) -> ir.Value:
    seconds = ibis.udf.scalar.builtin(_of_time, name="to_unixtime", signature=((column.type(),), dt.float64))
    return (seconds(column) * 1_000_000).round().cast("int64")


def _clickhouse(column: ir.Value) -> ir.Value:
    """ClickHouse's function does not take times of whole seconds, so they get microseconds first."""
    types = {"name": "toDateTime64", "signature": ((column.type(), dt.int8), dt.Timestamp("UTC", scale=6))}
    fine = ibis.udf.scalar.builtin(_of_scale, **types)(column, 6)
    return _named("toUnixTimestamp64Micro")(fine)


def _difference(column: ir.Value) -> ir.Value:
    epoch = "1970-01-01T00:00:00"
    return column.delta(ibis.timestamp(epoch + ("+00:00" if column.type().timezone else "")), unit="microsecond")


CONVERSIONS: Final[Mapping[str, Callable[[ir.Value], ir.Value]]] = {
    "duckdb": _named("epoch_us"),
    "pyspark": _named("unix_micros"),
    "bigquery": _named("unix_micros"),
    "snowflake": _snowflake,
    "trino": _trino,
    "clickhouse": _clickhouse,
}
"""The conversion of a time for each engine; the others subtract the epoch."""


def moment(microsecond: int) -> datetime.datetime:
    """Return the moment, in UTC, of a number of microseconds since 1970."""
    return EPOCH + datetime.timedelta(microseconds=microsecond)


def number_of(moment: datetime.datetime) -> int:
    """Return the microseconds of a moment since 1970; one without a zone is UTC."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return (known - EPOCH) // datetime.timedelta(microseconds=1)
