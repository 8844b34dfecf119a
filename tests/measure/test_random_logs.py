"""Random maps and logs: every engine counts what the reference counts."""

import random
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from support import recorded
from support.counting import Pencil
from support.logs import HOUR, Put, binding, counted, database
from support.random_logs import BASE, random_rows, with_answers_apart

EXAMPLES = {"duckdb": 20, "postgres": 20, "spark": 4}
"""How many an engine counts at each run, which are others each time: Spark takes seconds for one."""


def test_every_engine_counts_as_the_reference(put: Put, request: pytest.FixtureRequest) -> None:
    @given(st.integers(0, 10**9))
    @settings(
        max_examples=EXAMPLES[request.node.callspec.params["put"]],
        phases=[Phase.generate],  # a smaller seed is not a simpler case
        derandomize=False,
        database=None,
    )
    def check(seed: int) -> None:
        case = recorded.made(seed, 30)
        assert counted(binding(case.map), put(case.rows), *case.period) == case.figures
        if seed % 3 == 0:
            check_answers(put, seed)

    check()


def check_answers(put: Put, seed: int) -> None:
    case, pick = recorded.made(seed, 20), random.Random(seed)
    bound, answers = binding(with_answers_apart(pick, case.map)), random_rows(pick, 20)
    found = counted(bound, put(case.rows), *case.period, lambda: put(answers))
    assert found == Pencil(bound, *case.period).count(case.rows, answers)


@pytest.mark.parametrize("part", range(8))
def test_every_engine_counts_what_is_recorded(put: Put, part: int, request: pytest.FixtureRequest) -> None:
    cases = recorded.read()[part::8]
    for at, case in enumerate(cases[:1] if request.node.callspec.params["put"] == "spark" else cases):
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
