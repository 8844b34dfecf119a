import pytest

from journeymap_cli.lint.rules import metric_off_target
from support.linting import paths, problems


def measured(figure: str) -> str:
    return f"stages: [{{name: A, metrics: [{{name: M, {figure}}}]}}]"


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("value: 48, target: 60, unit: '%'", "'M' is 48 %, the target is at least 60 %"),
        ("value: 7, target: 5, direction: down", "'M' is 7, the target is at most 5"),
        ("value: 3d, target: 2d, kind: duration", "'M' is 3d, the target is at most 2d"),
        ("value: 0.0000001, target: 1", "'M' is 0.0000001, the target is at least 1"),
    ],
)
def test_a_figure_on_the_wrong_side_is_reported(figure: str, message: str) -> None:
    [problem] = problems(metric_off_target, measured(figure))
    assert (problem.message, problem.path) == (message, ("stages", 0, "metrics", 0))


@pytest.mark.parametrize(
    "figure",
    [
        "value: 60, target: 60",
        "value: 61, target: 60",
        "value: 5",
        "target: 5",
        "value: 1d, target: 24h, kind: duration",
    ],
)
def test_a_figure_on_target_or_without_one_is_fine(figure: str) -> None:
    assert paths(metric_off_target, measured(figure)) == []


def test_the_hint_knows_of_opportunities() -> None:
    [problem] = problems(metric_off_target, measured("value: 1, target: 2"))
    assert problem.hint == "add opportunities: with what would help"
    [problem] = problems(metric_off_target, measured("value: 1, target: 2").replace("A,", "A, opportunities: O,"))
    assert problem.hint == "check whether the opportunities here are enough to reach it"


def test_a_duration_has_its_own_unit_and_a_number_that_of_the_metric() -> None:
    [problem] = problems(metric_off_target, measured("value: 2d, target: 1, unit: d, kind: duration"))
    assert problem.message.endswith("is 2d, the target is at most 1 d")
    assert paths(metric_off_target, measured("value: 2d, target: 1, kind: duration")) == []
