"""What two people do to one map, and what comes out: the text, the conflicts, and what is said about them."""

from unicodedata import normalize

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.merge.conflicts import SIZE, unmarked
from journeymap_cli.merge.merging import MergedText, Merging
from journeymap_cli.rewrite.pieces import ConflictHunk, all_ours, all_theirs, conflict_hunks
from support.journeys import journey

BASE = """\
title: Boots
tags: [shop, boots, winter]
personas:
  - {id: ines, name: Ines}
  - {id: max, name: Max}
stages:
  - name: Look
    steps:
      - id: search
        name: Search
        goals:
          - text: Find boots  # from interviews
            tags: [a]
          - Find them soon
      - id: choose
        name: Choose
        emotion: 1
      - name: Compare
        activities: Opens ten tabs
  - name: Buy
    contributors: none
    steps:
      - id: pay
        name: Pay
        next: pick
      - id: pick
        name: Pick up
        emotion: 0
        activities: Goes to the shop
""".replace("    contributors: none\n", "")

PICK = BASE[BASE.index("      - id: pick\n") :]
CHOOSE = "      - id: choose\n        name: Choose\n        emotion: 1\n"
COMPARE = "      - name: Compare\n        activities: Opens ten tabs\n"
GOAL = "          - text: Find boots  # from interviews\n            tags: [a]\n"
MAX = "  - {id: max, name: Max}\n"
ACTIVITY = "        activities: Goes to the shop\n"


