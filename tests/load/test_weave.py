import pytest

from journeymap_cli.load.weave import Conflict, weave

BASE = """\
# The map
title: Pay
stages:
  # First
  - name: Browse
    goals:
      - Know the price
    emotion: 1  # measured
  - name: Buy
    pain_points:
      - text: Slow
        severity: minor
"""


def edit(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


GOAL = ("      - Know the price\n", "      - Know the price\n      - Trust the shop\n")
OTHER_GOAL = ("      - Know the price\n", "      - Know the price\n      - Pay later\n")
FEELING = ("    emotion: 1  # measured\n", "    emotion: 2  # measured again\n")
SEVERITY = ("severity: minor", "severity: severe")
REWORDED = ("      - Know the price\n", "      - Know the whole price\n")
STEP = ("  - name: Buy\n", "  - name: Compare\n  - name: Buy\n")
OTHER_STEP = ("  - name: Buy\n", "  - name: Ask\n  - name: Buy\n")
TITLE = ("title: Pay\n", "title: Paid\n")
OWNER = ("title: Pay\n", "title: Pay\nowner: Team\n")


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ([GOAL], [FEELING], [GOAL, FEELING]),
        ([GOAL], [OTHER_GOAL], [("      - Know the price\n", GOAL[1] + "      - Pay later\n")]),
        ([STEP], [OTHER_STEP], [("  - name: Buy\n", "  - name: Compare\n  - name: Ask\n  - name: Buy\n")]),
        ([TITLE], [OWNER], [("title: Pay\n", "title: Paid\nowner: Team\n")]),
        ([REWORDED], [FEELING, SEVERITY], [REWORDED, FEELING, SEVERITY]),
        ([("# The map\n", "# Our map\n")], [TITLE], [("# The map\n", "# Our map\n"), TITLE]),
        ([GOAL], [GOAL], [GOAL]),
    ],
)
def test_what_one_side_changed_is_taken_from_it(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], merged: list[tuple[str, str]]
) -> None:
    assert weave(BASE, edit(*ours), edit(*theirs)) == edit(*merged)


def test_one_side_moves_a_stage_and_the_other_edits_in_it() -> None:
    browse, buy = BASE[BASE.index("  # First") : BASE.index("  - name: Buy")], BASE[BASE.index("  - name: Buy") :]
    moved = BASE.replace(browse + buy, buy + browse)
    for ours, theirs in ((moved, edit(SEVERITY)), (edit(SEVERITY), moved)):
        assert weave(BASE, ours, theirs) == moved.replace(*SEVERITY)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([FEELING], [("emotion: 1  # measured", "emotion: 0")]),
        ([SEVERITY], [("      - text: Slow\n        severity: minor\n", "      - text: Dear\n")]),
        ([TITLE], [("title: Pay\n", "title: Payment\n")]),
        ([REWORDED], [("      - Know the price\n", "      - Know a price\n")]),
    ],
)
def test_what_both_changed_is_a_conflict(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    merged = None
    try:
        merged = weave(BASE, edit(*ours), edit(*theirs))
    except Conflict:
        return
    assert "whole price" in merged
    assert "a price" in merged


def test_blocks_that_share_a_line_are_a_conflict() -> None:
    with pytest.raises(Conflict):
        weave("title: x\nstages: [A, B]\n", "title: x\nstages: [A, B, C]\n", "title: x\nstages: [Z, A, B]\n")
    with pytest.raises(Conflict):
        weave("a: 1\r\nb: 1\r\n", "a: 2\r\nb: 1\r\n", "a: 1\r\nb: 2\r\n")
