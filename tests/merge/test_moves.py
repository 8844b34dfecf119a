"""A step that one side moves to another stage while the other side edits it."""

import pytest

from journeymap_cli.merge.merging import Merging

HEAD = """\
title: Pay
stages:
"""
SEARCH = """\
      - id: search
        name: Search
        goals: Find it  # from interviews
        emotion: 1
"""
COMPARE = """\

      # Hard
      - id: compare
        name: Compare
        emotion: -1
"""
BROWSE = "  - name: Browse\n    steps:\n"
BUY = "  - name: Buy\n    steps:\n"
PAY = "      - id: pay\n        name: Pay\n"
SHIP = "      - id: ship\n        name: Ship\n"
BASE = HEAD + BROWSE + SEARCH + COMPARE + BUY + PAY + SHIP
MOVED = HEAD + BROWSE + SEARCH + BUY + PAY + COMPARE + SHIP
FIRST = HEAD + BROWSE + SEARCH + BUY + COMPARE + PAY + SHIP

WORSE = ("emotion: -1", "emotion: -2")
REASON = ("# Hard", "# Much too hard")
NAME = ("name: Compare", "name: Weigh up")
OTHER = ("goals: Find it", "goals: Find it soon")


def merge(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    merged, is_clean, _ = Merging("map.yaml").merge(base.encode(), ours.encode(), theirs.encode())
    return merged.decode(), is_clean


def edit(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("moved", [MOVED, FIRST])
@pytest.mark.parametrize("edits", [[WORSE], [NAME], [WORSE, REASON, OTHER]])
def test_the_step_moves_with_the_edits_of_the_other_side(moved: str, edits: list[tuple[str, str]]) -> None:
    edited = edit(BASE, *edits)
    wanted = edit(moved, *edits)
    for ours, theirs in ((moved, edited), (edited, moved)):
        merged, is_clean = merge(BASE, ours, theirs)
        assert is_clean
        assert [line for line in merged.splitlines() if line] == [line for line in wanted.splitlines() if line]


def test_edits_beside_a_move_are_kept_too() -> None:
    ours, theirs = (
        edit(MOVED, OTHER, ("name: Ship", "name: Send")),
        edit(BASE, WORSE, ("name: Pay\n", "name: Pay now\n")),
    )
    assert merge(BASE, ours, theirs) == (edit(ours, WORSE, ("name: Pay\n", "name: Pay now\n")), True)


def test_an_edit_behind_the_new_home_is_kept() -> None:
    edits = (WORSE, ("name: Ship", "name: Send"))
    for ours, theirs in ((MOVED, edit(BASE, *edits)), (edit(BASE, *edits), MOVED)):
        merged, is_clean = merge(BASE, ours, theirs)
        assert is_clean
        assert [line for line in merged.splitlines() if line] == [
            line for line in edit(MOVED, *edits).splitlines() if line
        ]


def test_a_stage_removed_with_its_last_step_stays_removed() -> None:
    base, ours = HEAD + BROWSE + SEARCH + BUY + PAY, HEAD + BROWSE + SEARCH + PAY
    assert merge(base, ours, f"{base}        emotion: 1\n") == (f"{ours}        emotion: 1\n", True)


def test_a_step_that_both_moved_to_other_stages_is_a_conflict() -> None:
    third = "  - name: Use\n    steps:\n      - id: use\n        name: Use it\n"
    base, ours = BASE + third, MOVED + third
    theirs = HEAD + BROWSE + SEARCH + BUY + PAY + SHIP + third + COMPARE
    merged, is_clean = merge(base, ours, theirs)
    assert not is_clean
    assert merged.count("id: compare") == 2


def test_a_step_moves_into_brackets_with_the_edits_of_the_other_side() -> None:
    base = f"{HEAD}{BROWSE}{SEARCH}{COMPARE}  - name: Buy\n    steps: [{{id: pay, name: Pay}}]\n"
    compare = "{id: compare, name: Compare, emotion: -1}"
    ours = f"{HEAD}{BROWSE}{SEARCH}  - name: Buy\n    steps: [{{id: pay, name: Pay}}, {compare}]\n"
    assert merge(base, ours, edit(base, WORSE)) == (ours.replace("emotion: -1}", "emotion: -2}"), True)


def test_a_step_moves_out_of_brackets_with_the_edits_of_the_other_side() -> None:
    steps = "{id: search, name: Search}, {id: compare, name: Compare}"
    base = f"{HEAD}  - name: Browse\n    steps: [{steps}]\n{BUY}{PAY}"
    ours = f"{HEAD}  - name: Browse\n    steps: [{{id: search, name: Search}}]\n{BUY}{PAY}{COMPARE}"
    theirs = edit(base, ("name: Compare", "name: Weigh up"))
    merged, is_clean = merge(base, ours.replace("        emotion: -1\n", ""), theirs)
    assert (merged, is_clean) == (edit(ours, NAME).replace("        emotion: -1\n", ""), True)


def test_a_moved_step_follows_the_nearest_step_above_it_at_its_new_home() -> None:
    ours, theirs = (
        HEAD + BROWSE + SEARCH + BUY + PAY + SHIP + COMPARE,
        f"{BASE}      - id: track\n        name: Track\n",
    )
    merged, is_clean = merge(BASE, ours, theirs)
    assert is_clean
    assert [line.strip() for line in merged.splitlines() if "id:" in line] == [
        f"- id: {step}" for step in ("search", "pay", "ship", "compare", "track")
    ]


def test_a_step_that_both_moved_to_one_place_keeps_the_edit_of_one() -> None:
    assert merge(BASE, MOVED, edit(MOVED, WORSE)) == (edit(MOVED, WORSE), True)


@pytest.mark.parametrize("shape", ["{name: Buy, steps: []}", "{name: Buy}"])
def test_a_stage_without_a_list_of_steps_gives_a_conflict_or_the_move(shape: str) -> None:
    base = f"{HEAD}{BROWSE}{SEARCH}{COMPARE}  - {shape}\n"
    ours = HEAD + BROWSE + SEARCH + "  - name: Buy\n    steps:\n" + COMPARE
    merged, is_clean = merge(base, ours, edit(base, WORSE))
    assert "emotion: -2" in merged
    assert is_clean or merged.count("<<<<<<<") == 1
