from journeymap_cli.lint.rules import unreachable_step
from support.linting import paths, problems


def test_a_column_that_no_way_leads_to_is_reported() -> None:
    [problem] = problems(unreachable_step, "stages: [{name: A, next: c}, B, C]")
    assert problem.path == ("stages", 1)
    assert problem.message == "'B' cannot be reached from the first column"
    assert problem.hint == "add 'b' to next: of what comes before it"


def test_all_behind_an_exit_is_reported() -> None:
    text = "stages: [{name: A, next: exit}, {name: B, steps: [C, D]}]"
    assert paths(unreachable_step, text) == [("stages", 1, "steps", 0), ("stages", 1, "steps", 1)]


def test_a_way_back_makes_it_reachable() -> None:
    assert paths(unreachable_step, "stages: [{name: A, next: c}, B, {name: C, next: b}]") == []


def test_the_default_order_reaches_every_column() -> None:
    assert paths(unreachable_step, "stages: [A, {name: B, steps: [C, D]}, E]") == []
