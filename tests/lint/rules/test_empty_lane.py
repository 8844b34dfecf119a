from journeymap_cli.lint.rules import empty_lane
from support.linting import paths, problems


def test_lanes_that_nothing_fills_are_reported_at_their_entry() -> None:
    text = "lanes: [emotion, questions, {id: law, label: Law}]\nstages: [{name: A, emotion: 1}]"
    found = problems(empty_lane, text)
    assert [problem.path for problem in found] == [("lanes", 1), ("lanes", 2)]
    assert [problem.message for problem in found] == ["the lane 'questions' is empty", "the lane 'Law' is empty"]


def test_a_lane_that_one_step_fills_is_fine() -> None:
    text = "lanes: [{id: law, label: Law}]\nstages: [{name: A, steps: [{name: B, cells: {law: L}}]}]"
    assert paths(empty_lane, text) == []


def test_a_hidden_lane_may_be_empty() -> None:
    assert paths(empty_lane, "lanes: [{id: goals, hidden: true}]\nstages: [A]") == []


def test_imported_lanes_may_be_empty() -> None:
    assert paths(empty_lane, "imports: shared.yaml\nstages: [A]", shared="lanes: [goals, {id: law, label: Law}]") == []
