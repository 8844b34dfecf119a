from journeymap_cli.lint.rules import drop_off_unexplained as rule
from support.linting import context, paths, problems


def reach(value: str, more: str = "") -> str:
    return f"{{name: 'S{value}', metrics: [{{name: R, kind: reach, value: {value}}}]{more}}}"


PAIN = ", pain_points: P"


def test_a_fall_of_fifteen_points_is_reported_with_the_one_before() -> None:
    [problem] = problems(rule, f"stages: [{reach('80')}, {reach('65')}]")
    assert problem.path == ("stages", 1, "metrics", 0)
    assert problem.message == "reach falls by 15 points at 'S65', but no pain point explains it"
    assert [other.message for other in problem.related] == ["80 here"]


def test_a_smaller_fall_is_not() -> None:
    assert paths(rule, f"stages: [{reach('80')}, {reach('65.5')}]") == []


def test_a_pain_point_in_the_column_or_the_one_before_explains_it() -> None:
    assert paths(rule, f"stages: [{reach('80')}, {reach('20', PAIN)}]") == []
    assert paths(rule, f"stages: [{reach('80', PAIN)}, {reach('20')}]") == []


def test_the_column_before_is_the_one_in_the_table_with_or_without_reach() -> None:
    assert paths(rule, f"stages: [{reach('80')}, {{name: B{PAIN}}}, {reach('20')}]") == []
    assert paths(rule, f"stages: [{reach('80', PAIN)}, B, {reach('20')}]") == [("stages", 2, "metrics", 0)]


def test_the_stages_of_both_count() -> None:
    assert paths(rule, f"stages: [{{name: A{PAIN}, steps: [{reach('80')}]}}, {reach('20')}]") == []


def test_the_limit_is_a_setting() -> None:
    text = f"stages: [{reach('80')}, {reach('75')}]"
    assert paths(rule, text, context({"drop-off-unexplained": {"points": 5}})) == [("stages", 1, "metrics", 0)]
    assert paths(rule, text, context({"drop-off-unexplained": {"points": 6}})) == []
