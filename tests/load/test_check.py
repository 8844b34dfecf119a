from typing import Any

import pytest

from journeymap_cli.load.check import check
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.shared import Shared


def test_sound_data_make_the_part() -> None:
    journey, problems = check({"id": "t", "title": "T", "stages": [{"id": "a", "name": "A"}]}, Journey)
    assert problems == []
    assert journey
    assert journey.stages[0].name == "A"


@pytest.mark.parametrize(("data", "what"), [(["a"], "a list"), ("text", "a text")])
def test_a_file_that_is_no_mapping_is_one_problem(data: Any, what: str) -> None:
    journey, (problem,) = check(data, Journey)
    assert journey is None
    assert (problem.rule, problem.path) == ("wrong-type", ())
    assert problem.message == f"the file is {what}, where keys and values belong"


def test_problems_of_schema_and_ranges_come_together() -> None:
    data = {"id": "t", "stages": [{"id": "a", "name": "A", "emotion": [{"score": "9", "mood": "x"}]}]}
    journey, problems = check(data, Journey)
    assert journey is None
    assert [problem.rule for problem in problems] == ["missing-key", "unknown-key", "out-of-range"]


def test_a_part_that_only_its_ranges_forbid_is_no_sound_part_alone() -> None:
    data = {"id": "t", "title": "T", "stages": [{"id": "a", "name": "A", "emotion": [{"score": "9"}]}]}
    journey, problems = check(data, Journey)
    assert journey
    assert [problem.rule for problem in problems] == ["out-of-range"]


def test_a_shared_file_is_checked_by_its_own_keys() -> None:
    shared, problems = check({"title": "T", "personas": [{"id": "a", "name": "A"}]}, Shared)
    assert shared is None
    assert [(problem.rule, problem.path) for problem in problems] == [("unknown-key", ("title",))]
