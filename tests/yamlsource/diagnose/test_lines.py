"""Lines: indentation, dashes, and what cannot stand where it does."""

import pytest

from support.both_parsers import at, problem

MAP = """\
stages:
  - name: One
    goals:
      - Two
    emotion: 1
  - name: Three
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        ("    goals", "   goals", "3:4", "'goals:' starts in column 4, which matches no line above", "column 5"),
        ("      - Two", "   - Two", "4:4", "'- Two' starts in column 4, which matches no line above", "column 5"),
        (
            "  - name: Th",
            " - name: Th",
            "6:2",
            "'- name: Three' starts in column 2, which matches no line above",
            "column 3",
        ),
        ("    goals", "  goals", "3:3", "'goals:' is aligned with the dash above", "indent it by two more"),
        ("  - name: Th", "- name: Th", "6:1", "the list entry '- name: Three' is among keys", "indent it"),
        ("    emotion: 1", "    - emotion: 1", "5:5", "the list entry '- emotion: 1' is among keys", "indent it"),
        ("goals:\n", "goals: - One\n", "3:12", "the list entry '- One' is on the line of its key", "new line"),
        ("stages", " stages", "1:2", "'stages:' is indented", "start both in the same column"),
    ],
)
def test_a_line_at_the_wrong_place_is_reported_where_it_begins(
    old: str, new: str, place: str, message: str, hint: str
) -> None:
    text = MAP.replace(old, new, 1) + "title: x\n"
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert found.message.startswith(message)
    assert found.hint
    assert hint in found.hint


def test_a_text_below_one_in_quotes_and_left_of_it_is_a_line_at_the_wrong_place() -> None:
    found = problem('- "a"\nb: c\n')
    assert (at(found), found.message) == ("2:1", "'b: c' is aligned with the dash above")


def test_a_block_text_that_goes_on_too_far_left() -> None:
    found = problem("a: |\n    b\n  c\nd: e\n")
    assert (at(found), found.hint) == ("3:3", "start it in column 5, like 'b'")


def test_only_lines_that_are_still_open_are_advised() -> None:
    found = problem("a:\n    b:\n        c: d\n    e: f\n  g: h\n")
    assert (at(found), found.hint) == ("5:3", "start it in column 5, like 'e: f'")


def test_content_after_the_end_of_the_document_is_a_second_one() -> None:
    assert (problem("a: b\n...\nc: d\n").rule, at(problem("a: b\n...\nc: d\n"))) == ("several-documents", "3:1")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_merge_conflict_that_was_left(end: str) -> None:
    text = MAP.replace("    emotion: 1\n", "<<<<<<< HEAD\n    emotion: 1\n=======\n    emotion: 2\n>>>>>>> other\n")
    found = problem(text.replace("\n", end))
    assert (found.rule, at(found), found.message) == ("yaml-syntax", "5:1", "unresolved merge conflict")


def test_the_end_of_a_text_that_ends_too_early() -> None:
    assert problem("? - a\n  b: c\n").rule == "yaml-syntax"
