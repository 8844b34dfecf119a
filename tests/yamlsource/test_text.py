"""Bytes: UTF-8 within the limit is text, anything else a located problem."""

import pytest

from journeymap_cli.problem import Severity, Span
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.text import decode
from support.both_parsers import at, problem, read


def test_a_mark_of_the_byte_order_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfa: b\n") == ("a: b\n", [])


def test_a_byte_that_is_no_utf8_is_located_by_what_precedes_it() -> None:
    found = problem("# é\r\ntitle: Caf".encode() + b"\xe9\nstages:\n")
    assert (found.rule, found.span, found.hint) == ("not-utf8", Span(2, 11, 2, 12), "save the file as UTF-8")
    assert "0xe9" in found.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_of_unicode_are_recognised(encoding: str) -> None:
    raw = "title: a\n".encode(encoding)
    found = problem(raw)
    assert (found.rule, at(found), found.hint) == ("not-utf8", "1:1", "save the file as UTF-8")
    assert read_yaml(raw).text.strip("\ufeff") == "title: a\n"


def test_utf16_without_a_mark_is_one_problem() -> None:
    found = problem("title: a\n".encode("utf-16-le"))
    assert (found.rule, at(found), found.hint) == ("not-utf8", "1:2", "save the file as UTF-8")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_raw_control_character_is_not_allowed(character: str) -> None:
    found = problem(f"a: b\nc: d{character}e\n")
    assert (found.rule, at(found)) == ("not-utf8", "2:5")
    assert f"U+{ord(character):04X}" in found.message


def test_every_raw_control_character_is_told() -> None:
    assert [at(found) for found in read("a: \x07\nb: \x07\x08\n").problems] == ["1:4", "2:4", "2:5"]


def test_a_file_that_is_not_text_has_no_data() -> None:
    text = read(b"a: b # c\n\xff\n")
    assert (text.data, list(text.comments)) == (None, [])
    assert text.text == "a: b # c\n\ufffd\n"


def test_the_size_limit_counts_bytes_and_can_be_raised() -> None:
    raw = "a: é\n".encode()
    assert read_yaml(raw, max_size=6).problems == []
    [found] = read_yaml(raw, max_size=5).problems
    assert (found.rule, found.span, found.message) == (
        "too-large",
        Span(1, 1, 1, 1),
        "the file has 6 bytes, the limit is 5",
    )
    assert found.hint
    assert "--max-size" in found.hint


def test_five_mebibytes_are_the_limit_by_default() -> None:
    assert problem(b" " * (5 * 1024 * 1024 + 1)).rule == "too-large"
    assert read(b" " * 5_000).problems == []


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E changes the direction"),
        ("\u2066", "U+2066 changes the direction"),
        ("\x85", "U+0085 starts a new line in YAML"),
        ("\u2028", "U+2028 starts a new line in YAML"),
        ("\u200b", "U+200B is invisible"),
        ("\u2060", "U+2060 is invisible"),
        ("\ufeff", "U+FEFF is invisible"),
        ("\u200d", "U+200D is invisible"),
        ("\u200c", "U+200C is invisible"),
        ("\u200e", "U+200E is invisible"),
        ("\U000e0041", "U+E0041 is invisible"),
    ],
)
def test_an_invisible_character_is_told_by_its_number(character: str, name: str) -> None:
    found = problem(f"title: x\ngoals: ['pay{character}pal']\n")
    assert (found.rule, found.severity, at(found)) == ("invisible-character", Severity.WARNING, "2:13")
    assert name in found.message


@pytest.mark.parametrize(
    "text",
    [
        "👩‍💻 at work",
        "👩🏽‍🚀",
        "🏳️‍🌈",
        "👁️‍🗨️",
        "❤️‍🔥",
        "🙂‍↔️",
        "👨‍👩‍👧‍👦",
        "می‌خواهم",
        "क्‍ष",
        "ක්‍ෂ",
        "ه‍ 1447",
        "שלום\u200f!",
        "السعر\u061c 5 \u200e(USD)",
        "☎️ and ☎︎",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "soft\u00adhyphen and\u00a0space",
    ],
)
def test_what_scripts_and_emoji_need_is_no_problem(text: str) -> None:
    assert read(f"title: {text}\n").problems == []


@pytest.mark.parametrize(
    "text", ["pay\u200d\u200dpal", "👩\u200dx", "x\u200d👩", "خ\u200c x", "x\u200c👩", "👩\u200c💻"]
)
def test_a_joiner_that_joins_nothing_is_told(text: str) -> None:
    assert {found.rule for found in read(f"title: {text}\n").problems} == {"invisible-character"}


def test_a_direction_mark_needs_right_to_left_text_on_its_own_line() -> None:
    assert at(problem("a: שלום\nb: x\u200e\n")) == "2:5"


def test_each_is_told_at_its_place_also_in_comments_and_keys() -> None:
    found = read("a\u200b: b # c\u202ed\n\u200be: f\n").problems
    assert [at(one) for one in found] == ["1:2", "1:10", "2:1"]


def test_the_letters_of_an_invisible_word_are_one_problem() -> None:
    assert at(problem("a: x\U000e0068\U000e0069y\n")) == "1:5"


def test_lines_after_a_break_that_only_yaml_counts_have_the_numbers_of_the_editor() -> None:
    found = read("title: 'a\u2028b'\nname: x\nname: y\n").problems
    assert [(one.rule, at(one)) for one in found] == [("invisible-character", "1:10"), ("duplicate-key", "3:1")]


def test_a_thousand_are_told_at_most() -> None:
    assert len(read("a: '" + "\u200b" * 3_000 + "'\n").problems) == 1_000
