"""Queries for the engines that nothing here asks: they are parsed, and avoid what those engines are known to refuse."""

import json

import ibis
import pytest
import sqlglot
from sqlglot import exp

from journeymap_cli.errors import UsageError
from journeymap_cli.measure import counting
from journeymap_cli.measure.engines import ENGINES, Data, open_data
from journeymap_cli.measure.plan import plan
from journeymap_cli.measure.rows import Period
from journeymap_cli.measure.times import microseconds
from support.logs import ODD, binding

TEXTS = ["it's", 'a"b', "a\\", "a\\' OR 1=1 --", "`", "\\'; DROP TABLE events; --", "two\nlines", "%_", "日本"]
TIMES = ["t", "{column: t, unit: s}", "{column: t, unit: ns}"]
ALLOWED_IN_BIGQUERY = "o'_é_--"
"""What ibis writes for a column of which BigQuery could not have the name."""

NOT_ASKED = ("bigquery", "snowflake", "trino", "clickhouse")


def tree(engine: str, order: str = "loose", time: str = "t") -> exp.Expression:
    filters = ", ".join(f"c{at}: {json.dumps(text)}" for at, text in enumerate(TEXTS))
    columns = f"{json.dumps(ODD)}: {{min: 2.5}}, b: {{not: true}}, p: {{starts: x, ends: y, contains: z}}"
    where = f"{{{filters}, {columns}}}"
    text = (
        f"title: T\nmeasure: {{entity: [u, w], time: {time}, event: e, order: {order}, where: {where}}}\n"
        "personas: [{name: D, where: {role: dev}}]\n"
        "stages: [{name: A, events: a}, {name: B, events: [b, c]}, "
        "{name: C, events: b, metrics: {name: N, kind: nps, answers: q}}]"
    )
    bound, dialect = binding(text), ENGINES[engine].dialect
    query = counting.query(plan(bound, counting.assumed(bound, bound.tables[0]), dialect, Period(1, 3, 2)), engine)
    [found] = sqlglot.parse(query, read="spark" if dialect == "pyspark" else dialect)
    assert isinstance(found, exp.Expression)
    return found


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("order", ["loose", "ways", "direct"])
def test_every_order_is_one_query(engine: str, order: str) -> None:
    for time in TIMES:
        found = tree(engine, order, time)
        assert isinstance(found, exp.Query)
        assert not list(found.find_all(exp.DDL, exp.DML, exp.Command))


@pytest.mark.parametrize("engine", ENGINES)
def test_texts_are_literals_and_columns_are_names(engine: str) -> None:
    found = tree(engine)
    assert set(TEXTS) <= {each.this for each in found.find_all(exp.Literal) if each.is_string}
    names = {each.this for each in found.find_all(exp.Identifier)}
    assert (ALLOWED_IN_BIGQUERY if engine == "bigquery" else ODD) in names


@pytest.mark.parametrize(("order", "least"), [("loose", 5), ("ways", 8), ("direct", 10)])
def test_no_window_filters(order: str, least: int) -> None:
    """Trino: FILTER is not yet supported for window functions."""
    windows = list(tree("trino", order).find_all(exp.Window))
    assert len(windows) >= least
    assert [each.sql() for each in windows if each.find(exp.Filter)] == []


def test_clickhouse_converts_times_of_whole_seconds() -> None:
    assert "toUnixTimestamp64Micro(toDateTime64(" in tree("clickhouse").sql("clickhouse")


@pytest.mark.parametrize(
    ("engine", "kind"), [("clickhouse", "DateTime64(6,"), ("trino", "TIMESTAMP(6) WITH TIME ZONE")]
)
@pytest.mark.parametrize("held", ["string", "date"])
def test_texts_become_times_of_microseconds(engine: str, kind: str, held: str) -> None:
    table = ibis.table({"t": held}, name="events")
    assert kind in counting.query(table.select(t=microseconds(table.t, None, engine)), engine)


@pytest.mark.parametrize("engine", NOT_ASKED)
def test_an_engine_that_is_not_asked_says_what_to_do(engine: str) -> None:
    with pytest.raises(UsageError, match=f"'--sql {engine}' prints the query"):
        open_data(Data(f"{engine}://user:secret@host/database"))
