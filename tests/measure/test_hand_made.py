"""Logs small enough to be counted with a pencil: by hand, by the reference, and by the query."""

import json
from math import floor
from pathlib import Path

import pytest

from support.by_hand import HEAD, THREE, Expected, figures
from support.counting import Pencil
from support.logs import HOUR, ODD, Put, Row, binding, counted, database, row

TEXT = "a\\' OR 1=1 --\\"
CASES: dict[str, tuple[str, list[Row], Expected]] = {
    "a step may be skipped": (
        HEAD.format("") + THREE,
        [row(1, 0, "a"), row(1, 2, "c"), row(2, 1, "a")],
        {"entered": 2, "reached": {"a": 2, "c": 1}, "events": {"a": 2, "c": 1}, "next": {"a>c": 1},
         "left": {"a": 1, "c": 1}, "went": {}, "volume": {"a": 2, "c": 1}, "visitors": {"a": 2, "c": 1}},
    ),
    "but not along the ways": (
        HEAD.format(", order: ways") + THREE,
        [row(1, 0, "a"), row(1, 2, "c"), row(1, 3, "b"), row(1, 4, "c")],
        {"entered": 1, "reached": {"a": 1, "b": 1, "c": 1}, "events": {"a": 1, "b": 1, "c": 1},
         "next": {"a>b": 1, "b>c": 1}, "left": {"c": 1}, "went": {"a>b": 1, "b>c": 1},
         "p50": {"a>b": 3, "b>c": 1}, "p90": {"a>b": 3, "b>c": 1}, "volume": {"a": 1, "b": 1, "c": 2},
         "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "directly only without anything in between": (
        HEAD.format(", order: direct") + THREE,
        [row(1, 0, "a"), row(1, 1, "c"), row(1, 2, "a"), row(1, 3, "a"), row(1, 4, "b")],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 2, "b": 1}, "next": {"a>b": 1}, "left": {"b": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 2}, "p90": {"a>b": 2}, "volume": {"a": 3, "b": 1, "c": 1},
         "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "the window ends before its last moment": (
        HEAD.format("") + THREE,
        [row(1, 0, "a"), row(1, 10, "b"), row(2, 0, "a"), row(2, 9.5, "b"), row(3, 95, "a")],
        {"entered": 2, "young": 1, "reached": {"a": 2, "b": 1}, "events": {"a": 2, "b": 1}, "next": {"a>b": 1},
         "left": {"a": 1, "b": 1}, "went": {"a>b": 1}, "p50": {"a>b": 9.5}, "p90": {"a>b": 9.5},
         "volume": {"a": 3, "b": 2}, "visitors": {"a": 3, "b": 2}},
    ),
    "at one moment in the order of the map": (
        HEAD.format(", order: ways") + THREE,
        [row(1, 0, "c"), row(1, 0, "b"), row(1, 0, "a")],
        {"entered": 1, "reached": {"a": 1, "b": 1, "c": 1}, "events": {"a": 1, "b": 1, "c": 1},
         "next": {"a>b": 1, "b>c": 1}, "left": {"c": 1}, "went": {"a>b": 1, "b>c": 1}, "p50": {"a>b": 0, "b>c": 0},
         "p90": {"a>b": 0, "b>c": 0}, "volume": {"a": 1, "b": 1, "c": 1}, "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "one event never stands for two steps": (
        HEAD.format("") + "stages: [{name: A, events: a}, {name: B, events: a}]",
        [row(1, 0, "a"), row(1, 3, "a"), row(2, 1, "a")],
        {"entered": 2, "reached": {"a": 2, "b": 1}, "events": {"a": 3, "b": 1}, "next": {"a>b": 1},
         "left": {"a": 1, "b": 1}, "went": {"a>b": 1}, "p50": {"a>b": 3}, "p90": {"a>b": 3}, "volume": {"a": 3, "b": 3},
         "visitors": {"a": 2, "b": 2}},
    ),
    "rows that lack a part do not exist": (
        HEAD.format("") + THREE,
        [row(None, 0, "a"), row(1, None, "a"), row(1, 0, None), row(2, 0, "b")],
        {"entered": 0, "volume": {"b": 1}, "visitors": {"b": 1}},
    ),
    "who starts before the period may still start in it": (
        HEAD.format("") + THREE,
        [row(1, 5, "a"), row(1, 9, "b"), row(2, 8, "a"), row(3, 4, "a"), row(3, 6, "a"), row(4, 4, "a"),
         row(4, 6, "b")],
        {"entered": 2, "reached": {"a": 2, "b": 1}, "events": {"a": 2, "b": 1}, "next": {"a>b": 1},
         "left": {"a": 1, "b": 1}, "went": {"a>b": 1}, "p50": {"a>b": 4}, "p90": {"a>b": 4}, "volume": {"a": 2, "b": 1},
         "visitors": {"a": 2, "b": 1}},
    ),
    "but is not new there": (
        HEAD.format(", entries: new") + THREE,
        [row(1, 5, "a"), row(1, 9, "b"), row(2, 8, "a"), row(3, 4, "a"), row(3, 6, "a"), row(4, 4, "a"),
         row(4, 6, "b")],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 1, "b": 1}, "next": {"a>b": 1},
         "left": {"b": 1}, "went": {"a>b": 1}, "p50": {"a>b": 4}, "p90": {"a>b": 4}, "volume": {"a": 2, "b": 1},
         "visitors": {"a": 2, "b": 1}},
    ),
    "ways branch and lead back": (
        HEAD.format(", order: ways")
        + "stages: [{name: A, events: a, next: [b, c]}, {name: B, events: b, next: [a, d, exit]}, "
        "{name: C, events: c, next: d}, {name: D, events: d}]",
        [row(1, 0, "a"), row(1, 1, "b"), row(1, 2, "a"), row(1, 3, "c"), row(1, 4, "d"), row(2, 0, "a"), row(2, 1, "c"),
         row(2, 1, "d"), row(3, 0, "a"), row(3, 1, "d"), row(4, 0, "a"), row(4, 0, "b")],
        {"entered": 4, "reached": {"a": 4, "b": 2, "c": 2, "d": 2}, "events": {"a": 5, "b": 2, "c": 2, "d": 2},
         "next": {"a>b": 2, "b>a": 1, "a>c": 2, "c>d": 2}, "left": {"a": 1, "b": 1, "d": 2},
         "went": {"a>b": 2, "a>c": 2, "b>a": 1, "b>d": 1, "c>d": 2},
         "p50": {"a>b": 0, "a>c": 1, "b>a": 1, "b>d": 3, "c>d": 0},
         "p90": {"a>b": 1, "a>c": 3, "b>a": 1, "b>d": 3, "c>d": 1},
         "volume": {"a": 5, "b": 2, "c": 2, "d": 3}, "visitors": {"a": 4, "b": 2, "c": 2, "d": 3}},
    ),
    "two places to start": (
        HEAD.format(", start: [a, b]") + THREE,
        [row(1, 0, "b"), row(1, 1, "c"), row(2, 0, "b"), row(2, 3, "a"), row(3, 0, "a")],
        {"entered": 3, "reached": {"a": 2, "b": 2, "c": 1}, "events": {"a": 2, "b": 2, "c": 1},
         "next": {"b>a": 1, "b>c": 1}, "left": {"a": 2, "c": 1}, "went": {"b>c": 1}, "p50": {"b>c": 1},
         "p90": {"b>c": 1}, "volume": {"a": 2, "b": 2, "c": 1}, "visitors": {"a": 2, "b": 2, "c": 1}},
    ),
    "names with quotes and backslashes": (
        "title: T\nmeasure: {entity: u, time: {column: t, unit: us}, event: e, window: 10h, "
        f"where: {{{json.dumps(ODD)}: {{not: {json.dumps(TEXT)}}}}}}}\n"
        f"stages: [{{name: A, events: {json.dumps(TEXT)}}}, {{name: B, events: {json.dumps(ODD)}}}]",
        [row(1, 0, TEXT), row(1, 1, ODD), row(2, 0, TEXT, **{ODD: TEXT}), row(3, 0, TEXT[:-1]), row(4, 0, ODD[:-1])],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 1, "b": 1}, "next": {"a>b": 1}, "left": {"b": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 1}, "p90": {"a>b": 1}, "volume": {"a": 1, "b": 1},
         "visitors": {"a": 1, "b": 1}},
    ),
}  # fmt: skip
ALL_TIME = None, None, 100 * HOUR
PERIODS = {
    "who starts before the period may still start in it": (5 * HOUR, 8 * HOUR, 100 * HOUR),
    "but is not new there": (5 * HOUR, 8 * HOUR, 100 * HOUR),
}


