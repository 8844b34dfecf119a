import pytest

from journeymap_cli.view.graphemes import graphemes


@pytest.mark.parametrize(
    "whole",
    [
        ["a", "b"],
        ["e\u0301", "a\u0300\u0323"],
        ["👩‍💻", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍⚕️"],
        ["🇩🇪", "🇫🇷", "🇯🇵"],
        ["👍🏽", "👋🏿", "❤️", "1️⃣", "#️⃣"],
        ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "x"],
        ["क्षि", "म", "न्दी"],
        ["น้ำ", "ใ", "จ"],
        ["\u1112\u1161\u11ab", "한"],
        ["が", "か\u3099", "葛\U000e0100"],
        ["⌚", "©", "→"],
    ],
)
def test_a_grapheme_is_what_a_reader_takes_for_one_character(whole: list[str]) -> None:
    assert list(graphemes("".join(whole))) == whole
