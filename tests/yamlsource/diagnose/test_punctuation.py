"""Brackets: told where they open, and what they do to the text inside."""

import pytest

from support.both_parsers import at, excerpt, problem, read


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
def test_a_bracket_that_is_never_closed_is_reported_where_it_opens(text: str, place: str, bracket: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert found.message == f"the bracket '{bracket}' is never closed"


def test_a_comment_that_swallows_the_closing_bracket_is_named() -> None:
    found = problem("a: [See #42, b]\nc: d\n")
    assert (at(found), found.hint) == ("1:4", "'#42, b]' is a comment: put the whole text in quotes")


@pytest.mark.parametrize(("text", "place"), [("a: [b, c],\n", "1:10"), ("- a: {b: c};  # d\n  e: f\n", "1:12")])
def test_a_comma_after_the_closing_bracket(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message[14:], found.hint) == (place, " after the closing bracket", "delete it")


@pytest.mark.parametrize(("text", "place"), [("a: {b: c}, d\n", "1:4"), ("a:\n- [b], [c]\n", "2:3")])
def test_entries_behind_the_bracket_that_closes_the_first(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message.partition("' ")[2]) == (place, "is a list without brackets")


@pytest.mark.parametrize(("text", "place"), [("a: [b]]\nc: d\n", "1:7"), ("a: b\n}\n", "2:1"), ("[a]]\n", "1:4")])
def test_a_bracket_that_closes_nothing(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.message[-16:]) == (place, "was never opened")


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
    assert (at(problem(text)), problem(text).message) == (place, f"missing comma before '{shown}'")


def test_a_bracket_inside_a_text_in_brackets() -> None:
    found = problem("a: [b, see [1] there, c]\n")
    assert at(found) == "1:8"
    assert (found.message, found.hint) == ("the text 'see [1] there' contains a bracket", 'quote it: "see [1] there"')


@pytest.mark.parametrize("text", ["a: [b, see [1, 2] there]\n", "a: {see [1] there}\n", "a: [see [1: 2]]\n"])
def test_a_bracket_in_what_may_be_more_than_a_text(text: str) -> None:
    found = problem(text)
    assert found.message.endswith("contains a bracket")
    assert found.hint == "put the whole text in quotes"


@pytest.mark.parametrize(("text", "place"), [("[a,, b]\n", "1:4"), ("[, a]\n", "1:2"), ("{a: b,, c: d}\n", "1:7")])
def test_a_comma_with_nothing_before_it(text: str, place: str) -> None:
    assert (at(problem(text)), problem(text).message) == (place, "there is nothing before this comma")


@pytest.mark.parametrize(("text", "place"), [("a: [?, b]\n", "1:5"), ("a: [b, c ?,d,?,e]\n", "1:14")])
def test_a_question_mark_alone_in_brackets_is_the_culprit(text: str, place: str) -> None:
    found = problem(text)
    assert (at(found), found.hint) == (place, 'quote it: "?"')


@pytest.mark.parametrize(
    "text",
    [
        "a: Can I pay?\n",
        "- How?\n",
        "[Where is it?]\n",
        "questions: [Can I pay?, How?]\nb: c\n",
        "a: [is it? or not, b ?, c?d]\n",
        "a: [Is it\n  here?, b]\n",
        "a: ['Can I pay?', \"How?\"]\n",
        "[a: b]\n",
        "a: {b: How?, c: d}\n",
        "a: [{b: How?}]\n",
    ],
)
def test_a_question_is_a_text_in_brackets_too(text: str) -> None:
    assert read(text).problems == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a:\n  - Note: see docs: here\n", "Note: see docs: here"),
        ("title: Payments: the API # why\n", "Payments: the API"),
        ("- name: a: b: c\n", "a: b: c"),
        ("a: see http://x: y\n", "see http://x: y"),
        ("a: “b”: c\n", "“b”: c"),
        ("a: 'b': c\n", "'b': c"),
        ("a: b:\n", "b:"),
        ("a: [Note: b: c, d]\n", "Note: b: c"),
        ("a: {b: c: d}\n", "c: d"),
        ("a: {b: c d: e, f: g}\n", "c d: e"),
    ],
)
def test_a_text_with_a_colon_is_to_be_quoted(text: str, whole: str) -> None:
    found = problem(text)
    assert (found.rule, found.message) == ("yaml-syntax", f"the text '{whole}' contains a colon")
    assert found.span
    assert excerpt(text, found.span) == whole
    assert found.hint
    quoted = found.hint.removeprefix("quote it: ").removesuffix("; or add a missing comma")
    assert read(f"- {quoted}\n").data == [whole]


def test_a_text_with_one_colon_in_a_list_is_a_mapping_and_no_syntax_error() -> None:
    assert read("- Pricing: is there a free tier?\n").problems == []


def test_a_text_too_long_for_a_key_has_a_colon_in_it() -> None:
    found = problem("- " + "a" * 1_100 + ": b\n")
    assert (at(found), found.hint) == ("1:3", "put the whole text in quotes")
    assert "contains a colon" in found.message


def test_a_key_that_is_too_long() -> None:
    found = problem("a: b\n" + "c" * 1_100 + ": d\n")
    assert (at(found), found.message[-11:]) == ("2:1", "is too long")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title: x\nname:value\nb: c\n", "2:1", "missing space after the colon of 'name'"),
        ("name:value\nb: c\n", "1:1", "missing space after the colon of 'name'"),
        ("- name:One\n  b: c\n", "1:3", "missing space after the colon of 'name'"),
        ("a: b\ngoals:[{c: d, e: f}]\n", "2:1", "missing space after the colon of 'goals'"),
        ("- cells:{a: [b], c: [d]}\n  e: f\n", "1:3", "missing space after the colon of 'cells'"),
        ('a:"b"\nc: d\n', "1:1", "missing space after the colon of 'a'"),
        ("a: b\nc:d\n", "2:1", "missing space after the colon of 'c'"),
        ("a：b\nc: d\n", "1:1", "the colon after 'a' is not an ordinary colon"),
        ("a:\u00a0b\nc: d\n", "1:1", "the space after 'a' is not an ordinary space"),
    ],
)
def test_a_key_that_is_badly_joined_to_its_value(text: str, place: str, message: str) -> None:
    found = problem(text)
    assert (at(found), found.message) == (place, message)
    assert found.hint
    assert found.hint.startswith("write '")


