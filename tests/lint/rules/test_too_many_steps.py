from journeymap_cli.lint.rules import too_many_steps as rule
from support.linting import context, paths, problems


def steps(count: int) -> str:
    half = [f"S{number}" for number in range(count)]
    return f"stages: [{{name: A, steps: [{', '.join(half[::2])}]}}, {{name: B, steps: [{', '.join(half[1::2])}]}}]"


def test_forty_one_steps_are_too_many_and_forty_are_not() -> None:
    [problem] = problems(rule, steps(41))
    assert (problem.path, problem.message) == (("title",), "the map has 41 steps, more than 40")
    assert paths(rule, steps(40)) == []


def test_the_limit_is_a_setting() -> None:
    given = context({"too-many-steps": {"max": 2}})
    assert paths(rule, steps(3), given) == [("title",)]
    assert paths(rule, steps(2), given) == []
