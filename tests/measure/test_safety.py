"""What a map, data or a query cannot do: each door is tried."""

import time
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from journeymap_cli.app import measure_map
from journeymap_cli.errors import DataError, InvalidJourneyError, UsageError
from journeymap_cli.measure import counting
from journeymap_cli.measure.engines import ENGINES, Data, open_data
from journeymap_cli.measure.rows import Period
from support.interrupting import interrupted
from support.logs import binding, counted, csv

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


def test_an_interrupted_query_ends(tmp_path: Path) -> None:
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

    assert interrupted(tmp_path, ["--data", f"duckdb://{tmp_path}/log.db"], is_running) == 130
    assert not any(tmp_path.glob("journeymap-*"))


def test_a_memory_limit_holds(tmp_path: Path) -> None:
    with open_data(Data(csv(tmp_path / "log.csv", LOG), memory=50_000_000)) as session:
        [[limit]] = session.rows("SELECT current_setting('memory_limit')")
        assert limit == "47.6 MiB"
