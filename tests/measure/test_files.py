"""Files of events: their formats, times, empty cells and mistakes."""

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from journeymap_cli.errors import JourneymapError
from journeymap_cli.measure import counting
from journeymap_cli.measure.engines import Data, open_data
from journeymap_cli.measure.fitting import unfit
from journeymap_cli.measure.times import moment
from support.logs import ODD, binding, counted, csv

MAP = "title: T\nmeasure: {entity: u, time: t, event: e}\nstages: [{name: A, events: a}, {name: B, events: b}]"
LINES = ["u,t,e,v", "1,2026-07-01T00:00:00Z,a,1.10", "1,2026-07-02T12:00:00+02:00,b,", "2,2026-07-03,a,1.1"]
VOLUME = [("all", "visitors", "a", "", 2), ("all", "visitors", "b", "", 1)]


def visitors(place: str) -> list[tuple[str, str, str, str, int]]:
    return [each for each in counted(binding(MAP), place) if each[1] == "visitors"]


def test_every_format_says_the_same(tmp_path: Path) -> None:
    plain = csv(tmp_path / "log.csv", LINES)
    rows = [dict(zip(LINES[0].split(","), line.split(","), strict=True)) for line in LINES[1:]]
    (tmp_path / "log.csv.gz").write_bytes(gzip.compress(Path(plain).read_bytes()))
    (tmp_path / "log.json").write_text(json.dumps(rows), encoding="utf-8")
    csv(tmp_path / "log.jsonl", map(json.dumps, rows))
    duckdb.execute(f"COPY (SELECT * FROM '{plain}') TO '{tmp_path}/log.parquet'")
    for name in ("log.csv", "log.csv.gz", "log.json", "log.jsonl", "log.parquet"):
        assert visitors(str(tmp_path / name)) == VOLUME, name


def test_values_of_several_kinds_in_json_are_text(tmp_path: Path) -> None:
    scores = [9, "9", "n/a", {"a": "it's"}, None]
    rows = [
        {"u": who, "t": "2026-07-01", "e": "q", "s": score, ODD: odd}
        for who, score, odd in zip([1, "1", "x", "y", "z"], scores, ["x", 1, "x", [1], "x"], strict=True)
    ]
    place = csv(tmp_path / "log.jsonl", map(json.dumps, rows))
    head = f"title: T\nmeasure: {{entity: u, time: t, event: e, where: {{{json.dumps(ODD)}: [x, '1']}}}}\n"
    found = counted(
        binding(f"{head}stages: [{{name: A, events: q, metrics: {{name: M, kind: nps, answers: q, score: s}}}}]"), place
    )
    kept = {each[1]: each[4] for each in found}
    assert (kept["answers"], kept["invalid"], kept["visitors"]) == (2, 2, 3)


def test_a_pattern_stands_for_several_files(tmp_path: Path) -> None:
    csv(tmp_path / "a.csv", LINES[:2])
    csv(tmp_path / "b.csv", [LINES[0], *LINES[2:]])
    assert visitors(f"{tmp_path}/*.csv") == VOLUME


def test_times_are_utc_unless_they_say_otherwise_and_finer_ones_are_cut(tmp_path: Path) -> None:
    times = ["2026-07-01T02:00:00.1234569+02:00", "2026-07-01T00:00:00.123456Z"]
    place = csv(tmp_path / "log.csv", ["u,t,e", *(f"1,{time},a" for time in times), "2,2026-07-05,b"])
    bound = binding(MAP)
    with open_data(Data(place)) as session:
        known = counting.extent(bound, bound.tables[0], counting.table_of(session), session, 10**17)
    assert known.first is not None
    assert moment(known.first).isoformat() == "2026-07-01T00:00:00.123456+00:00"


@pytest.mark.parametrize(("unit", "factor"), [("s", 1), ("ms", 1_000), ("us", 10**6), ("ns", 10**9)])
def test_whole_numbers_have_a_unit(unit: str, factor: int, tmp_path: Path) -> None:
    place = csv(tmp_path / "log.csv", ["u,t,e", f"1,{1_783_000_000 * factor},a", f"1,{1_783_000_100 * factor},b"])
    text = MAP.replace("time: t", f"time: {{column: t, unit: {unit}}}")
    bound = binding(text)
    with open_data(Data(place)) as session:
        known = counting.extent(bound, bound.tables[0], counting.table_of(session), session, 10**17)
    assert (known.first, known.last) == (1_783_000_000_000_000, 1_783_000_100_000_000)


