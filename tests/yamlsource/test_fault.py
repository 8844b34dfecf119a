"""What is shown of a text, and what is advised."""

import pytest

from journeymap_cli.yamlsource.fault import code_point, content_start, line_end, line_start, quote_it, rest_end, shown


@pytest.mark.parametrize("text", ["ab\ncd\nef", "ab\r\ncd\r\nef", "ab\rcd\ref"])
def test_a_line_ends_where_an_editor_ends_it(text: str) -> None:
    at = text.index("d")
    assert text[line_start(text, at) : line_end(text, at)] == "cd"
    assert line_end(text, len(text)) == len(text)


def test_a_break_that_only_yaml_counts_ends_no_line() -> None:
    assert (line_start("a\u2028b", 2), line_end("a\x85b", 0)) == (0, 3)


def test_content_begins_after_the_blanks_of_its_line() -> None:
    assert content_start("a:\n \t b: c", 7) == 6


@pytest.mark.parametrize(
    ("text", "whole", "entry"),
    [
        ("a b # c", "a b", "a b"),
        ("a#b c", "a#b c", "a#b c"),
        ("a, b] c", "a, b] c", "a"),
        ("a b  ", "a b", "a b"),
    ],
)
def test_a_text_goes_on_to_its_comment_or_its_separator(text: str, whole: str, entry: str) -> None:
    assert text[: rest_end(text, 0)] == whole
    assert text[: rest_end(text, 0, in_brackets=True)] == entry


@pytest.mark.parametrize(("text", "found"), [("a\tb\nc", "'a→b'"), ("", "''"), ("x" * 40, f"'{'x' * 40}'")])
def test_an_excerpt_is_one_line_with_its_tabs(text: str, found: str) -> None:
    assert shown(text) == found


def test_a_long_excerpt_is_cut() -> None:
    assert shown("x" * 41) == "'" + "x" * 39 + "…'"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: b", 'quote it: "a: b"'),
        ('a "b"', "quote it: 'a \"b\"'"),
        ("a 'b' \"c\"", "quote it: 'a ''b'' \"c\"'"),
        ("a\\b", "quote it: 'a\\b'"),
        ("a\tb", "put the whole text in quotes"),
    ],
)
def test_the_advice_to_quote_is_the_text_in_quotes(text: str, hint: str) -> None:
    assert quote_it(text) == hint


def test_a_character_is_named_as_people_look_it_up() -> None:
    assert [code_point("\0"), code_point("\U000e0041")] == ["U+0000", "U+E0041"]
