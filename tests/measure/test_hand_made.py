"""Logs small enough to be counted with a pencil: by hand, by the reference, and by the query."""

from pathlib import Path

import pytest

from support.counting import Pencil
from support.logs import HOUR, binding, counted, database, row

HEAD = "title: T\nmeasure: {{entity: u, time: {{column: t, unit: us}}, event: e, window: 10h{}}}\n"
THREE = "stages: [{name: A, events: a}, {name: B, events: b}, {name: C, events: c}]"

Expected = dict[str, dict[str, int] | int]

CASES = {
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
}  # fmt: skip


def figures(expected: Expected) -> list[tuple[str, str, str, str, int]]:
    found = []
    for figure, values in expected.items():
        for key, value in values.items() if isinstance(values, dict) else [("", values)]:
            step, _, to = key.partition(">")
            found.append(("all", figure, step, to, round(value * HOUR) if figure in ("p50", "p90") else value))
    return sorted(found)


@pytest.mark.parametrize("name", CASES)
def test_a_log_counted_by_hand(name: str, tmp_path: Path) -> None:
    text, rows, expected = CASES[name]
    bound, through = binding(text), 100 * HOUR
    assert Pencil(bound, None, None, through).count(rows) == figures(expected)  # type: ignore[arg-type]
    assert counted(bound, database(tmp_path / "log.db", rows), through=through) == figures(expected)  # type: ignore[arg-type]


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
