from journeymap_cli.lint.rules import no_moment_of_truth as rule
from support.linting import paths, problems


def test_five_columns_without_a_moment_of_truth_are_reported() -> None:
    [problem] = problems(rule, "stages: [A, B, {name: C, steps: [D, E, F]}]")
    assert (problem.path, problem.message) == (("title",), "none of the 5 columns is a moment of truth")


def test_four_columns_are_few() -> None:
    assert paths(rule, "stages: [A, B, {name: C, steps: [D, E]}]") == []


def test_one_moment_of_truth_is_enough_also_on_a_stage_with_steps() -> None:
    assert paths(rule, "stages: [A, B, C, D, {name: E, moment_of_truth: true}]") == []
    assert paths(rule, "stages: [{name: E, moment_of_truth: true, steps: [A, B, C, D, F]}]") == []
