"""Spark for real: a server by Spark Connect, and a Spark of this machine."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from journeymap_cli.errors import DataError, JourneymapError
from journeymap_cli.measure.engines import Data, open_data
from support.interrupting import interrupted
from support.logs import binding, counted, row
from support.spark import Filler

SLOW = "SELECT a.id AS u, a.id + b.id AS t, 'a' AS e FROM range(4000000000) a, range(1000000000) b"
LOG = Path(__file__).parents[2] / "examples" / "saas-trial" / "events.csv"
MAP = """
title: T
measure: {entity: user_id, time: occurred_at, event: event, where: {is_bot: {not: true}}}
stages: [{name: A, events: trial_started}, {name: B, events: plan_bought}]
"""


@pytest.mark.parametrize(
    ("kind", "gap"),
    [*((kind, 86_400_123_455) for kind in ("timestamp", "timestamp_ntz", "string")), ("date", 86_400_000_000)],
)
def test_times_are_exact_in_utc(spark: Filler, kind: str, gap: int) -> None:
    times = {"a": "2026-07-01 00:00:00.000001", "b": "2026-07-02 00:00:00.1234569"}
    rows = [f"SELECT 1 AS u, CAST('{time}' AS {kind}) AS t, '{name}' AS e" for name, time in times.items()]
    data = spark.view(" UNION ALL ".join(rows))
    head = "title: T\nmeasure: {entity: u, time: t, event: e, window: 2d}\n"
    bound = binding(f"{head}stages: [{{name: A, events: a}}, {{name: B, events: b}}]")
    assert ("all", "p50", "a", "b", gap) in counted(bound, data, through=1_790_000_000_000_000)


QUERIES = [
    "DROP VIEW journeymap_events",
    "CREATE TABLE x AS SELECT 1",
    "SET a = b",
    "SELECT 1) ; DROP TABLE x; (SELECT 1",
]


@pytest.mark.parametrize("query", [*QUERIES, "INSERT INTO x VALUES (1)", "BEGIN SELECT 1; END"])
def test_it_only_asks(spark: Filler, query: str) -> None:
    with open_data(spark.fill([])) as session, pytest.raises(DataError, match="Spark: Syntax error"):
        session.rows(query)


def test_a_time_limit_ends_the_query_in_the_server(spark: Filler) -> None:
    data = spark.view(SLOW)
    slow = pytest.raises(DataError, match="longer than 3 s")
    with slow, open_data(Data(data.place, data.table, timeout=3)) as session:
        session.rows("SELECT count(DISTINCT t) FROM journeymap_events")
    assert spark.server.waits_for(running=False)


def test_an_interrupted_query_ends_in_the_server(spark: Filler, tmp_path: Path) -> None:
    data = spark.view(SLOW)
    place = ["--data", data.place, "--table", str(data.table)]
    assert interrupted(tmp_path, place, lambda: spark.server.waits_for(running=True)) != 0
    assert spark.server.waits_for(running=False)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("spark://127.0.0.1:1/;token=s3cr3t", "Spark: the server does not answer"),
        ("spark://127.0.0.1:x/;token=s3cr3t", "the address of Spark cannot be read"),
        ("spark://127.0.0.1:1/;token=s3cr3t;s3cr3t", "the address of Spark cannot be read"),
    ],
)
def test_a_server_that_cannot_be_asked(spark: Filler, place: str, message: str) -> None:
    with pytest.raises(JourneymapError, match=message) as caught, open_data(Data(place, "log")):
        pass
    assert "s3cr3t" not in str(caught.value)


def test_a_table_that_is_not_there(spark: Filler) -> None:
    with pytest.raises(JourneymapError, match="Spark: The table or view `none` cannot be found"):
        open_data(Data(spark.server.address, "none")).__enter__()
    with pytest.raises(JourneymapError, match="write --table"):
        open_data(Data(spark.server.address)).__enter__()


def test_a_spark_of_this_machine_counts_as_duckdb(spark: Filler, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    duckdb.execute(f"COPY (SELECT * FROM '{LOG}') TO '{tmp_path}/log.parquet'")
    program = [sys.executable, "-m", "journeymap_cli", "measure", "map.yaml", "--format", "json", "--memory", "1GB"]
    found = {}
    for engine, data in {"duckdb": ["log.parquet"], "spark": ["spark://local", "--table", "log.parquet"]}.items():
        done = subprocess.run([*program, "--data", *data], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        found[engine] = json.loads(done.stdout)
        assert found[engine].pop("engine") == engine
    assert found["duckdb"] == found["spark"]
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == []


def test_numbers_of_every_kind_are_counted(spark: Filler) -> None:
    rows = [row(1, 1, "q", s=9), row(2, 1, "q", s=3)]
    spark.fill(rows)
    data = spark.view("SELECT u, t, e, CAST(s AS decimal(10, 2)) AS s, CAST(s AS double) AS d FROM global_temp.log")
    metrics = [f"{{name: {name}, kind: nps, answers: q, score: {name}}}" for name in "sd"]
    head = "title: T\nmeasure: {entity: u, time: {column: t, unit: us}, event: e}\n"
    found = counted(binding(f"{head}stages: [{{name: A, events: a, metrics: [{', '.join(metrics)}]}}]"), data)
    assert [each for each in found if each[1] in ("promoters", "detractors")] == [
        ("all", name, which, "", 1) for name in ("detractors", "promoters") for which in ("d", "s")
    ]
