"""The words, plurals, numbers, dates and durations of one language in a drawing.

English is built in. For other languages the words come from `catalogues/` (gettext) and the rest from CLDR through
Babel, which is imported only for them.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import bidirectional

from journeymap_cli.language.tags import Tag, parse_tag
from journeymap_cli.phrases import noun, short_date
from journeymap_cli.regexes import regex

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from babel import Locale

CATALOGUES: Final = Path(__file__).with_name("catalogues")
MINUS: Final = "\u2212"
NARROW: Final = "\u202f"
LEFT_TO_RIGHT: Final = "\u2066"
END: Final = "\u2069"
"""Marks around left-to-right text in right-to-left text."""

GROUPED_FROM: Final = 10_000
"""The number from which thousands are separated."""

_VALUE: Final = regex(r"%\(\w+\)s")
"""The place of a value in a message."""

UNITS: Final = {"min": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
"""The units of a duration in a map, and their names in English and in CLDR."""


class Language:
    """English, and the base of the others.

    `gettext`, `ngettext` and `pgettext` are the functions of gettext; messages are English texts with `%(name)s` for
    values.
    """

    def __init__(self, tag: Tag, *, is_stated: bool = True, is_from_right: bool | None = None) -> None:
        """`tag` is the language of the map, which may have no translation: it still has a direction.

        A map that does not state its language gets English words, but its own text may be in any language:
        `is_from_right` is the direction of its columns.
        """
        self.tag = tag
        self._is_from_right = tag.is_right_to_left if is_from_right is None else is_from_right
        self.hyphens = tag if is_stated else None
        """The language whose rules hyphenate words; None if it is unknown."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.tag!r}, {self.hyphens!r}, {self.direction!r})"

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the page and its columns."""
        return "rtl" if self._is_from_right else "ltr"

    @property
    def words(self) -> str:
        """The tag of the language of the program's own words, which is `en` without a translation."""
        return "en"

    @property
    def words_direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the program's own words."""
        return "ltr"

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        return message

    def pgettext(self, context: str, message: str) -> str:
        """Return a message that needs a context: the same English word may have several translations."""
        del context
        return message

    def ngettext(self, one: str, many: str, amount: int | Decimal) -> str:
        """Return the plural form of a message for an amount."""
        return one if amount == 1 else many

    def listed(self, texts: Iterable[str]) -> str:
        """Join texts with the list separator of this language."""
        return self.gettext(", ").join(texts)

    def number(self, value: Decimal) -> str:
        """Return a number with a true minus sign, and with thousands separated from 10 000 on."""
        text = f"{value:,f}" if abs(value) >= GROUPED_FROM else f"{value:f}"
        return self.with_sign(text.replace("-", MINUS).replace(",", NARROW))

    def with_sign(self, number: str) -> str:
        """Return a number, marked if necessary to keep its sign to the left of its digits in right-to-left text."""
        return f"{LEFT_TO_RIGHT}{number}{END}" if self.direction == "rtl" and not number[0].isdigit() else number

    def percent(self, number: str) -> str:
        """Return a number that is already formatted in this language as a percentage."""
        return f"{number}%"

    def date(self, day: datetime.date) -> str:
        """Return a short date: `15 Aug 2026`."""
        return short_date(day)

    def duration(self, amount: Decimal, unit: str) -> str:
        """Return a duration in one unit of `UNITS`: `3 days`."""
        return f"{self.number(amount)} {noun(amount, UNITS[unit])}"

    def quoted(self, text: str) -> str:
        """Return a text in the quotation marks of this language."""
        return f"\u201c{text}\u201d"


_QUOTES: Final = {
    "de": ("\u201e", "\u201c"),
    "fr": (f"\u00ab{NARROW}", f"{NARROW}\u00bb"),
    "es": ("\u00ab", "\u00bb"),
    "pt": ("\u201c", "\u201d"),
    "it": ("\u00ab", "\u00bb"),
    "ru": ("\u00ab", "\u00bb"),
    "ja": ("\u300c", "\u300d"),
    "zh-Hans": ("\u201c", "\u201d"),
    "zh-Hant": ("\u300c", "\u300d"),
    "ko": ("\u201c", "\u201d"),
    "ar": ("\u201d", "\u201c"),
}
"""The marks around a quotation; CLDR has them, but Babel does not pass them on."""


