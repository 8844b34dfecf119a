"""Measuring in Python."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest

from journeymap_cli.app import InvalidJourneyError, JourneymapError, Measurement, measure_map
from journeymap_cli.app.measure import Question, measure
from journeymap_cli.app.sources import map_file
from journeymap_cli.errors import DataError
from support.logs import csv

MAP = """\
title: T
measure: {entity: u, time: t, event: e, window: 2d, surveys: answers}
stages:
  - {name: A, events: a}
  - {name: B, events: b, metrics: [{name: Reach, kind: reach, value: 50}, {name: CSAT, kind: csat, answers: c}]}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    csv(
        Path("log.csv"),
        ["u,t,e", "1,2026-07-01,a", "2,2026-07-01,a", "3,2026-07-01,a", "1,2026-07-02,b", "9,2026-08-01,a"],
    )
    csv(Path("answers.csv"), ["u,t,e,score", "1,2026-07-02,c,5", "1,2026-07-02,c,1"])


def test_a_map_is_measured() -> None:
    found = measure_map(Path("map.yaml"), {"": "log.csv", "answers": "answers.csv"}, until="2026-07-31", least=1)
    assert isinstance(found, Measurement)
    assert [each.value for each in found.metrics] == [Fraction(100, 3), 50]
    [everyone] = found.funnels()
    assert [(row.step.id, row.amount) for row in everyone.rows] == [("a", 3), ("b", 1)]
    assert [(problem.where.line, problem.hint) for problem in found.differing] == [(5, "write value: 33.3")]


def test_what_is_wrong_is_an_error() -> None:
    with pytest.raises(InvalidJourneyError) as caught:
        measure_map("map.yaml", "log.csv")
    assert [problem.message for problem in caught.value.problems] == ["there are no data 'answers'"]
    with pytest.raises(JourneymapError, match="the period ends before it starts"):
        measure_map("map.yaml", "log.csv", since="2026-07-02", until="2026-07-01")


def test_what_takes_time_is_watched_from_the_opening_on() -> None:
    seen: list[str] = []

    @contextmanager
    def watch(done: Callable[[], float | None]) -> Iterator[None]:
        seen.append(f"{done()}")
        yield

    with pytest.raises(DataError):
        measure(map_file("map.yaml", 10**6), Question({"": "none.csv", "answers": "answers.csv"}), watch=watch)
    assert seen == ["None"]
