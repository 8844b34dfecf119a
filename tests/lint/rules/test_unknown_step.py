from journeymap_cli.lint.rules import unknown_step
from support.linting import paths, problems


def test_stages_steps_and_the_exit_resolve() -> None:
    text = "stages: [{name: A, next: [b, c, a, exit]}, {name: B, steps: [{name: C, next: a}]}]"
    assert paths(unknown_step, text) == []


def test_an_unknown_one_is_reported_at_its_place() -> None:
    text = "stages: [{name: Cart, steps: [{name: Pay, next: [cart, {to: chekout, label: go}]}]}, Checkout]"
    [problem] = problems(unknown_step, text)
    assert problem.path == ("stages", 0, "steps", 0, "next", 1, "to")
    assert (problem.message, problem.hint) == ("there is no stage or step 'chekout'", "did you mean 'checkout'?")


def test_a_name_is_no_id() -> None:
    assert paths(unknown_step, "stages: [{name: A, next: Go live}, {name: Go live}]") == [
        ("stages", 0, "next", 0, "to")
    ]
