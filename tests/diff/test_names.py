import pytest

from journeymap_cli.diff.names import entry_at, name_of, names
from support.journeys import journey


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ("Pay, Wait", ["pay", "wait"]),
        ("Pay, pay!, PAY", ["pay", "pay-2", "pay-3"]),
        ("x, x, x 2", ["x", "x-2", "x-2-2"]),
        ("x 2, x, x", ["x-2", "x", "x-3"]),
        ("'???', '!', {text: y, id: z}", ["item", "item-2", "z"]),
    ],
)
def test_each_entry_of_a_list_has_a_unique_name(goals: str, expected: list[str]) -> None:
    [node] = journey(f"title: x\nstages: [{{name: A, goals: [{goals}]}}]").stages
    assert [*names(node.goals)] == expected
    assert [name_of(goal, node.goals) for goal in node.goals] == expected
    assert [entry_at(node, "goals", name) for name in expected] == [*node.goals]


def test_equal_lists_are_kept_apart() -> None:
    one, other = journey("title: x\nstages: [{name: A, goals: [b, b]}, {name: C, goals: [b, b]}]").stages
    assert [name_of(goal, held.goals) for held in (one, other) for goal in held.goals] == ["b", "b-2", "b", "b-2"]
    assert entry_at(one, "goals", "c") is None
