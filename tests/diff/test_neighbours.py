"""Stages and steps that are recognised by their place and by what they hold."""

import pytest

from support.change_lines import diff


def steps(*written: str) -> str:
    return f"title: x\nstages: [{{name: S, steps: [{', '.join(written)}]}}]"


@pytest.mark.parametrize(
    "shared",
    [
        "goals: [Be quick]",
        "metrics: [Waiting time]",
        "emotion: {score: 1, label: calm}",
        "description: At the till.",
        "emotion: 1, owner: Shop",
    ],
)
def test_neighbours_that_share_an_entry_are_one(shared: str) -> None:
    old, new = (steps("One", f"{{name: {name}, {shared}}}", "Two") for name in ("Hand over cash", "Checkout"))
    assert diff(old, new) == ["renamed step s.checkout: Hand over cash -> Checkout"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("emotion: 1, goals: [Be quick]", "emotion: 1, goals: [Pay less]"),
        ("owner: Shop, goals: [Be quick]", "owner: Shop, goals: [Pay less]"),
        ("goals: []", "goals: []"),
    ],
)
def test_a_score_or_an_owner_in_common_may_be_chance(old: str, new: str) -> None:
    before, after = steps("One", f"{{name: Hand over cash, {old}}}"), steps("One", f"{{name: Checkout, {new}}}")
    assert [line.split(" ")[0] for line in diff(before, after)] == ["added", "removed"]


def test_of_a_step_that_was_split_the_larger_part_is_the_step() -> None:
    parts = ("{name: Wait, touchpoints: [Till]}", "{name: Checkout, goals: [g, h]}")
    assert diff(steps("One", "{name: Cash, touchpoints: [Till], goals: [g, h]}"), steps("One", *parts)) == [
        "added step s.wait: None -> Wait",
        "moved item s.wait.touchpoints.till: cash -> wait",
        "renamed step s.checkout: Cash -> Checkout",
    ]


def test_each_neighbour_is_renamed_once() -> None:
    old = steps("{name: Cash, goals: [g]}", "{name: Till, goals: [h]}", "One")
    new = steps("{name: Checkout, goals: [g]}", "{name: Kiosk, goals: [h]}", "One")
    assert [line.split(": ")[1] for line in diff(old, new)] == ["Cash -> Checkout", "Till -> Kiosk"]


A, B, C = (f"{{name: %s, goals: [{goal}], emotion: {score}}}" for goal, score in (("g", 1), ("h", 0), ("i", -1)))


def test_names_that_were_swapped_are_two_renames() -> None:
    assert diff(steps(A % "Find", B % "Choose"), steps(A % "Choose", B % "Find")) == [
        "renamed step s.choose: Find -> Choose",
        "renamed step s.find: Choose -> Find",
    ]


def test_names_that_went_around_are_three_renames() -> None:
    told = diff(steps(A % "Find", B % "Choose", C % "Pay"), steps(A % "Choose", B % "Pay", C % "Find"))
    assert [line.split(" ")[0] for line in told] == ["renamed"] * 3


def test_stages_may_swap_their_names_too() -> None:
    old, new = (
        f"title: x\nstages: [{{name: {one}, steps: [K, L]}}, {{name: {other}, goals: [g]}}]"
        for one, other in (("Find", "Choose"), ("Choose", "Find"))
    )
    assert [line.split(" ")[0] for line in diff(old, new)] == ["renamed"] * 2


def test_steps_at_another_place_that_hold_what_they_held_have_moved() -> None:
    assert diff(steps(A % "Find", B % "Choose"), steps(B % "Choose", A % "Find")) == ["moved step s.find: s -> s"]


def test_scores_that_were_swapped_are_no_names() -> None:
    old, new = (steps(f"{{name: A, emotion: {one}}}", f"{{name: B, emotion: {-one}}}") for one in (1, -1))
    assert [line.split(" ")[0] for line in diff(old, new)] == ["changed", "changed"]


def test_a_written_id_is_stronger_than_what_a_step_holds() -> None:
    old = steps("{id: a, name: Find, goals: [g, h]}", "{id: b, name: Choose, goals: [i, j]}")
    new = steps("{id: b, name: Choose, goals: [g, h]}", "{id: a, name: Find, goals: [i, j]}")
    assert {line.split(" ")[0] for line in diff(old, new)} == {"moved"}
