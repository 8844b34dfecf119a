"""Random maps and logs: the query counts what the reference counts."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.counting import Pencil
from support.logs import HOUR, binding, counted, database
from support.random_logs import random_map, random_rows


@given(st.integers(0, 10**9))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_query_counts_as_the_reference(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    bound, rows = binding(random_map(pick)), random_rows(pick)
    since, until = pick.choice([None, 3 * HOUR]), pick.choice([None, 20 * HOUR])
    through = pick.choice([15 * HOUR, 40 * HOUR, 400 * HOUR])
    found = counted(bound, database(tmp_path / "log.db", rows), since, until, through)
    assert found == Pencil(bound, since, until, through).count(rows)


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
    found = counted(bound, database(tmp_path / "log.db", rows), through=400 * HOUR)
    assert found == Pencil(bound, None, None, 400 * HOUR).count(rows)
    assert any(each[1] == "went" for each in found)
