import datetime
import subprocess
import sys
from decimal import Decimal

import pytest

from journeymap_cli.language.language import Language, language_of, written_in

DAY = datetime.date(2026, 8, 15)


def blanks(text: str) -> str:
    """The text with ordinary blanks: which one separates thousands or a percent sign depends on the version of CLDR."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("tag", "number", "share", "day", "length"),
    [
        (None, "\u221212\u202f345.5", "58.5%", "15 Aug 2026", "3 days"),
        ("de", "\u221212.345,5", "58,5\u00a0%", "15. Aug. 2026", "3 Tage"),
        ("fr", "\u221212\u202f345,5", "58,5\u00a0%", "15 ao\u00fbt 2026", "3\u00a0jours"),
        ("pt-BR", "\u221212.345,5", "58,5%", "15 de ago. de 2026", "3 dias"),
        ("ja", "\u221212,345.5", "58.5%", "2026\u5e748\u670815\u65e5", "3 \u65e5"),
        ("de-XX", "\u221212.345,5", "58,5\u00a0%", "15. Aug. 2026", "3 Tage"),
        ("nl", "\u221212\u202f345.5", "58.5%", "15 Aug 2026", "3 days"),
    ],
)
def test_numbers_shares_dates_and_durations(tag: str | None, number: str, share: str, day: str, length: str) -> None:
    language = language_of(tag)
    shown = [
        language.number(Decimal("-12345.5")),
        language.percent(language.number(Decimal("58.5"))),
        language.date(DAY),
        language.duration(Decimal(3), "d"),
    ]
    assert list(map(blanks, shown)) == list(map(blanks, [number, share, day, length]))


def test_small_numbers_are_not_grouped() -> None:
    assert language_of("de").number(Decimal("1234.25")) == "1234,25"


def test_an_unknown_language_keeps_its_direction_and_has_english_words() -> None:
    language = language_of("he")
    assert (language.direction, language.words) == ("rtl", "en")


def test_english_needs_neither_babel_nor_gettext() -> None:
    code = (
        "import sys; from journeymap_cli.language.language import language_of; language_of('en-GB').gettext('Owner'); "
        "sys.exit(any(name in sys.modules for name in ('babel', 'gettext', 'pyphen')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("tag", "text"), [(None, "a, b, c"), ("de", "a, b, c"), ("ja", "a、b、c"), ("zh-TW", "a、b、c"), ("ar", "a، b، c")]
)
def test_a_list_has_the_sign_of_its_language(tag: str | None, text: str) -> None:
    assert language_of(tag).listed("abc") == text


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("مركز الصيانة", "rtl"),
        ("צופה בסרט 2", "rtl"),
        ("خرید بلیت قطار با Apple Pay", "rtl"),
        ("Search in English for قهوة", "ltr"),
        ("Größe", "ltr"),
        ("日本語", "ltr"),
        ("1 2 3", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_map_without_a_language_has_the_direction_of_most_letters(text: str, direction: str) -> None:
    found = written_in(text)
    assert (found.direction, found.words, found.hyphens) == (direction, "en", None)


@pytest.mark.parametrize("language", [written_in("مركز الصيانة"), language_of("he")])
def test_english_words_among_texts_from_the_right_are_read_from_the_left(language: Language) -> None:
    assert (language.direction, language.words_direction) == ("rtl", "ltr")
    assert language.gettext("Stage") == "\u2066Stage\u2069"
    assert language.ngettext("%(number)s point", "%(number)s points", 2) == "\u2066%(number)s points\u2069"
    assert language.duration(Decimal(2), "d") == "\u20662 days\u2069"
    assert language.date(datetime.date(2026, 8, 15)) == "\u206615 Aug 2026\u2069"
    assert language.listed(["א", "ב"]) == "א, ב"
    assert language.gettext(" (%(words)s)") == " (%(words)s)"
    assert language_of("ar").words_direction == "rtl"
