"""Brackets: told where they open, and what they do to the text inside."""

import pytest

from reading import at, problem, read


@pytest.mark.parametrize(
    ("text", "place", "bracket"),
    [
        ("a: [b, c\n", "1:4", "["),
        ("a: 1\nb: [c, d\ne: 1\nf: [g]\n", "2:4", "["),
        ("a:\n  - [b, c\n  - d\n", "2:5", "["),
        ("a:\n  - {b: c, d: e\n  - {b: c}\n", "2:5", "{"),
        ("a: {b: c\nd: e\n", "1:4", "{"),
        ("a: [b, {c: d]\ne: f\n", "1:8", "{"),
        ("a: [b, c}\nd: e\n", "1:4", "["),
        ("a: {\n", "1:4", "{"),
        ("a: [[b], [c]\n", "1:4", "["),
        ("a: b\n[c\n", "2:1", "["),
    ],
)
def test_a_bracket_that_is_never_closed_is_told_where_it_opens(text: str, place: str, bracket: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert found.message == f"the bracket '{bracket}' that opens here is never closed"


def test_a_comment_that_swallows_the_closing_bracket_is_named() -> None:
    found = problem("a: [See #42, b]\nc: d\n")
    assert (at(found), found.hint) == ("1:4", "'#42, b]' is a comment: put the whole text in quotes")


@pytest.mark.parametrize(("text", "place"), [("a: [b, c],\n", "1:10"), ("- a: {b: c};  # d\n  e: f\n", "1:12")])
def test_a_comma_after_the_closing_bracket(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message[3:], found.hint) == (place, " stands after the closing bracket", "delete it")


@pytest.mark.parametrize(("text", "place"), [("a: {b: c}, d\n", "1:4"), ("a:\n- [b], [c]\n", "2:3")])
def test_entries_behind_the_bracket_that_closes_the_first(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message.partition("' ")[2]) == (place, "is a list without brackets")


@pytest.mark.parametrize(("text", "place"), [("a: [b]]\nc: d\n", "1:7"), ("a: b\n}\n", "2:1"), ("[a]]\n", "1:4")])
def test_a_bracket_that_closes_nothing(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message[-15:]) == (place, " closes nothing")


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ('{a: "b" c: d}\n', "1:9", "c: d"),
        ("[{a: b} {c: d}]\n", "1:9", "{"),
        ('["a" "b"]\n', "1:6", '"b"'),
        ("a: {b: c\n  d: e}\n", "2:3", "d: e"),
    ],
)
def test_a_comma_that_is_missing(text: str, place: str, shown: str) -> None:
    assert (at(problem(text)), problem(text).message) == (place, f"a comma is missing before '{shown}'")


def test_a_bracket_inside_a_text_in_brackets() -> None:
    found = problem("a: [b, see [1] there, c]\n")
    assert at(found) == "1:8"
    assert found.message.startswith("the text 'see [1] there")
    assert found.message.endswith("has a bracket in it")


@pytest.mark.parametrize(("text", "place"), [("[a,, b]\n", "1:4"), ("[, a]\n", "1:2"), ("{a: b,, c: d}\n", "1:7")])
def test_a_comma_with_nothing_before_it(text: str, place: str) -> None:
    assert (at(problem(text)), problem(text).message) == (place, "nothing stands before this comma")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("questions: [Can I pay?, How?]\nb: c\n", "1:13"),
        ("questions: [Pay, How much]\nb: [c, What?]\n", "2:8"),
        ("a: [is it? or not, b?]\n", "1:5"),
    ],
)
def test_a_question_in_brackets_is_told_once_at_the_text_that_begins_it(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found), found.hint) == (
        "yaml-syntax",
        place,
        "write one question per line, or quote each",
    )
    assert read(text).data is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: Can I pay?\n",
        "- How?\n",
        "a: ['Can I pay?', \"How?\"]\n",
        "[a: b]\n",
        "a: {b: How?, c: d}\n",
        "a: [{b: How?}]\n",
    ],
)
def test_a_question_outside_of_brackets_in_braces_or_quotes_is_a_text(text: str) -> None:
    assert read(text).problems == []
