"""Texts that YAML takes for something else: told in plain words, at the text, with what to do."""

import pytest

from journeymap_cli.problem import Span
from support.both_parsers import at, excerpt, problem, read


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a:\n  - **bold** text\n", "**bold** text"),
        ("- *important*\n", "*important*"),
        ("- *x and more\n", "*x and more"),
        ("- * x\n", "* x"),
        ("- & Co\n", "& Co"),
        ("- &a &b\n", "&a &b"),
        ("- `code` first # why\n", "`code` first"),
        ("- @name\n", "@name"),
        ("a: %x\n", "%x"),
        ("- > said\n", "> said"),
        ("a: >=5\n", ">=5"),
        ("- | x\n", "| x"),
        ("- , x\n", ", x"),
        ("- ] x\n", "] x"),
        ("a: ? x\n", "? x"),
        ("- : x\n", ": x"),
        ("- [link](url)\n", "[link](url)"),
        ("- [ ] task\n", "[ ] task"),
        ("a: {{ name }} x\n", "{{ name }} x"),
        ("- {a} b\n", "{a} b"),
        ("a: [@name, b]\n", "@name"),
        ("a: {b: *c}\n", "*c"),
        ("a: [\n  b,\n  @name,\n  c]\n", "@name"),
    ],
)
def test_a_text_that_begins_with_a_sign_of_yaml(text: str, whole: str) -> None:
    found = problem(text)
    assert found.rule == "yaml-syntax"
    assert found.message.startswith(f"the text '{whole}' starts with '{whole[0]}'")
    assert found.hint == f'quote it: "{whole}"'
    assert found.span
    assert excerpt(text, found.span) == whole


def test_a_bullet_that_is_none_of_yaml() -> None:
    found = problem("a:\n  * b\n  * c\n")
    assert (at(found), found.hint) == ("2:3", "start a list entry with '- '")


def test_a_name_that_nothing_has_is_said() -> None:
    assert "there is no anchor '&x'" in problem("- *x\n").message


def test_the_quoted_text_that_is_advised_is_the_text_that_was_meant() -> None:
    for text in ('**b** "c"', "@it's", '`"`', "@\\d"):
        hint = problem(f"- {text}\n").hint
        assert hint
        assert read(f"- {hint.removeprefix('quote it: ')}\n").data == [text]


def test_a_long_text_is_shown_in_part_and_not_repeated_in_the_hint() -> None:
    found = problem("- @" + "x" * 200 + "\n")
    assert found.message.startswith("the text '@" + "x" * 38 + "…' starts")
    assert found.hint == "put the whole text in quotes"


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("a:\n\tb: c\n", "2:1", "→b: c"),
        ("stages:\n  - name: a\n\tgoals: x\n", "3:1", "→goals: x"),
        ("a:\n  \tb: c\n", "2:3", "  →b: c"),
        ("\ta: b\n", "1:1", "→a: b"),
        ("a: |\n\tb\n", "2:1", "→b"),
        ("a: b\n\tc\n", "2:1", "→c"),
        ("-\ta: b\n", "1:2", "-→a: b"),
        ("a: b\r\n\t\r\nc: d\r\n", "2:1", "→"),
    ],
)
def test_a_tab_in_the_indentation_is_shown(text: str, place: str, line: str) -> None:
    found = problem(text)
    assert (found.rule, at(found), found.hint) == ("yaml-syntax", place, "use spaces instead")
    assert found.message == f"tab (→) where only spaces are allowed: '{line}'"


def test_tabs_in_a_row_are_one_problem() -> None:
    assert problem("a:\n\t\tb: c\n").span == Span(2, 1, 2, 3)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: b\nc: "d\ne: f\n', "2:4"),
        ("a: 'b\nc: d\n", "1:4"),
        ('a: {b: 1, c: "d}\ne: f\n', "1:14"),
        ('a: "b\n---\nc: d\n', "1:4"),
        ('"a: b\nc: d\n', "1:1"),
    ],
)
def test_a_quote_that_is_never_closed_is_reported_where_it_opens(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert "is never closed" in found.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "b\nc: "d"\ne: f\n', "1:4"),
        ('- "a\n- "b"\n- "c"\n', "1:3"),
        ("- 'tis\n- b\n- it's\n", "1:3"),
        ('a: ["b, c]\nd: ["e"]\n', "1:5"),
        ('a: "b\nc: "d: e"\n', "1:4"),
    ],
)
def test_a_quote_that_the_next_one_closes_is_reported_where_it_opens(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert "is closed only where the next one opens" in found.message


@pytest.mark.parametrize(
    ("text", "whole", "meant"),
    [
        ('- "quoted" then text\n', '"quoted" then text', '"quoted" then text'),
        ("a: 'b' and 'c'\n", "'b' and 'c'", "b' and 'c"),
        ("- 'it's fine'\n", "'it's fine'", "it's fine"),
        ('- "say "hi" now"\n', '"say "hi" now"', 'say "hi" now'),
        ('"a" b: c\n', '"a" b: c', '"a" b: c'),
        ('"a" b\n', '"a" b', '"a" b'),
    ],
)
def test_more_text_after_a_closing_quote(text: str, whole: str, meant: str) -> None:
    found = problem(text)
    assert found.message == f"more text follows the closing quote in '{whole}'"
    assert found.span
    assert excerpt(text, found.span) == whole
    assert found.hint
    assert read(f"- {found.hint.removeprefix('quote it: ')}\n").data == [meant]


def test_more_text_on_the_line_after_a_closing_quote() -> None:
    found = problem('a: "b"\n  c\nd: e\n')
    assert (at(found), found.message) == ("2:3", "'c' comes after the closing quote of the text above")


@pytest.mark.parametrize(
    "text", ["- See #42\n  more\n", "a:\n  b: x #y\n    more\n", "x: y\na: See #42\n  more\nb: c\n"]
)
def test_a_text_that_goes_on_after_a_comment_cut_it(text: str) -> None:
    found = problem(text)
    assert found.rule == "yaml-syntax"
    assert found.span
    assert excerpt(text, found.span).startswith("#")


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ('a: "C:\\data"\n', "1:7", "\\d"),
        ('a: "C:\\Users"\n', "1:7", "\\U"),
        ('a: "x\n  \\xZZ"\n', "2:3", "\\x"),
        ('a: "\\u12"\n', "1:5", "\\u12"),
    ],
)
def test_a_backslash_that_begins_no_escape(text: str, place: str, shown: str) -> None:
    found = problem(text)
    assert (at(found), found.message) == (place, f"'{shown}' is not a valid escape in YAML")
    assert found.hint == "write the backslash twice, or put the text in single quotes"


@pytest.mark.parametrize("text", ["a: !<x\n", "a: !e!x b\n", "a: !%zz b\n"])
def test_a_tag_that_is_none_is_a_custom_one(text: str) -> None:
    assert (problem(text).rule, at(problem(text))) == ("custom-tag", "1:4")


@pytest.mark.parametrize("char", "\x85\u2028\u2029")
def test_a_line_break_that_nobody_sees_is_a_character_like_any_other(char: str) -> None:
    found = read(f"# a{char}b: c\ntitle: a{char}b\nname: 'c{char}d'\nlast: \ue000\n")
    assert found.data == {"title": f"a{char}b", "name": f"c{char}d", "last": "\ue000"}
    assert [(each.rule, at(each)) for each in found.problems] == [
        ("invisible-character", "1:4"),
        ("invisible-character", "2:9"),
        ("invisible-character", "3:9"),
    ]
