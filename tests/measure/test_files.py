"""Files of events: their formats, times, empty cells and mistakes."""

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from journeymap_cli.errors import JourneymapError
from journeymap_cli.measure import counting
from journeymap_cli.measure.engines import Data, open_data
from journeymap_cli.measure.times import moment
from support.logs import binding, counted, csv

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
        ("log.json", "{", "cannot read '.*log.json'"),
    ],
)
def test_a_file_that_is_no_data(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(JourneymapError, match=message), open_data(Data(str(tmp_path / name))):
        pass


def test_a_column_that_is_text_far_below(tmp_path: Path) -> None:
    lines = ["u,t,e,n", *(f"{at},2026-07-01,a,{at}" for at in range(30_000)), "1,2026-07-01,a,many"]
    bound = binding(MAP.replace("event: e", "event: e, where: {n: {min: 1}}"))
    with pytest.raises(JourneymapError, match=r"row 30002, column 'n': 'many' is not a whole number"):
        counted(bound, csv(tmp_path / "log.csv", lines))
