import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.language.tags import parse_tag
from journeymap_cli.view.hyphenation import SOFT_HYPHEN, WordDivision, divide, places, softened


@pytest.mark.parametrize(
    "word",
    [
        "Rechts-schutz-ver-si-che-rungs-ge-sell-schaf-ten",
        "Daten-schutz-grund-ve-rord-nung",
        "Grö-ße-nän-de-rung",
        "Lebens-mit-tel-ver-schwen-dung",
        "inter-na-tio-na-li-za-tion",
        "неу-до-влет-во-ри-тель-ность",
        "xxxxxxxxx",
    ],
)
def test_a_syllable_begins_with_consonants_that_belong_together(word: str) -> None:
    plain = word.replace("-", "")
    starts = [0, *places(plain), len(plain)]
    assert "-".join(plain[start:end] for start, end in pairwise(starts)) == word


@pytest.mark.parametrize(
    ("word", "most", "with_hyphen", "division"),
    [
        ("Versicherungsantrag", 12, 11, (8, "-")),
        ("xxxxxxxxxxxxxxxxxxxx", 10, 9, (9, "-")),
        ("xxxxxxxxxxx", 10, 10, (8, "-")),
        ("https://example.org/path", 21, 20, (20, "")),
        ("snake_case_name", 12, 11, (11, "")),
        ("支払支払支払支払", 5, 4, (5, "")),
        ("مفتاحمفتاحمفتاح", 5, 4, (5, "")),
        ("123456789012", 5, 4, (5, "")),
        ("l’internationalisation", 4, 3, (3, "-")),
    ],
)
def test_a_word_is_divided_where_a_reader_expects_it(
    word: str, most: int, with_hyphen: int, division: tuple[int, str]
) -> None:
    assert divide(word, most, with_hyphen) == WordDivision(*division)


def test_no_mark_is_parted_from_its_letter() -> None:
    word = "e\u0301" * 20
    for most in range(2, 30):
        assert word[divide(word, most, most).length] == "e"


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
    assert softened(word, None).replace(SOFT_HYPHEN, "|") == parts


def test_words_are_long_from_a_given_number_of_letters_on() -> None:
    assert softened("Opportunities", None, longest=9).replace(SOFT_HYPHEN, "|") == "Oppor|tuni|ties"


def test_letters_with_combining_marks_stay_together() -> None:
    word = unicodedata.normalize("NFD", "Benutzerfreundlichkeitsprüfung")
    assert unicodedata.normalize("NFC", softened(word, None)) == softened(unicodedata.normalize("NFC", word), None)


@given(st.text(max_size=80), st.integers(8, 20))
def test_only_hyphens_are_added(text: str, longest: int) -> None:
    assert softened(text, None, longest).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


def test_a_word_without_end_takes_no_time() -> None:
    assert len(softened("ba" * 200_000, None)) > 400_000
    assert softened("x" * 400_000 + "@", None) == "x" * 400_000 + "@"


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Qualitätssicherungsfragebogen", "de", "Qua|li|täts|si|che|rungs|fra|ge|bo|gen"),
        ("Das Krankenhaus", "de", "Das Krankenhaus"),
        (
            "siehe https://example.org/versicherungsbedingungen",
            "de",
            "siehe https://example.org/versicherungsbedingungen",
        ),
        ("通知Qualitätssicherungsfragebogen書", "de", "通知Qua|li|täts|si|che|rungs|fra|ge|bo|gen書"),
        ("Qualität通知通知通知通知通知通知Qualität", "de", "Qualität通知通知通知通知通知通知Qualität"),
        ("достопримечательностями", "ru", "досто|при|ме|ча|тель|но|стями"),
        ("مفتاحمفتاحمفتاحمفتاح", "ar", "مفتاحمفتاحمفتاحمفتاح"),
        ("顧客満足度調査結果報告書作成手順書", "ja", "顧客満足度調査結果報告書作成手順書"),
    ],
)
def test_the_dictionary_of_a_language_divides_long_words_but_no_addresses(text: str, language: str, parts: str) -> None:
    assert softened(text, parse_tag(language)).replace(SOFT_HYPHEN, "|") == parts


@pytest.mark.parametrize(
    ("text", "room", "divided"),
    [
        ("Datenschutzgrundverordnung", 40, "Datenschutzgrundverordnung"),
        ("Datenschutzgrundverordnung", 18, "Datenschutzgrund|verordnung"),
        ("Datenschutzgrundverordnung", 9, "Daten|schutz|grundver|ordnung"),
        ("Online-Datenschutzgrundverordnung", 26, "Online-Datenschutzgrundverordnung"),
        ("Online-Datenschutzgrundverordnung", 18, "Online-Datenschutzgrund|verordnung"),
        ("https://datenschutzgrundverordnung-a.eu", 18, "https://datenschutzgrundverordnung-a.eu"),
    ],
)
def test_a_word_has_as_few_soft_hyphens_as_its_line_needs(text: str, room: int, divided: str) -> None:
    found = softened(text, parse_tag("de"), fits=lambda part: len(part) <= room)
    assert found.replace(SOFT_HYPHEN, "|") == divided
