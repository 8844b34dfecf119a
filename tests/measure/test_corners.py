"""The corners of the semantics, each worked out by hand: order, duplicates, windows, shared names, personas."""

from pathlib import Path

import pytest

from support.by_hand import HEAD, THREE, Expected, figures
from support.counting import Pencil
from support.logs import HOUR, Row, binding, counted, csv, database, row

ALL_TIME = None, None, 100 * HOUR
EDGES = 5 * HOUR, 8 * HOUR, 100 * HOUR
SHARED = "stages: [{name: A, events: a}, {name: B, events: b}, {name: C, events: a}]"
DIRECT = "stages: [{name: A, events: a}, {name: B, events: [a, b]}, {name: C, events: c}]"
TWO = "stages: [{name: A, events: a}, {name: B, events: [b, {name: b, where: {ok: true}}]}]"
LIMITS = "stages: [{name: A, events: a}, {name: B, events: {name: b, where: {n: {min: 2, max: 4}}}}]"
THROUGH = "stages: [{name: A, events: a}, {name: X}, {name: C, events: c}]"

CASES: dict[str, tuple[str, list[Row], Expected]] = {
    "events that come late are counted by their time": (
        HEAD.format("") + THREE,
        [row(1, 2, "b"), row(1, 0, "a"), row(1, 1, "c")],
        {"entered": 1, "reached": {"a": 1, "b": 1, "c": 1}, "events": {"a": 1, "b": 1, "c": 1},
         "next": {"a>c": 1, "c>b": 1}, "left": {"b": 1}, "went": {"a>b": 1}, "p50": {"a>b": 2}, "p90": {"a>b": 2},
         "volume": {"a": 1, "b": 1, "c": 1}, "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "along the ways a step is not reached before the one that leads there": (
        HEAD.format(", order: ways") + THREE,
        [row(1, 0, "a"), row(1, 1, "c"), row(1, 2, "b")],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 1, "b": 1}, "next": {"a>b": 1}, "left": {"b": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 2}, "p90": {"a>b": 2}, "volume": {"a": 1, "b": 1, "c": 1},
         "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "rows that come twice are two events of one person": (
        HEAD.format("") + THREE,
        [row(1, 0, "a")] * 2 + [row(1, 1, "b")] * 3,
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 2, "b": 3}, "next": {"a>b": 1}, "left": {"b": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 1}, "p90": {"a>b": 1}, "volume": {"a": 2, "b": 3},
         "visitors": {"a": 1, "b": 1}},
    ),
    "a step before the start counts only after the entry": (
        HEAD.format(", start: b") + THREE,
        [row(1, 0, "b"), row(1, 0, "a"), row(1, 1, "a")],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 1, "b": 1}, "next": {"b>a": 1}, "left": {"a": 1},
         "went": {}, "volume": {"a": 2, "b": 1}, "visitors": {"a": 1, "b": 1}},
    ),
    "the first event of a shared name is that of the start alone": (
        HEAD.format("") + SHARED,
        [row(1, 0, "a"), row(1, 1, "b"), row(1, 2, "a"), row(2, 0, "a"), row(2, 1, "b")],
        {"entered": 2, "reached": {"a": 2, "b": 2, "c": 1}, "events": {"a": 3, "b": 2, "c": 1},
         "next": {"a>b": 2, "b>a": 1, "a>c": 1}, "left": {"c": 1, "b": 1}, "went": {"a>b": 2, "b>c": 1},
         "p50": {"a>b": 1, "b>c": 1}, "p90": {"a>b": 1, "b>c": 1}, "volume": {"a": 3, "b": 2, "c": 3},
         "visitors": {"a": 2, "b": 2, "c": 2}},
    ),
    "directly, an event is of the first of its steps, but its volume of each": (
        HEAD.format(", order: direct") + DIRECT,
        [row(1, 0, "a"), row(1, 1, "a"), row(1, 2, "b"), row(1, 3, "c")],
        {"entered": 1, "reached": {"a": 1, "b": 1, "c": 1}, "events": {"a": 1, "b": 1, "c": 1},
         "next": {"a>b": 1, "b>c": 1}, "left": {"c": 1}, "went": {"a>b": 1, "b>c": 1}, "p50": {"a>b": 2, "b>c": 1},
         "p90": {"a>b": 2, "b>c": 1}, "volume": {"a": 2, "b": 3, "c": 1}, "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "directly, who skips back is at the start again": (
        HEAD.format(", order: direct") + THREE,
        [row(1, 0, "a"), row(1, 1, "b"), row(1, 2, "a"), row(1, 3, "c")],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 2, "b": 1}, "next": {"a>b": 1}, "left": {"a": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 1}, "p90": {"a>b": 1}, "volume": {"a": 2, "b": 1, "c": 1},
         "visitors": {"a": 1, "b": 1, "c": 1}},
    ),
    "a period has its first moment, not its last": (
        HEAD.format("") + THREE,
        [row(1, 5, "a"), row(2, 8, "a"), row(3, 7.5, "a"), row(4, 4.5, "a")],
        {"entered": 2, "reached": {"a": 2}, "events": {"a": 2}, "left": {"a": 2}, "went": {}, "volume": {"a": 2},
         "visitors": {"a": 2}},
    ),
    "a window that is over when the data end is whole": (
        HEAD.format("") + THREE,
        [row(1, 90, "a"), row(2, 90.01, "a")],
        {"entered": 1, "young": 1, "reached": {"a": 1}, "events": {"a": 1}, "left": {"a": 1}, "went": {},
         "volume": {"a": 2}, "visitors": {"a": 2}},
    ),
    "a column without events is passed through": (
        HEAD.format(", order: ways") + THROUGH,
        [row(1, 0, "a"), row(1, 1, "c")],
        {"entered": 1, "reached": {"a": 1, "c": 1}, "events": {"a": 1, "c": 1}, "next": {"a>c": 1}, "left": {"c": 1},
         "went": {"a>c": 1}, "p50": {"a>c": 1}, "p90": {"a>c": 1}, "volume": {"a": 1, "c": 1},
         "visitors": {"a": 1, "c": 1}},
    ),
    "an event that fits twice is one": (
        HEAD.format("") + TWO,
        [row(1, 0, "a"), row(1, 1, "b", ok=True)],
        {"entered": 1, "reached": {"a": 1, "b": 1}, "events": {"a": 1, "b": 1}, "next": {"a>b": 1}, "left": {"b": 1},
         "went": {"a>b": 1}, "p50": {"a>b": 1}, "p90": {"a>b": 1}, "volume": {"a": 1, "b": 1},
         "visitors": {"a": 1, "b": 1}},
    ),
    "limits include themselves, and nothing held fits none": (
        HEAD.format("") + LIMITS,
        [each for who, held in enumerate([1, 2, 4, 5, None]) for each in (row(who, 0, "a"), row(who, 1, "b", n=held))],
        {"entered": 5, "reached": {"a": 5, "b": 2}, "events": {"a": 5, "b": 2}, "next": {"a>b": 2},
         "left": {"a": 3, "b": 2}, "went": {"a>b": 2}, "p50": {"a>b": 1}, "p90": {"a>b": 1},
         "volume": {"a": 5, "b": 2}, "visitors": {"a": 5, "b": 2}},
    ),
    "not fits nothing held unless that is named": (
        HEAD.format(", where: {role: {not: [ops, null]}, ok: {not: true}}") + THREE,
        [row(1, 0, "a", role="dev"), row(2, 0, "a", role="ops"), row(3, 0, "a"), row(4, 0, "a", role="dev", ok=True),
         row(5, 0, "a", role="dev", ok=False)],
        {"entered": 2, "reached": {"a": 2}, "events": {"a": 2}, "left": {"a": 2}, "went": {}, "volume": {"a": 2},
         "visitors": {"a": 2}},
    ),
    "percentiles are gaps that somebody had": (
        HEAD.format("") + THREE,
        [each for gap in (4, 1, 3, 2) for each in (row(gap, 0, "a"), row(gap, gap, "b"))],
        {"entered": 4, "reached": {"a": 4, "b": 4}, "events": {"a": 4, "b": 4}, "next": {"a>b": 4}, "left": {"b": 4},
         "went": {"a>b": 4}, "p50": {"a>b": 2}, "p90": {"a>b": 4}, "volume": {"a": 4, "b": 4},
         "visitors": {"a": 4, "b": 4}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_query_and_the_reference_count_as_the_hand(name: str, tmp_path: Path) -> None:
    text, rows, expected = CASES[name]
    period = EDGES if name.startswith("a period") else ALL_TIME
    assert counted(binding(text), database(tmp_path / "log.db", rows), *period) == figures(expected)
    assert Pencil(binding(text), *period).count(rows) == figures(expected)


def test_only_a_start_at_the_very_moment_of_the_entry_shows_a_persona(tmp_path: Path) -> None:
    personas = "personas: [{id: dev, name: D, where: {role: dev}}, {id: ops, name: O, where: {role: ops}}]\n"
    rows = [row(1, 0, "a", role="dev"), row(1, 0, "a", role="ops"), row(2, 0, "a"), row(2, 0, "b", role="dev")]
    found = counted(binding(HEAD.format("") + personas + THREE), database(tmp_path / "log.db", rows), *ALL_TIME)
    assert [each[0::4] for each in found if each[1] == "entered"] == [("all", 2), ("dev", 1), ("ops", 1)]


def test_the_hour_that_comes_twice_in_autumn_is_two_hours(tmp_path: Path) -> None:
    lines = ["u,t,e", "1,2026-10-25T02:30:00+02:00,a", "1,2026-10-25T02:30:00+01:00,b", "1,2026-10-26,c"]
    text = "title: T\nmeasure: {entity: u, time: t, event: e, window: 10h}\n" + THREE
    found = counted(binding(text), csv(tmp_path / "log.csv", lines), through=10**16)
    assert [each for each in found if each[1] == "p50"] == [("all", "p50", "a", "b", HOUR)]
