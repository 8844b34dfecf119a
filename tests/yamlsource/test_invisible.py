"""Invisible characters: reported where they mislead, and silent where a script or an emoji needs them."""

import pytest

from journeymap_cli.problem import Severity
from support.both_parsers import at, problem, read


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
def test_an_invisible_character_is_reported_by_its_number(character: str, name: str) -> None:
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
def test_a_joiner_that_joins_nothing_is_reported(text: str) -> None:
    assert {found.rule for found in read(f"title: {text}\n").problems} == {"invisible-character"}


def test_a_direction_mark_needs_right_to_left_text_on_its_own_line() -> None:
    assert at(problem("a: שלום\nb: x\u200e\n")) == "2:5"


def test_each_is_reported_at_its_place_also_in_comments_and_keys() -> None:
    found = read("a\u200b: b # c\u202ed\n\u200be: f\n").problems
    assert [at(one) for one in found] == ["1:2", "1:10", "2:1"]


def test_the_letters_of_an_invisible_word_are_one_problem() -> None:
    assert at(problem("a: x\U000e0068\U000e0069y\n")) == "1:5"


def test_lines_after_a_break_that_only_yaml_counts_have_the_numbers_of_the_editor() -> None:
    found = read("title: 'a\u2028b'\nname: x\nname: y\n").problems
    assert [(one.rule, at(one)) for one in found] == [("invisible-character", "1:10"), ("duplicate-key", "3:1")]


def test_a_thousand_are_reported_at_most() -> None:
    assert len(read("a: '" + "\u200b" * 3_000 + "'\n").problems) == 1_000
