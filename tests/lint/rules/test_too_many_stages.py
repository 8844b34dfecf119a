from journeymap_cli.lint.rules import too_many_stages as rule
from support.linting import context, paths, problems


def stages(count: int) -> str:
    return f"stages: [{', '.join(f'S{number}' for number in range(count))}]"


def test_ten_stages_are_too_many_and_nine_are_not() -> None:
    [problem] = problems(rule, stages(10))
    assert (problem.path, problem.message) == (("title",), "the map has 10 stages, more than 9")
    assert paths(rule, stages(9)) == []


def test_the_limit_is_a_setting() -> None:
    given = context({"too-many-stages": {"max": 2}})
    assert paths(rule, stages(3), given) == [("title",)]
    assert paths(rule, stages(2), given) == []