class _EnglishFromRight(Language):
    """English words in right-to-left text: each message is isolated, so that it is read from the left."""

    def gettext(self, message: str) -> str:
        return _isolated(message)

    def pgettext(self, context: str, message: str) -> str:
        return _isolated(super().pgettext(context, message))

    def ngettext(self, one: str, many: str, amount: int | Decimal) -> str:
        return _isolated(super().ngettext(one, many, amount))

    def date(self, day: datetime.date) -> str:
        return _isolated(super().date(day))

    def duration(self, amount: Decimal, unit: str) -> str:
        return _isolated(super().duration(amount, unit))


def _isolated(message: str) -> str:
    """Isolate a message that has words; separators and brackets have no direction, and stay as they are."""
    has_words = any(map(str.isalpha, _VALUE.sub("", message)))
    return f"{LEFT_TO_RIGHT}{message}{END}" if has_words else message


class _Translated(Language):
    """A language with a catalogue."""

    def __init__(self, tag: Tag, name: str) -> None:
        super().__init__(tag)
        self._name = name

    @property
    def words(self) -> str:
        return self._name

    @property
    def words_direction(self) -> Literal["ltr", "rtl"]:
        return self.direction

    @cached_property
    def _catalogue(self) -> "GNUTranslations":
        from gettext import GNUTranslations

        with (CATALOGUES / f"{self._name}.mo").open("rb") as file:
            return GNUTranslations(file)

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(str(self.tag), sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(self._name, sep="-")

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        return self._catalogue.pgettext(context, message)

    def ngettext(self, one: str, many: str, amount: int | Decimal) -> str:
        return self._catalogue.ngettext(one, many, self._countable(amount))

    def _countable(self, amount: int | Decimal) -> int:
        """Return a whole number with the plural form of the amount: gettext knows no fractions."""
        if amount == int(amount):
            return abs(int(amount))
        form = self._locale.plural_form
        return 1 if form(Decimal(amount).copy_abs()) == form(1) else 2

    def number(self, value: Decimal) -> str:
        from babel.numbers import format_decimal

        grouped = abs(value) >= GROUPED_FROM
        text: str = format_decimal(value, locale=self._locale, decimal_quantization=False, group_separator=grouped)
        return self.with_sign(text.replace("-", MINUS))

    def percent(self, number: str) -> str:
        pattern = self._locale.percent_formats[None]
        before, after = str(pattern.prefix[0]), str(pattern.suffix[0])
        return f"{before}{number}{after}"

    def date(self, day: datetime.date) -> str:
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMMd", day, locale=self._locale))

    def duration(self, amount: Decimal, unit: str) -> str:
        from babel.units import format_unit

        return format_unit(amount, f"duration-{UNITS[unit]}", locale=self._locale)

    def quoted(self, text: str) -> str:
        first, last = _QUOTES[self._name]
        return f"{first}{text}{last}"


ENGLISH: Final = Language(Tag("en"), is_stated=False)
ENGLISH_FROM_RIGHT: Final = _EnglishFromRight(Tag("en"), is_stated=False, is_from_right=True)


def written_in(text: str) -> Language:
    """Return English in the direction of most letters of a text whose language is unknown."""
    if text.isascii():
        return ENGLISH
    kinds = Counter(map(bidirectional, text))
    return ENGLISH_FROM_RIGHT if kinds["R"] + kinds["AL"] > kinds["L"] else ENGLISH


@cache
def language_of(text: str | None) -> Language:
    """Return the language for a tag; for None, or without a translation, its words are English.

    Raises ValueError if the text is not a language tag.
    """
    if text is None:
        return ENGLISH
    tag = parse_tag(text)
    if tag is None:
        raise ValueError(text)
    if tag.catalogue not in {None, "en"}:
        return _Translated(tag, str(tag.catalogue))
    return _EnglishFromRight(tag) if tag.is_right_to_left else Language(tag)
