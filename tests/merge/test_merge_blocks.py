"""Merging block by block; whether the proposal is right is tested elsewhere."""

import pytest

from journeymap_cli.merge.merge_blocks import BlockMerge
from journeymap_cli.rewrite.blocks import Block, whole
from journeymap_cli.rewrite.pieces import ConflictHunk, Pieces, conflict_hunks
from journeymap_cli.yamlsource.read import read_yaml

BASE = """\
# The map
title: Pay
personas: [ann, bob]
stages:
  # First
  - name: Browse
    personas: [ann]
    goals:
      - Know the price
    emotion: 1  # measured
  - name: Buy
    pain_points:
      - {text: Slow, severity: minor}
      - text: Dear
        severity: minor
  - name: Use
"""


def merge_blocks(base: str, ours: str, theirs: str) -> Pieces:
    """The pieces, with conflicts that have no reason, so that they can be compared."""
    merged = BlockMerge((block(base), block(ours), block(theirs))).merged()
    return [piece if isinstance(piece, str) else ConflictHunk.of(piece.texts) for piece in merged.pieces]


def block(text: str) -> Block | None:
    return whole(read_yaml(text.encode())) if text else None


def edit(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


Edits = list[tuple[str, str]]

PRICE = "      - Know the price\n"
GOAL = (PRICE, f"{PRICE}      - Trust the shop\n")
OTHER_GOAL = (PRICE, f"{PRICE}      - Pay later\n")
REWORDED = (PRICE, "      - Know the whole price\n")
FEELING = ("    emotion: 1  # measured\n", "    emotion: 2  # measured again\n")
SEVERITY = ("Dear\n        severity: minor", "Dear\n        severity: severe")
BUY = "  - name: Buy\n"
STEP = (BUY, f"  - name: Compare\n{BUY}")
OTHER_STEP = (BUY, f"  - name: Ask\n{BUY}")
LAST = ("  - name: Use\n", "  - name: Use\n  - name: Return\n")
TITLE = ("title: Pay\n", "title: Paid\n")
OWNER = ("title: Pay\n", "title: Pay\nowner: Team\n")
CAST = ("[ann, bob]", "[ann, bob, cid]")
OTHER_CAST = ("[ann, bob]", "[dan, ann]")
SLOW = "{text: Slow, severity: minor}"


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ([GOAL], [FEELING], [GOAL, FEELING]),
        ([GOAL], [OTHER_GOAL], [(PRICE, f"{GOAL[1]}      - Pay later\n")]),
        ([STEP], [LAST], [STEP, LAST]),
        ([TITLE], [OWNER], [("title: Pay\n", "title: Paid\nowner: Team\n")]),
        ([REWORDED], [FEELING, SEVERITY], [REWORDED, FEELING, SEVERITY]),
        ([("# The map\n", "# Our map\n")], [TITLE], [("# The map\n", "# Our map\n"), TITLE]),
        ([GOAL], [GOAL], [GOAL]),
        ([("- name: Buy", "- name: Order")], [SEVERITY], [("- name: Buy", "- name: Order"), SEVERITY]),
        ([CAST], [OTHER_CAST], [("[ann, bob]", "[dan, ann, cid]")]),
        (
            [(SLOW, "{text: Slow, severity: severe}")],
            [(SLOW, "{text: Slow, severity: minor, persona: ann}")],
            [(SLOW, "{text: Slow, severity: severe, persona: ann}")],
        ),
        (
            [("  # First\n", "  # 1\n")],
            [("# measured", "# guessed")],
            [("# First", "# 1"), ("# measured", "# guessed")],
        ),
        (
            [("emotion: 1 ", "emotion: {score: 1} ")],
            [FEELING],
            [("emotion: 1  # measured", "emotion: {score: 2}  # measured again")],
        ),
        ([("emotion: 1 ", "emotion: 2 ")], [("emotion: 1 ", "emotion: {score: 2} ")], [("emotion: 1 ", "emotion: 2 ")]),
    ],
)
def test_what_one_side_changed_is_taken_from_it(ours: Edits, theirs: Edits, merged: Edits) -> None:
    assert "".join(map(str, merge_blocks(BASE, edit(*ours), edit(*theirs)))) == edit(*merged)


def test_a_line_of_a_block_scalar_is_not_a_comment() -> None:
    base = "title: x\ndescription: |\n  One\n  # two\n# A comment\nowner: Team\nid: x\n"
    ours, theirs = base.replace("One", "1"), base.replace("# A comment\nowner: Team\n", "")
    assert "".join(map(str, merge_blocks(base, ours, theirs))) == theirs.replace("One", "1")


@pytest.mark.parametrize("theirs", [GOAL, SEVERITY, STEP, REWORDED])
def test_what_theirs_adds_takes_the_indentation_of_ours(theirs: tuple[str, str]) -> None:
    at = BASE.index("  # First")

    def indented(text: str) -> str:
        return text[:at] + "".join(f"  {line}" for line in text[at:].splitlines(keepends=True))

    assert "".join(map(str, merge_blocks(BASE, indented(BASE), edit(theirs)))) == indented(edit(theirs))


