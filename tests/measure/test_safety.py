"""What a map, data or a query cannot do: each door is tried."""

import gzip
import json
import signal
import subprocess
import sys
import time
import tracemalloc
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from journeymap_cli.app import measure_map
from journeymap_cli.errors import DataError, InvalidJourneyError, UsageError
from journeymap_cli.measure import counting
from journeymap_cli.measure.duckdb_failures import csv_fault, failure
from journeymap_cli.measure.engines import ENGINES, Data, open_data
from journeymap_cli.measure.rows import Period, belongs, existing
from support.interrupting import interrupted
from support.logs import binding, counted, csv

CHILD = Path(__file__).parents[2] / "bench" / "child.py"
LOG = ["u,t,e", "1,2026-07-01,a"]
local_frame = [1]
"""What a query could take for a table, if Python's variables were open to it."""

DOORS = [
    "SELECT * FROM '{folder}/secret.csv'",
    "SELECT * FROM read_csv('{folder}/secret.csv')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_blob('{folder}/secret.csv')",
    "SELECT * FROM glob('/etc/*')",
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "ATTACH '{folder}/other.db'",
    "EXPORT DATABASE '{folder}/export'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SELECT * FROM 'https://example.com/log.parquet'",
    "SELECT * FROM 's3://example/log.parquet'",
    "SELECT getenv('HOME')",
    "SELECT * FROM local_frame",
    "SET enable_external_access = true",
    "SET allowed_paths = ['/etc/hostname']",
    "SET memory_limit = '1TB'",
    "SET lock_configuration = false",
    "CREATE SECRET (TYPE S3, KEY_ID 'x', SECRET 'y')",
]


@pytest.mark.parametrize("query", DOORS)
def test_every_door_is_shut(query: str, tmp_path: Path) -> None:
    csv(tmp_path / "secret.csv", ["word", "secret"])
    with open_data(Data(csv(tmp_path / "log.csv", LOG))) as session:
        assert len(session.rows("SELECT * FROM events")) == 1
        with pytest.raises(duckdb.Error):
            session.connection.execute(query.format(folder=tmp_path)).fetchall()  # type: ignore[attr-defined]
    assert not (tmp_path / "out.csv").exists()


def test_a_database_is_only_read(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "log.db")) as connection:
        connection.execute("CREATE TABLE log AS SELECT 1 AS u")
    with open_data(Data(f"duckdb://{tmp_path}/log.db")) as session, pytest.raises(duckdb.Error):
        session.connection.execute("DROP TABLE log")  # type: ignore[attr-defined]


ODD = [
    "it's",
    'a"b',
    "a\\",
    "a\\' OR 1=1 --",
    "'; DROP TABLE events; --",
    "%_",
    "é\u202e",
    "/* x",
    "a;b",
    "{x}",
    "日本",
]
SPLIT = '"'


def quoted(text: str) -> str:
    escaped = "".join(f"\\u{ord(char):04x}" if not char.isalnum() else char for char in text)
    return f'"{escaped}"'


def csv_value(text: str) -> str:
    return f'"{text.replace(SPLIT, SPLIT * 2)}"'


@pytest.mark.parametrize("name", ODD)
def test_odd_names_of_columns_events_and_values_are_only_names(name: str, tmp_path: Path) -> None:
    odd = quoted(name)
    text = (
        f"title: T\nmeasure: {{entity: {odd}, time: t, event: e, where: {{role: {{not: {odd}}}}}}}\n"
        f"stages: [{{name: A, events: {odd}}}, "
        f"{{name: B, events: {{name: {odd}, where: {{path: {{starts: {odd}}}}}}}}}]"
    )
    value = csv_value(name)
    lines = [f"{value},t,e,role,path", f"1,2026-07-01,{value},x,y", f"2,2026-07-02,{value},{value},y"]
    lines += [f"1,2026-07-03,{value},,{value}", f"3,2026-07-03,other,{value},"]
    found = {(each[1], each[2]): each[4] for each in counted(binding(text), csv(tmp_path / "log.csv", lines))}
    assert (found["volume", "a"], found["visitors", "a"], found["volume", "b"]) == (2, 1, 1)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_in_surveys_personas_and_files_are_only_names(name: str, tmp_path: Path) -> None:
    odd, value = quoted(name), csv_value(name)
    text = (
        f"title: {odd}\nmeasure: {{entity: u, time: t, event: e, surveys: {{data: {odd}, entity: {odd}, time: t,"
        f" event: e, where: {{{odd}: {{not: x}}}}}}}}\npersonas: [{{id: p, name: {odd}, where: {{role: {odd}}}}}]\n"
        f"stages: [{{name: A, events: a, touchpoints: {{text: {odd}, events: {odd}}}, metrics: "
        f"[{{name: {odd}, kind: nps, answers: {odd}, score: {odd}, persona: p}}]}}]"
    )
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    folder = tmp_path / name.replace("/", "")
    folder.mkdir()
    events = csv(folder / "log.csv", ["u,t,e,role", f"1,2026-07-01,a,{value}", f"1,2026-07-01,{value},{value}"])
    answers = csv(folder / "answers.csv", [f"{value},t,e,role", f"9,2026-07-01,{value},{value}"])
    found = measure_map(tmp_path / "map.yaml", {"": events, name: answers}, least=1)
    assert [(each.value, each.behind) for each in found.metrics] == [(Fraction(100), 1)]
    assert found.result.figures.touchpoints["volume", 0] == 1
    assert name in found.document.journey.title