def test_a_time_or_an_address_is_not_taken_for_a_key() -> None:
    assert problem("10:30\na: b\n").message == "the line '10:30' has no colon"
    assert problem("http://x\na: b\n").message == "the line 'http://x' has no colon"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("hello\na: b\n", "1:1", "the line 'hello' has no colon"),
        ("a:\n  b\n  c: d\n", "2:3", "the line 'b' has no colon"),
        ("a:\n  - b\n    c: d\n", "2:5", "the line 'b' has no colon"),
        ("a:\n  - - b\n      c: d\n", "2:7", "the line 'b' has no colon"),
        ("a: b\n  c: d\n", "2:3", "'c: d' is indented like a continuation of the text above"),
        ("- a: b\n   c: d\n", "2:4", "'c: d' is indented like a continuation of the text above"),
        ("a: b\n\n\n  c: d\n", "4:3", "'c: d' is indented like a continuation of the text above"),
    ],
)
def test_a_key_below_a_text(text: str, place: str, message: str) -> None:
    assert (at(problem(text)), problem(text).message) == (place, message)


@pytest.mark.parametrize(
    ("text", "place", "above"),
    [
        ("title: x\ndescription: a long\ntext goes on\n\n\nstages:\n  - a\n", "3:1", "2:1"),
        ("a:\n  - b\n  c\n  - d\n", "3:3", "2:3"),
        ("a: |\n  b\nc\n", "3:1", "2:3"),
        ("a: b\ntitle\nc: d\n", "2:1", "1:1"),
    ],
)
def test_a_text_that_goes_on_at_the_wrong_indent_is_reported_where_it_does(text: str, place: str, above: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert "has no colon and does not continue the text above" in found.message
    [line] = found.related
    assert line.span
    assert f"{line.span.line}:{line.span.column}" == above


def test_a_text_of_a_list_with_keys_below_it_needs_a_key_too() -> None:
    hint = problem("a:\n  - b\n    c: d\n").hint
    assert hint == "start it with a key: 'name: ...' for a stage or step, 'text: ...' for an entry of a lane"
    assert problem("a:\n  b\n  c: d\n").hint == "write it as 'key: value'"


def test_a_dash_without_a_blank_among_others() -> None:
    found = problem("a:\n  - b\n  -c\n  - d\n")
    assert (at(found), found.message, found.hint) == ("3:3", "missing space after the dash of '-c'", "write '- c'")


@pytest.mark.parametrize("text", ["{a:}\n", "[a:, b]\n", "{a:[b]}\n"])
def test_a_colon_that_is_shut_in_by_brackets_and_commas(text: str) -> None:
    assert (at(problem(text)), problem(text).message) == ("1:3", "missing space after the colon")


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("- {a: b, c: #2f6fde}\n- {a: c}\n", "1:3", "'#2f6fde}' is a comment: quote it: \"#2f6fde\""),
        ("- {c: #fff, a: b}\n- a: c\n", "1:3", "'#fff, a: b}' is a comment: quote it: \"#fff\""),
        ("a: {b: #123456}\nc:\n  - d\n", "1:4", "'#123456}' is a comment: quote it: \"#123456\""),
        ("a: [{c: #fff}, {d: e}]\nb: c\n", "1:5", "'#fff}, {d: e}]' is a comment: quote it: \"#fff\""),
        ("- {a: b,\n   c: #2f6fde,\n   d: e}\n- f\n", "2:7", 'quote it: "#2f6fde"'),
        ("a: [\n  {b: #fff},\n  {b: #000}\n]\n", "2:3", "'#fff},' is a comment: quote it: \"#fff\""),
        ("tags: [#api, #web]\nb: c\n", "1:7", "'#api, #web]' is a comment: put the whole text in quotes"),
        ("- {a: b, c: [see #4]}\n- {a: d}\n", "1:13", "'#4]}' is a comment: put the whole text in quotes"),
    ],
)
def test_a_comment_that_hides_the_end_of_its_entry_is_the_culprit(text: str, place: str, hint: str) -> None:
    found = problem(text)
    assert (at(found), found.hint) == (place, hint)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [- b: c]\nd: e\n", "1:5"),
        ("a: [- b, - c]\n", "1:5"),
        ("a: [b, - c]\n", "1:8"),
        ("a: [\n  - b\n  - c\n]\n", "2:3"),
        ("a: {\n  - b: c\n}\n", "2:3"),
    ],
)
def test_a_dash_in_brackets_is_the_culprit(text: str, place: str) -> None:
    found = problem(text)
    assert at(found) == place
    assert "both a dash and brackets" in found.message


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a:\n  - name: b\n  -name: c\n", "3:3", "write '- name: c'"),
        ("a:\n  -name: b\n    goals: [c]\n  - name: d\n", "2:3", "write '- name: b'"),
        ("a:\n  -text: b\n  - c\n", "2:3", "write '- text: b'"),
    ],
)
def test_a_dash_without_a_space_is_the_culprit(text: str, place: str, hint: str) -> None:
    found = problem(text)
    assert (at(found), found.hint) == (place, hint)
