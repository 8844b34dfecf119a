import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.view.breaks import SOFT_HYPHEN, Unbreakable, graphemes, hyphenated, pieces


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


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Datenschutzgrundverordnung", "Daten|schutz|grund|verord|nung"),
        ("Schnittstellenbeschreibung", "Schnitt|stel|len|beschrei|bung"),
        ("Qualitätssicherungsmaßnahmen", "Qua|litäts|siche|rungs|maß|nah|men"),
        ("Vertragsbedingungen.", "Ver|trags|bedin|gun|gen."),
        ("E-Mail-Benachrichtigungen", "E-Mail-Bena|chrich|tigun|gen"),
        ("internationalization", "inter|natio|nali|zation"),
        ("достопримечательностями", "дос|топри|меча|тель|нос|тями"),
        ("προσανατολισμός", "προ|σανα|τολισ|μός"),
        ("PaymentIntentConfirmation", "Pay|ment|Intent|Con|fir|mation"),
        ("Opportunities", "Opportunities"),
        ("顧客満足度調査結果報告書作成手順書", "顧客満足度調査結果報告書作成手順書"),
        ("https://example.com/verylongpathname", "https://example.com/verylongpathname"),
        ("jemand@unternehmensberatung.example", "jemand@unternehmensberatung.example"),
        ("Donau\u00addampfschifffahrt", "Donau|dampfschifffahrt"),
    ],
)
def test_a_long_word_may_be_broken_where_a_syllable_begins(word: str, parts: str) -> None:
    assert hyphenated(word).replace(SOFT_HYPHEN, "|") == parts


def test_words_are_long_from_a_given_number_of_letters_on() -> None:
    assert hyphenated("Opportunities", longest=8).replace(SOFT_HYPHEN, "|") == "Oppor|tuni|ties"


def test_letters_with_combining_marks_stay_together() -> None:
    word = unicodedata.normalize("NFD", "Benutzerfreundlichkeitsprüfung")
    assert unicodedata.normalize("NFC", hyphenated(word)) == hyphenated(unicodedata.normalize("NFC", word))


@given(st.text(max_size=80), st.integers(8, 20))
def test_only_hyphens_are_added(text: str, longest: int) -> None:
    assert hyphenated(text, longest).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


def test_a_word_without_end_takes_no_time() -> None:
    assert len(hyphenated("ba" * 200_000)) > 400_000
    assert hyphenated("x" * 400_000 + "@") == "x" * 400_000 + "@"