@pytest.mark.parametrize("name", CASES)
def test_the_reference_counts_as_the_hand(name: str) -> None:
    text, rows, expected = CASES[name]
    assert Pencil(binding(text), *PERIODS.get(name, ALL_TIME)).count(rows) == figures(expected)


def test_every_engine_counts_as_the_hand(put: Put) -> None:
    for name, (text, rows, expected) in CASES.items():
        assert counted(binding(text), put(rows), *PERIODS.get(name, ALL_TIME)) == figures(expected), name


def test_every_engine_cuts_nanoseconds(put: Put) -> None:
    """As floats, these numbers lose their last digits, and one would be a microsecond too early."""
    times = {"a": 1_782_864_000_000_003_999, "b": 1_782_864_000_000_016_001}
    assert [floor(float(time // 1_000 * 1_000) / 1_000) - time // 1_000 for time in times.values()] == [0, -1]
    head = "title: T\nmeasure: {entity: u, time: {column: ns, unit: ns}, event: e, window: 1h}\n"
    rows = [row(1, 0, name, ns=time) for name, time in times.items()]
    found = counted(binding(head + THREE), put(rows), through=1_782_864_000_000_000 + 2 * HOUR)
    assert ("all", "p50", "a", "b", 13) in found


def test_who_somebody_is_shows_when_they_enter(tmp_path: Path) -> None:
    text = HEAD.format("") + "personas: [{id: dev, name: D, where: {role: dev}}]\n" + THREE
    rows = [row(1, 0, "a", role="dev"), row(1, 1, "b", role="ops"), row(2, 0, "a"), row(2, 1, "a", role="dev")]
    found = counted(binding(text), database(tmp_path / "log.db", rows), through=100 * HOUR)
    assert [each for each in found if each[0] == "dev"] == [
        ("dev", "entered", "", "", 1),
        ("dev", "events", "a", "", 1),
        ("dev", "events", "b", "", 1),
        ("dev", "left", "b", "", 1),
        ("dev", "next", "a", "b", 1),
        ("dev", "p50", "a", "b", HOUR),
        ("dev", "p90", "a", "b", HOUR),
        ("dev", "reached", "a", "", 1),
        ("dev", "reached", "b", "", 1),
        ("dev", "went", "a", "b", 1),
    ]


def test_answers_need_no_entry(tmp_path: Path) -> None:
    survey = "{{name: {0}, kind: {0}, answers: q, score: s}}"
    metrics = ", ".join(survey.format(kind) for kind in ("nps", "csat", "ces"))
    text = HEAD.format("") + f"stages: [{{name: A, events: a, metrics: [{metrics}]}}]"
    scores = [10, 9, 8, 7, 6, 0, 11, None, 4, 5, -1]
    rows = [row(at, 1, "q", s=score) for at, score in enumerate(scores)]
    found = {(each[1], each[2]): each[4] for each in counted(binding(text), database(tmp_path / "log.db", rows))}
    assert found == {
        ("entered", ""): 0,
        ("answers", "nps"): 8,
        ("invalid", "nps"): 3,
        ("promoters", "nps"): 2,
        ("detractors", "nps"): 4,
        ("answers", "csat"): 2,
        ("invalid", "csat"): 9,
        ("satisfied", "csat"): 2,
        ("answers", "ces"): 4,
        ("invalid", "ces"): 7,
        ("sum", "ces"): 22,
    }