def edit(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def merge(ours: str, theirs: str, base: str = BASE) -> MergedText:
    """The merge, of which either side picked everywhere is a map."""
    merged = Merging("m.yaml").merge(base.encode(), ours.encode(), theirs.encode())
    pieces = unmarked(merged.raw.decode(), SIZE)
    for text in (all_ours(pieces), all_theirs(pieces)):
        assert not [*unresolved(Analysis(journey(text)))]
    assert merged.is_clean == (not conflict_hunks(pieces)) == (not merged.conflicts)
    return merged


def clean(ours: str, theirs: str, base: str = BASE) -> str:
    """The merge both ways round, without conflicts."""
    merged = merge(ours, theirs, base)
    assert merged.is_clean, merged.raw.decode()
    assert merge(theirs, ours, base).is_clean
    return merged.raw.decode()


def conflicts(ours: str, theirs: str, base: str = BASE) -> tuple[list[ConflictHunk], list[str]]:
    """What is between marks, and what is said about it, without the name of the file."""
    merged = merge(ours, theirs, base)
    hunks = [ConflictHunk("", *hunk.texts[1:]) for hunk in conflict_hunks(unmarked(merged.raw.decode(), SIZE))]
    assert all(line.startswith("m.yaml:") for line in merged.conflicts)
    return hunks, [line.removeprefix("m.yaml:") for line in merged.conflicts]


OTHER_STEP = "      - id: fetch\n        name: Fetch it\n        emotion: 0\n"


def test_an_edited_step_and_another_in_its_place_are_a_conflict_of_both_whole() -> None:
    base = edit(("        next: pick\n", ""))
    ours, theirs = base.replace("emotion: 0", "emotion: 2"), base.replace(PICK, OTHER_STEP)
    assert conflicts(ours, theirs, base) == (
        [ConflictHunk("", PICK.replace("emotion: 0", "emotion: 2"), OTHER_STEP)],
        ["24: ours changes step 'pick', theirs removes it"],
    )
    assert conflicts(theirs, ours, base) == (
        [ConflictHunk("", OTHER_STEP, PICK.replace("emotion: 0", "emotion: 2"))],
        ["24: theirs changes step 'pick', ours removes it"],
    )


def test_an_edited_stage_and_another_in_its_place_are_a_conflict_of_both_whole() -> None:
    base = "title: x\nstages:\n  - {id: a, name: A}\n  - id: b\n    name: B\n    goals: [c, d]\n"
    ours, theirs = base.replace("[c, d]", "[c]"), base[: base.index("  - id: b")] + "  - id: e\n    name: E\n"
    assert conflicts(ours, theirs, base)[0] == [
        ConflictHunk("", "  - id: b\n    name: B\n    goals: [c]\n", "  - id: e\n    name: E\n")
    ]


def test_an_edited_item_and_another_in_its_place_are_a_conflict_of_both_whole() -> None:
    base = "title: x\nstages:\n  - name: A\n    pain_points:\n      - id: late\n        text: It is late\n"
    ours = base + "        severity: severe\n"
    theirs = base.replace("id: late\n        text: It is late", "id: broken\n        text: It is broken")
    assert conflicts(ours, theirs, base)[0] == [
        ConflictHunk(
            "",
            "      - id: late\n        text: It is late\n        severity: severe\n",
            "      - id: broken\n        text: It is broken\n",
        )
    ]


def test_a_new_reference_to_what_the_other_side_removed_is_marked_with_it() -> None:
    removed, named = edit((MAX, "")), edit((ACTIVITY, "        activities: {text: Goes to the shop, persona: max}\n"))
    hunks, said = conflicts(removed, named)
    assert hunks == [
        ConflictHunk("", "", MAX),
        ConflictHunk("", ACTIVITY, "        activities: {text: Goes to the shop, persona: max}\n"),
    ]
    assert said == ["5: ours removes persona 'max', theirs names it at line 34"]
    assert conflicts(named, removed)[1] == ["5: theirs removes persona 'max', ours names it at line 32"]


def test_the_line_of_a_reference_is_where_it_stands_in_the_result() -> None:
    removed, named = edit((MAX, "")), edit((ACTIVITY, "        activities: {text: Goes to the shop, persona: max}\n"))
    for merged in (merge(removed, named), merge(named, removed)):
        line = int(merged.conflicts[0].rpartition(" ")[2])
        assert "persona: max" in merged.raw.decode().splitlines()[line - 1]


def test_a_renamed_id_and_a_new_reference_to_the_old_one() -> None:
    renamed = edit(("id: pick\n", "id: collect\n"), ("next: pick", "next: collect"))
    named = edit((CHOOSE, f"{CHOOSE}        next: pick\n"))
    hunks, said = conflicts(renamed, named)
    assert sum(hunk.texts[2].count("\n") for hunk in hunks) < 10
    assert any(hunk.theirs == "        next: pick\n" for hunk in hunks)
    assert any("'pick'" in line for line in said)


def test_a_renamed_step_without_id_and_a_new_reference_to_it() -> None:
    hunks, said = conflicts(
        edit(("name: Compare", "name: Compare prices")), edit((CHOOSE, f"{CHOOSE}        next: compare\n"))
    )
    assert hunks == [
        ConflictHunk("", "", "        next: compare\n"),
        ConflictHunk("", "      - name: Compare prices\n", "      - name: Compare\n"),
    ]
    assert len(said) == 1


def test_an_item_moved_by_one_and_edited_by_the_other_is_both() -> None:
    moved = edit((GOAL, ""), (ACTIVITY, f"{ACTIVITY}        goals:\n{GOAL}"))
    edited = edit(("            tags: [a]\n", "            tags: [a]\n            evidence: observed\n"))
    wanted = moved.replace("tags: [a]\n", "tags: [a]\n            evidence: observed\n")
    assert clean(moved, edited) == wanted
    assert merge(edited, moved).raw.decode() == wanted


def test_an_item_moved_by_one_and_removed_by_the_other_is_a_conflict() -> None:
    moved = edit((GOAL, ""), (ACTIVITY, f"{ACTIVITY}        goals:\n{GOAL}"))
    hunks, said = conflicts(moved, edit((GOAL, "")))
    assert hunks == [ConflictHunk("", GOAL, "")]
    assert said[0].endswith("ours moves goal 'Find boots', theirs removes it")


def test_two_steps_swapped_and_one_inserted_between() -> None:
    swapped = edit((CHOOSE + COMPARE, COMPARE + CHOOSE))
    inserted = edit((COMPARE, f"      - name: Ask\n{COMPARE}"))
    merged = clean(swapped, inserted)
    assert sorted(merged.splitlines()) == sorted(f"{inserted}".splitlines())
    assert merged.index("Compare") < merged.index("Choose")


def test_a_step_moved_to_two_places_is_marked_at_both() -> None:
    three = f"{BASE}  - name: Use\n    steps:\n      - Wear\n"
    gone = three.replace(CHOOSE, "")
    ours, theirs = gone.replace(PICK, CHOOSE + PICK), f"{gone}{CHOOSE}"
    hunks, said = conflicts(ours, theirs, three)
    assert hunks == [ConflictHunk("", CHOOSE, ""), ConflictHunk("", "", CHOOSE)]
    assert said == ["22: the sides move step 'choose' to different places at line 35"]


def test_a_step_moved_into_a_stage_that_the_other_side_removed() -> None:
    base = f"{BASE}  - name: Use\n    steps:\n      - Wear\n"
    moved = f"{base.replace(CHOOSE, '')}{CHOOSE}"
    hunks, _ = conflicts(moved, BASE, base)
    assert [hunk for hunk in hunks if CHOOSE in hunk.theirs] == [ConflictHunk("", "", CHOOSE)]
    assert "Wear" in hunks[-1].ours
    assert CHOOSE in hunks[-1].ours


def test_a_score_off_the_scale_of_the_other_side_is_marked_with_the_scale() -> None:
    base = "title: x\nscale: {min: 1, max: 5}\nstages:\n  - name: A\n    emotion: 3\n  - B\n"
    hunks, said = conflicts(base.replace("max: 5", "max: 3"), base.replace("emotion: 3", "emotion: 5"), base)
    assert [hunk.theirs for hunk in hunks] == ["scale: {min: 1, max: 5}\n", "    emotion: 5\n"]
    assert said == ["2: one side changes the scale, the other has the score 5 at line 12"]


def test_the_same_id_at_two_places_is_marked_at_both() -> None:
    step = "      - id: new\n        name: New\n"
    hunks, said = conflicts(edit((CHOOSE, CHOOSE + step)), edit((PICK, f"{PICK}{step}")))
    assert hunks == [ConflictHunk("", step, ""), ConflictHunk("", "", step)]
    assert len(said) == 1


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a, b, c", "z, a, b, c", "a, b, c, d", "z, a, b, c, d"),
        ("a, b, c", "a, b, c, o", "a, b, c, t", "a, b, c, o, t"),
        ("a, b, c", "b, c", "a, b", "b"),
        ("a, b, c", "x, b, c", "a, b, y", "x, b, y"),
        ("a, b, c", "a, b, c, o", "a, b, c, o", "a, b, c, o"),
        ("a, b, b", "a, b, b, c", "b, b", "b, b, c"),
    ],
)
@pytest.mark.parametrize(
    "field",
    [
        "tags: [%s]\nstages: [A]\n",
        "contributors: [%s]\nstages: [A]\n",
        "expectations: [%s]\nstages: [A]\n",
        "personas: [{name: P, goals: [%s]}]\nstages: [A]\n",
        "stages: [{name: A, opportunities: [{text: x, links: [%s]}]}]\n",
    ],
)
def test_plain_lists_merge_as_sets_in_order(field: str, base: str, ours: str, theirs: str, merged: str) -> None:
    texts = [f"title: x\n{field % part}" for part in (base, ours, theirs)]
    assert clean(texts[1], texts[2], texts[0]) == f"title: x\n{field % merged}"


