import pytest

from journeymap_cli.merge.conflicts import ConflictMarkers, free_size, unmarked
from journeymap_cli.rewrite.pieces import ConflictHunk, Pieces, all_ours, all_theirs, picked

PIECES: Pieces = ["a\n", ConflictHunk("b\nc\nd\n", "b\nours\nd\n", "b\ntheirs\nd\n"), "e\n"]
LABELS = ("us", "old", "them")


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("merge", "a\nb\n<<<< us\nours\n====\ntheirs\n>>>> them\nd\ne\n"),
        ("diff3", "a\nb\n<<<< us\nours\n|||| old\nc\n====\ntheirs\n>>>> them\nd\ne\n"),
        ("zdiff3", "a\nb\n<<<< us\nours\n|||| old\nb\nc\nd\n====\ntheirs\n>>>> them\nd\ne\n"),
    ],
)
def test_markers_are_those_of_git_around_the_lines_that_differ(style: str, written: str) -> None:
    markers = ConflictMarkers(LABELS, 4, style)
    assert markers.write(PIECES) == written
    assert markers.write(unmarked(written, 4)) == written


def test_a_conflict_is_resolved_either_way() -> None:
    assert picked(PIECES, [False]) == all_ours(PIECES) == "a\nb\nours\nd\ne\n"
    assert picked(PIECES, [True]) == all_theirs(PIECES) == "a\nb\ntheirs\nd\ne\n"


def test_shared_lines_are_not_part_of_the_conflict() -> None:
    assert ConflictMarkers(LABELS, 4).write([ConflictHunk("", "a\n", "a\na\n")]) == "a\n<<<< us\n====\na\n>>>> them\n"


def test_a_label_stays_on_its_line() -> None:
    assert ConflictMarkers(("a\nb", "", "c"), 2).write([ConflictHunk("", "x\n", "y\n")]) == "<< a b\nx\n==\ny\n>> c\n"


def test_markers_in_a_text_are_not_a_conflict() -> None:
    text = "<<<<<<< us\na\n=======\nb\n>>>>>>> them\n"
    assert free_size([text, "no\n"]) == 8
    assert unmarked(text, 8) == [text]