def test_a_number_with_zeros_at_its_end_is_text(tmp_path: Path) -> None:
    text = MAP.replace("event: e", "event: e, where: {v: 1.10}")
    bound, place = binding(text), csv(tmp_path / "log.csv", LINES)
    assert counting.texts(bound, bound.tables[0]) == {"u", "e", "v"}
    assert [each[4] for each in counted(bound, place) if each[1] == "volume"] == [1]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "there is no such file"),
        ("log.csv", "", "'.*log.csv' is empty"),
        ("log.txt", "x", "is not data that can be read: name files that end in .csv"),
        ("log.parquet", "no parquet at all", "cannot read '.*log.parquet'"),
        ("log.json", "{", "cannot read '.*log.json': malformed JSON"),
        ("log.jsonl", "[" * 200 + "]" * 200, "cannot read '.*log.jsonl': JSON exceeds"),
    ],
)
def test_a_file_that_is_no_data(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(JourneymapError, match=message), open_data(Data(str(tmp_path / name))):
        pass


@pytest.mark.parametrize(
    "name", ["a[1].csv", "b*.csv", "c?.csv", "d'.csv", 'e".csv', "f g.csv", "日本.csv", "{a,b}.csv", "**.csv"]
)
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    csv(tmp_path / "b other.csv", ["something", "else"])
    assert visitors(csv(tmp_path / name, LINES)) == VOLUME


TIMES = ["u,t,e", "1,2026-07-01,a", "2,{},a"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["u,t,e", *["1,2026-07-01,a"] * 3, "1,2026"], r"', row 5: 2 columns, not 3 as in the first row"),
        (["u;t;e", *["1;2026-07-01;a"] * 3, "1;2;3;4"], r"', row 5: 4 columns, not 3 as in the first row"),
        (["", "u,t,e"], "the first row is empty: it must have the names of the columns"),
        (["u,t,e", *["1,2026-07-01,a"] * 30_000, "1,2026"], r"', row 30002"),
        (["u,t,e", *["1,2026-07-01,a"] * 30_000, "1,soon,a"], r"', row 30002, column 't': 'soon' is not a time like"),
        ([*TIMES[:2], "2,yesterday,a"], r"', row 3, column 't': 'yesterday' is not a time: write .* ISO 8601"),
        ([*TIMES[:1], *["1,01.07.2026,a"] * 3], r"row 2, column 't': '01\.07\.2026' is not a time"),
        ([*TIMES[:1], *["1,07/13/2026,a"] * 3], "'07/13/2026' is not a time"),
        ([*TIMES[:1], *["1,07/01/2026 09:05:00,a"] * 3], "'07/01/2026 09:05:00' is not a time"),
    ],
)
def test_where_a_table_is_wrong(lines: list[str], message: str, tmp_path: Path) -> None:
    place = csv(tmp_path / "log.csv", lines)
    with pytest.raises(JourneymapError, match=message):
        counted(binding(MAP), place)


@pytest.mark.parametrize("rows", [1, 40_000])
def test_a_row_that_is_not_utf_8(rows: int, tmp_path: Path) -> None:
    place = csv(tmp_path / "log.csv", ["u,t,e", *["1,2026-07-01,a"] * rows])
    Path(place).write_bytes(Path(place).read_bytes() + b"1,2026-07-01,\xe9\n")
    with pytest.raises(JourneymapError, match=f"', row {rows + 2}: this is not UTF-8"):
        counted(binding(MAP), place)


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "is a folder: write a pattern, such as '.*/\\*.csv'"), ("x*.csv", "no file has such a name")],
)
def test_what_is_no_file(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(JourneymapError, match=message), open_data(Data(str(tmp_path / name))):
        pass


def test_the_columns_of_a_table_without_names_and_of_a_wide_one(tmp_path: Path) -> None:
    bound = binding(MAP)

    def hint(lines: list[str]) -> str | None:
        with open_data(Data(csv(tmp_path / "log.csv", lines))) as session:
            return unfit(bound, bound.tables[0], counting.table_of(session), None)[0].hint

    assert hint(LINES[1:]) == "they have 1, 2026-07-01T00:00:00Z, a, 1.10"
    assert hint([",".join(f"name{at}x" for at in range(20)), ",".join("1" * 20)]) == (
        "they have " + ", ".join(f"name{at}x" for at in range(12)) + " and 8 more"
    )


def test_an_empty_table_and_an_empty_column(tmp_path: Path) -> None:
    text = MAP.replace("{name: B, events: b}", "{name: B, metrics: {name: N, kind: nps, answers: b, score: s}}")
    assert [each[1] for each in counted(binding(text), csv(tmp_path / "log.csv", ["u,t,e,s"]))] == ["entered"]
    found = counted(binding(text), csv(tmp_path / "log.csv", ["u,t,e,s", "1,2026-07-01,a,", "1,2026-07-02,b,"]))
    assert ("all", "invalid", "n", "", 1) in found


def test_a_column_that_is_text_far_below(tmp_path: Path) -> None:
    lines = ["u,t,e,n", *(f"{at},2026-07-01,a,{at}" for at in range(30_000)), "1,2026-07-01,a,many"]
    bound = binding(MAP.replace("event: e", "event: e, where: {n: {min: 1}}"))
    with pytest.raises(JourneymapError, match=r"row 30002, column 'n': 'many' is not a whole number"):
        counted(bound, csv(tmp_path / "log.csv", lines))
