from journeymap_cli.lint.rules import profile_lane
from support.linting import context, paths, problems

ASKED = context(profile={"lanes": ("goals", "regulation")})


def test_a_lane_that_is_asked_for_and_not_filled_is_reported() -> None:
    found = problems(profile_lane, "stages: [{name: A, goals: G}]", ASKED)
    assert [problem.message for problem in found] == ["the profile requires the lane 'regulation', but it is empty"]
    assert found[0].path == ("title",)


def test_a_lane_that_is_filled_in_one_step_is_fine() -> None:
    text = """
lanes: [{id: regulation, label: Rules}]
stages: [{name: A, steps: [{name: B, goals: G, cells: {regulation: R}}]}]
"""
    assert paths(profile_lane, text, ASKED) == []


def test_without_a_profile_nothing_is_asked() -> None:
    assert paths(profile_lane, "stages: [A]") == []
