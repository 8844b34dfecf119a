import pytest

from journeymap_cli.lint.rules import low_emotion_without_pain as rule
from support.linting import paths, problems


def test_a_score_in_the_lowest_quarter_is_reported_at_the_score() -> None:
    [problem] = problems(rule, "stages: [{name: A, emotion: [{label: fine}, {score: -1}]}]")
    assert problem.path == ("stages", 0, "emotion", 1, "score")
    assert problem.message == "the emotion -1 at 'A' is low, but no pain point explains it"


@pytest.mark.parametrize(("score", "is_low"), [("-1.01", True), ("-1", True), ("-0.99", False)])
def test_the_limit_belongs_to_the_lowest_quarter(score: str, is_low: bool) -> None:
    assert bool(paths(rule, f"stages: [{{name: A, emotion: {score}}}]")) is is_low


@pytest.mark.parametrize(("score", "is_low"), [("2", True), ("2.1", False)])
def test_the_scale_of_the_map_counts(score: str, is_low: bool) -> None:
    assert bool(paths(rule, f"scale: {{min: 1, max: 5}}\nstages: [{{name: A, emotion: {score}}}]")) is is_low


@pytest.mark.parametrize(
    "stages",
    [
        "[{name: A, emotion: -2, pain_points: P}]",
        "[{name: A, emotion: -2, steps: [{name: B, pain_points: P}]}]",
        "[{name: A, pain_points: P, steps: [{name: B, emotion: -2}]}]",
    ],
)
def test_a_pain_point_around_it_explains_it(stages: str) -> None:
    assert paths(rule, f"stages: {stages}") == []


def test_a_pain_point_of_a_sister_step_does_not() -> None:
    text = "stages: [{name: A, steps: [{name: B, emotion: -2}, {name: C, pain_points: P}]}]"
    assert paths(rule, text) == [("stages", 0, "steps", 0, "emotion", 0, "score")]


def test_a_scale_that_runs_downwards_is_low_at_its_high_end() -> None:
    text = "scale: {min: 5, max: 1}\nstages: [{name: A, emotion: 4}, {name: B, emotion: 3.5}, {name: C, emotion: 1}]"
    assert paths(rule, text) == [("stages", 0, "emotion", 0, "score")]
