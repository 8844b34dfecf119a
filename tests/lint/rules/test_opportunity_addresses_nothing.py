import pytest

from journeymap_cli.lint.rules import opportunity_addresses_nothing as rule
from support.linting import paths, problems


def test_an_opportunity_without_a_pain_point_is_reported() -> None:
    [problem] = problems(rule, "stages: [{name: A, opportunities: Keys}, {name: B, pain_points: P}]")
    assert problem.path == ("stages", 0, "opportunities", 0)
    assert problem.message == "'Keys' addresses no pain point, and there is none here"


@pytest.mark.parametrize(
    "stages",
    [
        "[{name: A, opportunities: O, pain_points: P}]",
        "[{name: A, opportunities: O, steps: [{name: B, pain_points: P}]}]",
        "[{name: A, pain_points: P, steps: [{name: B, opportunities: O}]}]",
        "[{name: A, opportunities: {text: O, addresses: p}}, {name: B, pain_points: {id: p, text: P}}]",
    ],
)
def test_a_pain_point_by_id_or_around_it_is_enough(stages: str) -> None:
    assert paths(rule, f"stages: {stages}") == []


def test_a_pain_point_of_a_sister_step_is_not() -> None:
    text = "stages: [{name: A, steps: [{name: B, opportunities: O}, {name: C, pain_points: P}]}]"
    assert paths(rule, text) == [("stages", 0, "steps", 0, "opportunities", 0)]


def test_a_map_without_any_pain_point_is_fine() -> None:
    assert paths(rule, "stages: [{name: A, opportunities: Keys}]") == []
