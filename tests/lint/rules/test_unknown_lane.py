from journeymap_cli.lint.rules import unknown_lane
from support.linting import paths, problems


def test_built_in_own_and_imported_lanes_resolve() -> None:
    text = (
        "imports: shared.yaml\nlanes: [goals, law, {id: mood, label: M}]\nstages: [{name: A, cells: {law: b, mood: c}}]"
    )
    assert paths(unknown_lane, text, shared="lanes: [{id: law, label: Law}]") == []


def test_an_entry_without_label_is_no_own_lane() -> None:
    [problem] = problems(unknown_lane, "lanes: [goals, emotions]\nstages: [A]")
    assert problem.path == ("lanes", 1, "id")
    assert (problem.message, problem.hint) == ("there is no lane 'emotions'", "did you mean 'emotion'?")


def test_what_is_like_no_lane_needs_to_be_declared_with_a_label() -> None:
    text = "lanes: [{id: law, role: none}]\nstages: [{name: A, cells: {law: b}}]"
    hints = [problem.hint for problem in problems(unknown_lane, text)]
    assert hints == [unknown_lane.LABEL_IT, unknown_lane.DECLARE_IT]


def test_a_key_of_cells_that_nothing_declares_is_reported_at_the_key() -> None:
    text = "lanes: [{id: law, label: L}]\nstages: [{name: A, steps: [{name: B, cells: {laws: b, law: c}}]}]"
    [problem] = problems(unknown_lane, text)
    assert problem.path == ("stages", 0, "steps", 0, "cells", "laws")
    assert problem.key
    assert problem.hint == "did you mean 'law'?"


def test_a_built_in_lane_does_not_stand_under_cells() -> None:
    assert paths(unknown_lane, "lanes: [goals]\nstages: [{name: A, cells: {goals: b}}]") == [
        ("stages", 0, "cells", "goals")
    ]
