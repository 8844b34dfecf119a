from journeymap_cli.lint.rules import reach_increases
from support.linting import paths, problems


def reach(value: int, more: str = "") -> str:
    return f"{{name: S{value}, metrics: [{{name: R, kind: reach, value: {value}}}]{more}}}"


def test_a_reach_that_grows_is_reported_with_the_one_before() -> None:
    [problem] = problems(reach_increases, f"stages: [{reach(60)}, {reach(70)}]")
    assert problem.path == ("stages", 1, "metrics", 0)
    assert problem.message == "reach rises from 60 at 'S60' to 70"
    assert [(other.path, other.message) for other in problem.related] == [(("stages", 0, "metrics", 0), "60 here")]


def test_columns_without_reach_are_passed_over() -> None:
    assert paths(reach_increases, f"stages: [{reach(60)}, Between, {reach(70)}]") == [("stages", 2, "metrics", 0)]


def test_a_reach_that_falls_or_stays_is_fine() -> None:
    assert paths(reach_increases, f"stages: [{reach(70)}, {reach(60)}]") == []
    assert paths(reach_increases, f"stages: [{reach(70)}, {reach(70).replace('S70', 'T')}]") == []


def test_columns_of_different_ways_are_not_compared() -> None:
    text = f"stages: [{{name: A, next: [s60, s70]}}, {reach(60, ', next: end')}, {reach(70)}, {{name: End}}]"
    assert paths(reach_increases, text) == []
