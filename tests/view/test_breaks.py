import pytest

from journeymap_cli.view.breaks import Unbreakable, graphemes, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one", "two"]),
        ("well-known", ["well-", "known"]),
        ("-5 and --flag", ["-5", "and", "--flag"]),
        ("2026-09-14", ["2026-09-14"]),
        ("https://example.com/a/b", ["https://example.com/", "a/", "b"]),
        ("before—after", ["before—", "after"]),
        ("10\u00a0%", ["10\u00a0%"]),
        ("日本（東京）です。", ["日", "本", "（東", "京）", "で", "す。"]),
        ("APIを見る", ["API", "を", "見", "る"]),
        ("ちょっと", ["ちょっ", "と"]),
        ("결제 키", ["결제", "키"]),
    ],
)
def test_pieces_stay_together(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(text)] == expected


def test_a_piece_says_what_follows_it() -> None:
    assert list(pieces("a  b\u00adc\u200bd")) == [
        Unbreakable("a", "  "),
        Unbreakable("b", "", "-"),
        Unbreakable("c"),
        Unbreakable("d"),
    ]


def test_a_text_without_letters_has_no_pieces() -> None:
    assert list(pieces("")) == []


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
        ["น้ำ", "ใจ"],
        ["ເງິ", "ນ", "ຊຳ", "ລະ"],
        ["ឯ", "ក", "សា", "រ", "ម្ពុ"],
        ["\u1112\u1161\u11ab", "한"],
        ["が", "か\u3099", "葛\U000e0100"],
        ["⌚", "©", "→"],
    ],
)
def test_a_grapheme_is_what_a_reader_takes_for_one_character(whole: list[str]) -> None:
    assert list(graphemes("".join(whole))) == whole
