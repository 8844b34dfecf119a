"""PostgreSQL for real: exact times, a session that only reads, a time limit, and a query that ends with its user."""

import time
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.errors import DataError, JourneymapError
from journeymap_cli.measure.engines import Data, open_data
from support.interrupting import MAP, interrupted
from support.logs import binding, counted, row
from support.postgres import filled, run

SLOW = "CREATE OR REPLACE VIEW slow AS SELECT 1 AS u, x AS t, 'a' AS e FROM generate_series(1, 9000000000) x"


@pytest.mark.parametrize("kind", ["timestamptz", "timestamp", "text"])
def test_times_are_exact_in_utc(postgres: str, kind: str) -> None:
    run(postgres, f'DROP TABLE IF EXISTS log; CREATE TABLE log (u bigint, t {kind}, "E" text)')
    zone = "" if kind == "timestamp" else "+00"
    finer = "9" if kind == "text" else ""  # what is finer than a microsecond is cut
    times = [f"2026-07-01 00:00:00.000001{zone}", f"2026-07-02 00:00:00.123456{finer}{zone}"]
    run(postgres, "INSERT INTO log VALUES (1, %s, 'a'), (1, %s, 'b')", *times)
    head = "title: T\nmeasure: {entity: u, time: t, event: E, window: 2d}\n"
    bound = binding(f"{head}stages: [{{name: A, events: a}}, {{name: B, events: b}}]")
    found = counted(bound, Data(postgres, "log"), through=1_790_000_000_000_000)
    assert ("all", "p50", "a", "b", 86_400_123_455) in found


def test_days_are_times(postgres: str) -> None:
    run(postgres, "DROP TABLE IF EXISTS log; CREATE TABLE log AS SELECT 1 AS u, date '2026-07-01' AS t, 'a' AS e")
    run(postgres, "INSERT INTO log VALUES (1, '2026-07-03', 'b')")
    head = "title: T\nmeasure: {entity: u, time: t, event: e}\n"
    found = counted(
        binding(f"{head}stages: [{{name: A, events: a}}, {{name: B, events: b}}]"),
        Data(postgres, "log"),
        through=10**16,
    )
    assert ("all", "p50", "a", "b", 172_800_000_000) in found


@pytest.mark.parametrize("query", ["DELETE FROM log", "CREATE TABLE other (x int)", "DROP TABLE log"])
def test_it_only_reads(postgres: str, query: str) -> None:
    with pytest.raises(DataError, match="read-only"), open_data(filled(postgres, [])) as session:
        session.rows(query)


def test_literals_are_read_as_they_are_written(postgres: str) -> None:
    """A server may be set up to take a backslash for an escape."""
    run(postgres, "ALTER ROLE measure SET standard_conforming_strings = off")
    try:
        with open_data(filled(postgres, [])) as session:
            assert session.rows(r"SELECT 'a\'") == [("a\\",)]
    finally:
        run(postgres, "ALTER ROLE measure RESET standard_conforming_strings")


def test_it_has_a_time_limit(postgres: str) -> None:
    filled(postgres, [])
    slow = pytest.raises(DataError, match="longer than 1 s")
    with slow, open_data(Data(postgres, "log", timeout=1)) as session:
        session.rows("SELECT pg_sleep(20)")


def is_working(server: str, *, expected: bool) -> bool:
    """Whether the server works on a view that is slow, or no longer does; it has a minute for that."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%%slow%%' AND pid <> %s"
    with psycopg.connect(server, autocommit=True) as connection:
        for _ in range(300):
            found = connection.execute(query, [connection.info.backend_pid]).fetchone()
            if found and bool(found[0]) == expected:
                return True
            time.sleep(0.2)
    return False


def test_an_interrupted_query_ends_in_the_server(postgres: str, tmp_path: Path) -> None:
    run(postgres, SLOW)
    data = ["--data", postgres, "--table", "slow"]
    assert interrupted(tmp_path, data, lambda: is_working(postgres, expected=True)) != 0
    assert is_working(postgres, expected=False)


def test_an_address_may_come_from_the_environment(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(postgres, [row(1, 400_000, "a")])
    monkeypatch.setenv("EVENTS", postgres)
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    command = ["measure", str(tmp_path / "map.yaml"), "--data", "env:EVENTS", "--table", "log", "--format", "json"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.stderr
    assert '"rows": 1' in result.stdout


SECRET = "s3cr3t/pass#word"
ADDRESSES = [
    f"postgres://user:{quote(SECRET, safe='')}@127.0.0.1:1/none",
    f"postgresql://127.0.0.1:1/none?user=u&password={quote(SECRET, safe='')}",
    f"postgres://user:{SECRET}@127.0.0.1:1/none",
    f"postgres://user:{quote(SECRET, safe='')}@127.0.0.1:1/none?no_such_option=1",
    f"postgres://user:{quote(SECRET, safe='')}@[::1/none",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_is_not_told(address: str) -> None:
    with pytest.raises(JourneymapError, match="PostgreSQL") as caught, open_data(Data(address, "log")):
        pass
    told = str(caught.value)
    assert not any(part in told for part in (SECRET, quote(SECRET, safe=""), "s3cr3t", "pass#word", "pass%23"))