@pytest.mark.parametrize("key", ["data", "table", "engine", "address", "env", "file"])
def test_a_map_cannot_say_where_the_data_are(key: str, tmp_path: Path) -> None:
    text = (
        f"title: T\nmeasure: {{entity: u, time: t, event: e, {key}: /etc/passwd}}\nstages: [{{name: A, events: a}}]\n"
    )
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidJourneyError) as caught:
        measure_map(tmp_path / "map.yaml", csv(tmp_path / "log.csv", LOG))
    assert [problem.rule for problem in caught.value.problems] == ["unknown-key"]


def test_the_name_of_the_answers_in_a_map_is_no_path(tmp_path: Path) -> None:
    text = (
        "title: T\nmeasure: {entity: u, time: t, event: e, surveys: /etc/passwd}\n"
        "stages: [{name: A, events: a, metrics: {name: N, kind: nps, answers: n}}]\n"
    )
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidJourneyError) as caught:
        measure_map(tmp_path / "map.yaml", csv(tmp_path / "log.csv", LOG))
    assert [problem.message for problem in caught.value.problems] == ["there are no data '/etc/passwd'"]


@pytest.mark.parametrize("address", ["https://example.com/log.csv", "s3://example/log.parquet", "http://x/*.csv"])
def test_nothing_is_read_from_the_network(address: str) -> None:
    with pytest.raises(UsageError, match="there is no engine"), open_data(Data(address)):
        pass


def test_a_link_to_another_file_opens_nothing_but_that_file(tmp_path: Path) -> None:
    csv(tmp_path / "secret.csv", ["word", "secret"])
    (tmp_path / "log.csv").symlink_to(csv(tmp_path / "real.csv", LOG))
    with open_data(Data(str(tmp_path / "log.csv"))) as session:
        assert len(session.rows("SELECT * FROM events")) == 1
        with pytest.raises(DataError, match="names another"):
            session.rows(f"SELECT * FROM '{tmp_path}/secret.csv'")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gets_one_query_in_which_texts_are_literals(engine: str) -> None:
    filters = ", ".join(f"c{at}: {quoted(name)}" for at, name in enumerate(ODD))
    text = (
        f"title: T\nmeasure: {{entity: u, time: t, event: e, where: {{{filters}}}}}\n"
        "stages: [{name: A, events: a}, {name: B, events: b, metrics: {name: N, kind: nps, answers: q}}]"
    )
    bound = binding(text)
    [events] = bound.tables
    query = counting.written(bound, events, counting.assumed(bound, events), engine, Period(0, None, 9))
    [tree] = sqlglot.parse(query, read={"pyspark": "spark"}.get(ENGINES[engine].dialect, ENGINES[engine].dialect))
    assert isinstance(tree, exp.Query)
    assert set(ODD) <= {each.this for each in tree.find_all(exp.Literal) if each.is_string}
    assert not list(tree.find_all(exp.DDL, exp.DML, exp.Command))