def test_one_side_moves_a_stage_and_the_other_edits_in_it() -> None:
    browse, buy = BASE[BASE.index("  # First") : BASE.index(BUY)], BASE[BASE.index(BUY) : BASE.index("  - name: Use")]
    moved = BASE.replace(browse + buy, buy + browse)
    for ours, theirs in ((moved, edit(SEVERITY)), (edit(SEVERITY), moved)):
        assert "".join(map(str, merge_blocks(BASE, ours, theirs))) == moved.replace(*SEVERITY)


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        (FEELING, ("emotion: 1  # measured", "emotion: 0"), ConflictHunk(FEELING[0], FEELING[1], "    emotion: 0\n")),
        (FEELING, ("# measured", "# guessed"), ConflictHunk(FEELING[0], FEELING[1], "    emotion: 1  # guessed\n")),
        (SEVERITY, ("      - text: Dear\n        severity: minor\n", ""), None),
        (
            TITLE,
            ("title: Pay\n", "title: Payment\n"),
            ConflictHunk("title: Pay\n", "title: Paid\n", "title: Payment\n"),
        ),
        (REWORDED, ("the price", "a price"), ConflictHunk(PRICE, REWORDED[1], "      - Know a price\n")),
        (STEP, OTHER_STEP, ConflictHunk("", "  - name: Compare\n", "  - name: Ask\n")),
        (
            ("[ann]", "[bob]"),
            ("[ann]", "[cid]"),
            ConflictHunk.of(f"    personas: [{name}]\n" for name in ("ann", "bob", "cid")),
        ),
        (
            ("- name: Buy", "- name: Order"),
            ("- name: Buy", "- name: Pay"),
            ConflictHunk("  - name: Buy\n", "  - name: Order\n", "  - name: Pay\n"),
        ),
        (("# The map", "# Our map"), ("# The map", "# A map"), ConflictHunk("# The map\n", "# Our map\n", "# A map\n")),
    ],
)
def test_what_both_changed_conflicts_in_the_smallest_block(
    ours: tuple[str, str], theirs: tuple[str, str], conflict: ConflictHunk | None
) -> None:
    removed = ConflictHunk(theirs[0], theirs[0].replace("minor", "severe"), "")
    pieces = merge_blocks(BASE, edit(ours, TITLE) if ours != TITLE else edit(ours), edit(theirs, LAST))
    assert conflict_hunks(pieces) == [conflict or removed]
    assert "  - name: Return\n" in "".join(piece for piece in pieces if isinstance(piece, str))


@pytest.mark.parametrize("key", ["id", "name", "text", "title", "to", "persona", "label", "score"])
def test_an_entry_is_known_by_what_identifies_it(key: str) -> None:
    texts = [f"a:\n  - {key}: b\n    x: {x}\n  - {key}: c\n    y: {y}\n" for x, y in ((1, 1), (2, 1), (1, 2), (2, 2))]
    assert "".join(map(str, merge_blocks(*texts[:3]))) == texts[3]


def test_moves_at_one_place_clash_without_what_is_before_and_behind() -> None:
    first, last = "title: x\nstages:\n  - name: A\n", "  - name: Y\n  - name: Z\n"
    versions = ["".join(f"  - name: {name}\n" for name in order) for order in ("BCD", "CBD", "BDC")]
    pieces = merge_blocks(*(f"{first}{between}{last}" for between in versions))
    at = [isinstance(piece, ConflictHunk) for piece in pieces].index(True)
    assert pieces[at] == ConflictHunk.of(versions)
    assert ["".join(map(str, part)) for part in (pieces[:at], pieces[at + 1 :])] == [first, last]


@pytest.mark.parametrize(("base", "ours", "theirs"), ["bbr", "brb", "rbb", "brr", "rbr", "rrb"])
def test_lists_in_brackets_and_in_rows_merge_in_the_form_of_ours(base: str, ours: str, theirs: str) -> None:
    def written(shape: str, entries: str) -> str:
        rows = "".join(f"  - {entry}\n" for entry in entries)
        return f"tags: [{', '.join(entries)}]\n" if shape == "b" else f"tags:\n{rows}"

    merged = merge_blocks(written(base, "kl"), written(ours, "klm"), written(theirs, "jkl"))
    assert "".join(map(str, merged)) == written(ours, "jklm")


def test_what_an_alias_repeats_is_not_taken_apart() -> None:
    texts = [f"a: &x {{b: {b}, c: {c}}}\nd: *x  # {note}\n" for b, c, note in ((1, 1, "k"), (2, 1, "o"), (1, 2, "t"))]
    assert conflict_hunks(merge_blocks(*texts)) == [ConflictHunk.of(f"d: *x  # {note}\n" for note in "kot")]


@pytest.mark.parametrize(
    "head",
    [
        "title: x\nstages:\n",
        "title: x\nstages:\n- name: A\n  steps:\n",
        "title: x\nstages: [A]\nlanes:\n",
    ],
    ids=["stage", "step", "lane"],
)
def test_what_both_add_at_one_place_clashes_where_the_order_matters(head: str) -> None:
    base = f"{head}  - name: B\n    id: b\n"
    ours, theirs = (f"  - name: {name}\n    id: {name.lower()}\n" for name in ("O", "T"))
    pieces = merge_blocks(base, base + ours, base + theirs)
    assert pieces[-1] == ConflictHunk("", ours, theirs)
    assert "".join(map(str, pieces[:-1])) == base


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("a: [b, c,\n  d]\n", "a: [b, c,\n  d, e]\n", "a: [f, b, c,\n  d]\n"),
        ("title: x\nstages: [A, B]\n", "title: x\nstages: [A, C, B]\n", "title: x\nstages: [A, D, B]\n"),
        ("", "a: 1\n", "a: 2\n"),
        ("- a\n- b\n", "- b\n- a\n", "a: 1\n"),
    ],
)
def test_what_cannot_be_taken_apart_is_one_conflict(base: str, ours: str, theirs: str) -> None:
    assert len(conflict_hunks(merge_blocks(base, ours, theirs))) == 1
