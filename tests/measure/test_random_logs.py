"""Random maps and logs: every engine counts what the reference counts."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap_cli.measure.engines import Data
from support import recorded
from support.counting import Pencil
from support.logs import HOUR, Put, binding, counted, database
from support.random_logs import BASE, random_rows, with_answers_apart


@given(st.integers(0, 10**9))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_duckdb_counts_as_the_reference(tmp_path: Path, seed: int) -> None:
    case = recorded.made(seed, 40)
    found = counted(binding(case.map), database(tmp_path / "log.db", case.rows), *case.period)
    assert found == case.figures


@given(st.integers(0, 10**9))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_duckdb_counts_answers_of_another_table_as_the_reference(tmp_path: Path, seed: int) -> None:
    check_answers(lambda rows: Data(database(tmp_path / "log.db", rows)), seed)


def check_answers(put: Put, seed: int) -> None:
    case, pick = recorded.made(seed, 20), random.Random(seed)
    bound, answers = binding(with_answers_apart(pick, case.map)), random_rows(pick, 20)
    found = counted(bound, put(case.rows), *case.period, lambda: put(answers))
    assert found == Pencil(bound, *case.period).count(case.rows, answers), seed


@pytest.mark.parametrize("part", range(8))
def test_every_engine_counts_what_is_recorded(put: Put, part: int) -> None:
    for at, case in enumerate(recorded.read()[part::8]):
        assert counted(binding(case.map), put(case.rows), *case.period) == case.figures, at


def test_the_reference_still_counts_what_is_recorded() -> None:
    cases = recorded.read()
    assert len(cases) == 40
    for at, case in enumerate(cases):
        assert Pencil(binding(case.map), *case.period).count(case.rows) == case.figures, at
    texts = "".join(case.map for case in cases)
    for word in (
        "loose",
        "ways",
        "direct",
        "new",
        "start",
        "personas",
        "at",
        "zoned",
        "ns",
        "touchpoints",
        "nps",
        "where",
    ):
        assert word in texts, word


def test_postgres_and_spark_count_as_the_reference(put: Put) -> None:
    """Others at each run."""
    for seed in random.SystemRandom().sample(range(10**9), 2):
        case = recorded.made(seed, 40)
        assert counted(binding(case.map), put(case.rows), *case.period) == case.figures, seed
    check_answers(put, random.SystemRandom().randrange(10**9))


@pytest.mark.parametrize("order", ["loose", "ways", "direct"])
def test_a_map_with_a_loop_of_several_entrances(tmp_path: Path, order: str) -> None:
    text = f"""
    title: T
    measure: {{entity: u, time: {{column: t, unit: us}}, event: e, window: 2d, order: {order}}}
    stages:
      - {{name: A, events: a, next: [b, c]}}
      - {{name: B, events: b, next: [c, d]}}
      - {{name: C, events: c, next: [b, d]}}
      - {{name: D, events: d, next: a}}
    """
    pick = random.Random(7)
    bound, rows = binding(text), random_rows(pick)
    found = counted(bound, database(tmp_path / "log.db", rows), through=BASE + 400 * HOUR)
    assert found == Pencil(bound, None, None, BASE + 400 * HOUR).count(rows)
    assert any(each[1] == "went" for each in found)
