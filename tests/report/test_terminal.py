import re

import pytest

from journeymap_cli.report.terminal import RESET, cells, fold, opening, printable

RED = "\x1b[31m"


def plain(text: str) -> str:
    return re.sub(r"\x1b\[\d*m", "", text)


def test_a_short_line_stays_as_it_is() -> None:
    assert fold("  place  said", 13, 4) == "  place  said"


def test_rows_break_between_words_and_are_indented() -> None:
    assert fold("ab: one two three", 9, 4) == "ab: one\n    two\n    three"


def test_a_longer_word_is_left_whole() -> None:
    assert fold("ab: overlong x", 8, 4) == "ab: overlong\n    x"


def test_scripts_without_blanks_break_anywhere() -> None:
    assert fold("ab: 東京都渋谷区", 10, 4) == "ab: 東京都\n    渋谷区"


def test_a_colour_goes_on_behind_the_indent() -> None:
    assert fold(f"ab: {RED}one two{RESET} three", 9, 4) == f"ab: {RED}one{RESET}\n    {RED}two{RESET}\n    three"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_row_is_wider_and_no_word_is_lost(width: int) -> None:
    line = f"  Place  {RED}{'word ' * 40}{RESET} 支払い 👩🏽\u200d💻 end"
    rows = plain(fold(line, width, 9)).split("\n")
    assert max(map(cells, (row.rstrip() for row in rows))) <= width
    assert " ".join(rows).split() == plain(line).split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grüße, 東京 🙂", "Grüße, 東京 🙂"),
        ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\x00\x7f\x85\x9b", "\\x00\\x7f\\x85\\x9b"),
        ("a\u202eb\u2066c\u2069", "a\\u202eb\\u2066c\\u2069"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("a\u200bb\ufeffc\u200e", "a\\u200bb\\ufeffc\\u200e"),
        ("a\ud800b", "a\\ud800b"),
        ("👩\u200d🔧 क\u200dष", "👩\u200d🔧 क\u200dष"),
        ("##[error]x", "##\\[error]x"),
        ("::error::x", "::error::x"),
    ],
)
def test_what_would_act_or_hide_is_shown_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("char", [chr(code) for code in (*range(32), *range(127, 160))])
def test_no_control_character_is_left(char: str) -> None:
    assert printable(char).isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\::error::x"),
        ("  ::error::x", "\\  ::error::x"),
        ("\n::error::x", "\\n::error::x"),
        ("map.yaml::x", "map.yaml::x"),
        ("a\x1bb", "a\\x1bb"),
    ],
)
def test_no_line_begins_with_a_command_of_a_ci_service(text: str, shown: str) -> None:
    assert opening(text) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("東京", 4), ("e\u0301", 1), ("🙂", 2), ("👩\u200d👧", 2), ("👍🏽", 2), ("ｱ", 1), ("", 0)],
)
def test_wide_characters_take_two_cells_and_marks_none(text: str, width: int) -> None:
    assert cells(text) == width
