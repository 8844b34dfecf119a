import re

import pytest

from journeymap_cli.report.changes.fold import RESET, fold
from journeymap_cli.report.terminal import cells

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