def test_addresses_and_sources_and_labels_of_the_scale_merge() -> None:
    base = """\
title: x
scale: {labels: {1: good}}
sources: [{id: s, title: S}, {id: t, title: T}, {id: u, title: U}]
stages:
  - name: A
    pain_points: [{id: p, text: P, sources: [s]}, {id: q, text: Q}, {id: r, text: R}]
    opportunities: [{text: O, addresses: [p]}]
"""
    ours = base.replace("[p]", "[p, q]").replace("sources: [s]", "sources: [s, t]").replace("good}", "good, 2: best}")
    theirs = base.replace("[p]", "[p, r]").replace("sources: [s]", "sources: [s, u]").replace("{1", "{0: so-so, 1")
    merged = clean(ours, theirs, base)
    assert "addresses: [p, q, r]" in merged
    assert "sources: [s, t, u]" in merged
    assert dict(journey(merged).scale.labels) == {0: "so-so", 1: "good", 2: "best"}


def test_one_entry_alone_and_a_list_merge() -> None:
    base = "title: x\ntags: a\nstages: [A]\n"
    assert clean(base.replace("a\n", "[a, b]\n", 1), base.replace("tags: a", "tags: c"), base) == (
        "title: x\ntags: [c, b]\nstages: [A]\n"
    )


def test_both_begin_a_list() -> None:
    ours, theirs = BASE.replace("title", "contributors: Ann\ntitle"), BASE.replace("title", "contributors: Bob\ntitle")
    assert journey(clean(ours, theirs)).contributors == ("Ann", "Bob")


def test_what_theirs_changed_brings_its_comments_along() -> None:
    theirs = edit(
        (ACTIVITY, f"        # on foot\n{ACTIVITY}"), ("  - name: Buy\n", "  # at last\n  - name: Buy  # pay\n")
    )
    ours = edit(("emotion: 1", "emotion: 2"))
    assert clean(ours, theirs) == theirs.replace("emotion: 1", "emotion: 2")


def test_a_comment_on_what_the_other_side_removes_is_a_conflict() -> None:
    hunks, _ = conflicts(edit((COMPARE, "")), edit((COMPARE, f"      # slow\n{COMPARE}")))
    assert hunks == [ConflictHunk("", "", f"      # slow\n{COMPARE}")]


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [7, 9])
def test_marks_have_the_size_and_the_line_breaks_of_the_file(breaks: str, size: int) -> None:
    texts = [f"title: {name}\nstages: [A]\n".replace("\n", breaks).encode() for name in ("Boots", "Shoes", "Hats")]
    merged = Merging("m.yaml", marker_size=size).merge(*texts)
    lines = ["<" * size + " ours", "title: Shoes", "=" * size, "title: Hats", ">" * size + " theirs", "stages: [A]", ""]
    assert merged.raw.decode() == breaks.join(lines)
    assert merged.conflicts == ("m.yaml:1: both sides change 'title'",)


def test_letters_with_accents_are_the_same_in_another_encoding() -> None:
    ours = edit(("name: Search", "name: Größe finden"), ("Find them soon", "Bäume"))
    theirs = normalize("NFD", ours).replace("emotion: 1", "emotion: 2")
    assert merge(ours, theirs, BASE).raw.decode() == ours.replace("emotion: 1", "emotion: 2")
    assert conflicts(ours, theirs, edit(("name: Search", "name: Große"))) == ([], [])