def test_a_query_has_a_time_limit(tmp_path: Path) -> None:
    slow = "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11"
    late = pytest.raises(DataError, match=r"longer than 0\.2 s: allow more with --timeout")
    with open_data(Data(csv(tmp_path / "log.csv", LOG), timeout=0.2)) as session, late:
        session.rows(slow)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_query_ends(how: int, tmp_path: Path) -> None:
    slow = "SELECT 1 AS u, a.range + b.range AS t, 'a' AS e FROM range(4000000000) a, range(1000000000) b"
    with duckdb.connect(str(tmp_path / "log.db")) as connection:
        connection.execute(f"CREATE VIEW log AS {slow}")

    def is_running() -> bool:
        for _ in range(300):
            if any(tmp_path.glob("journeymap-*")):
                time.sleep(1)  # the query follows at once
                return True
            time.sleep(0.1)
        return False

    assert interrupted(tmp_path, ["--data", f"duckdb://{tmp_path}/log.db"], is_running, how) == 130
    assert not any(tmp_path.glob("journeymap-*"))


def test_a_memory_limit_holds_for_the_whole_process(tmp_path: Path) -> None:
    """Without a limit, this takes more."""
    (tmp_path / "map.yaml").write_text(
        "title: T\nmeasure: {entity: u, time: {column: t, unit: us}, event: e}\n"
        "stages: [{name: A, events: a}, {name: B, events: b}, {name: C, events: c}]\n",
        encoding="utf-8",
    )
    who, event = "'user ' || hash(range // 8) AS u", "['a', 'b', 'c'][range % 3 + 1] AS e"
    events = f"SELECT {who}, 1782864000000000 + range // 8 AS t, {event}"
    duckdb.execute(f"COPY ({events} FROM range(3000000)) TO '{tmp_path}/log.parquet'")
    measure = [sys.executable, "-m", "journeymap_cli", "measure", "map.yaml", "--data", "log.parquet", "--memory"]
    command = [sys.executable, "-I", "-S", str(CHILD), "60", *measure, "256MB"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["code"] == 0
    assert found["memory"] < 256e6 / 2**20


def test_a_small_limit_leaves_few_threads(tmp_path: Path) -> None:
    with open_data(Data(csv(tmp_path / "log.csv", LOG), memory=300_000_000)) as session:
        [found] = session.rows("SELECT current_setting('memory_limit'), current_setting('threads')")
        assert found == ("97.0 MiB", 1)


def test_a_limit_that_is_too_small(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match="--memory is too small: write at least 256MB"),
        open_data(Data(csv(tmp_path / "log.csv", LOG), memory=255_999_999)),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("could not allocate block of size 256.0 KiB (67.0 MiB/67.0 MiB used)", "needs more memory than 256 MB: allow"),
        ("failed to offload data block.\nThis limit was set by the 'max_temp_directory_size' setting.", "in TMPDIR"),
    ],
)
def test_what_is_used_up(text: str, message: str) -> None:
    found = failure(duckdb.OutOfMemoryException(f"Out of Memory Error: {text}"), Data("log.csv", memory=256_000_000))
    assert message in str(found)


def test_a_row_without_end_is_not_read_whole(tmp_path: Path) -> None:
    place = tmp_path / "log.csv.gz"
    place.write_bytes(gzip.compress(b"u,t,e\n" + b"a" * 20_000_000, compresslevel=1))
    tracemalloc.start()
    assert "field larger than" in str(csv_fault([str(place)]))
    assert tracemalloc.get_traced_memory()[1] < 10e6
    tracemalloc.stop()


def test_thousands_of_values_and_events_are_one_query() -> None:
    values = ", ".join(f"v{at}" for at in range(1100))
    events = ", ".join(f"{{name: a, where: {{e: x{at}}}}}" for at in range(1100))
    text = f"title: T\nmeasure: {{entity: u, time: t, event: e, where: {{u: [{values}]}}}}\n"
    bound = binding(f"{text}stages: [{{name: A, events: [{events}]}}]")
    [table] = bound.tables
    found = existing(table, counting.assumed(bound, table), "duckdb")
    query = counting.query(found.filter(belongs(table, found, bound.steps[0].events)), "duckdb")
    assert ("'v1099'" in query, "'x1099'" in query) == (True, True)


def test_a_database_that_cannot_be_used_is_closed(tmp_path: Path) -> None:
    """One that stays open would be found again, with its settings locked."""
    with duckdb.connect(str(tmp_path / "log.db")) as connection:
        connection.execute("CREATE TABLE log AS SELECT 1 AS u")
    for _ in range(2):
        with (
            pytest.raises(UsageError, match="the data have no table 'other': they have log"),
            open_data(Data(f"duckdb://{tmp_path}/log.db", "other")),
        ):
            pass


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    place = csv(tmp_path / "log.csv", LOG)
    with (
        pytest.raises(UsageError, match="is not a database of DuckDB: write --data"),
        open_data(Data(f"duckdb://{place}")),
    ):
        pass
