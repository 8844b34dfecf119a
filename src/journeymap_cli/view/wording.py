"""Dates, numbers and metrics in words, and the direction of texts."""

import unicodedata
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from journeymap_cli.language.language import ENGLISH, LEFT_TO_RIGHT, Language
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_durations

TURNING: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
"""Bidirectional classes of characters that can reorder the text around them."""

FIRST_STRONG: Final = "\u2068"
RIGHT_TO_LEFT: Final = "\u2067"
END: Final = "\u2069"


def is_right_to_left(text: str, language: Language = ENGLISH) -> bool:
    """Whether a text is right-to-left: by its first letter or, in a right-to-left map, by any letter.

    `NEW, جديد` is an Arabic text in an Arabic map, whatever it begins with.
    """
    if text.isascii():
        return False
    are_from_right = (kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return any(are_from_right) if language.direction == "rtl" else next(are_from_right, False)


def isolated(text: str) -> str:
    """The text in isolating marks, if it could otherwise reorder the text around it."""
    return f"{FIRST_STRONG}{text}{END}" if any(unicodedata.bidirectional(char) in TURNING for char in text) else text


def to_the_left(line: str) -> str:
    """A line of a right-to-left text, in marks that keep its direction whatever it begins with."""
    return f"{RIGHT_TO_LEFT}{line}{END}"


MOST_DIGITS: Final = 60
"""More digits than a number in a map can have."""
PER_CENT: Final = ("reach", "conversion", "csat")


FINEST: Final = 40
"""The fewest steps that rounded scores must leave on a scale."""


def number(value: Decimal, places: int | None = None, language: Language = ENGLISH) -> str:
    """A number rounded to `places` decimals, without trailing zeros, and with thousands separated from 10 000 on.

    By default, two decimals and three significant digits are kept.
    """
    return exact(_rounded(value, places), language)


def exact(value: Decimal, language: Language = ENGLISH) -> str:
    """All digits of a number, without trailing zeros, and with thousands separated from 10 000 on."""
    return language.number(_without_zeros(value))


def _without_zeros(value: Decimal) -> Decimal:
    text = f"{value:f}"
    short = Decimal(text.rstrip("0").rstrip(".")) if "." in text else value
    return short or abs(short)  # zero has no sign


def _rounded(value: Decimal, places: int | None = None) -> Decimal:
    places = max(2, 2 - value.adjusted()) if places is None else places
    if places >= -int(value.as_tuple().exponent):
        return value
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=MOST_DIGITS))


def signed(value: Decimal, places: int | None = None, language: Language = ENGLISH) -> str:
    """A number with a sign unless it is zero: `+2`, `−1.5`, `0`."""
    words = number(value, places, language)
    return language.with_sign(f"+{words}") if value > 0 and words != "0" else words


def points(value: Decimal, language: Language = ENGLISH) -> str:
    """A change of a share: `−3 points`, `−1 point`."""
    words = language.ngettext("%(number)s point", "%(number)s points", abs(_rounded(value)))
    return words % {"number": signed(value, language=language)}


def score(value: Decimal, scale: Scale, language: Language = ENGLISH) -> str:
    """A score with two decimals, more if its scale needs them, with a sign if the scale goes below zero."""
    return _on(scale)(value, _places(scale), language)


def exact_score(value: Decimal, scale: Scale, language: Language = ENGLISH) -> str | None:
    """A score with all its digits, if it is shown with fewer."""
    words = _on(scale)(value, MOST_DIGITS, language)
    return words if words != score(value, scale, language) else None


def _on(scale: Scale) -> Callable[[Decimal, int, Language], str]:
    return signed if min(scale.min, scale.max) < 0 else number


def _places(scale: Scale) -> int:
    """The decimals of a score: two, as reports show, and as many as give the scale at least `FINEST` steps."""
    step = abs(scale.max - scale.min) / FINEST
    return max(2, -step.adjusted())


def duration(text: str, language: Language = ENGLISH) -> str:
    """`2 days` for `2d`, `1–2 weeks` for `1w-2w`; a text that is not a duration stays as it is."""
    parsed = parse_durations(text)
    if parsed is None:
        return text
    *before, (last, unit) = [(_without_zeros(_rounded(amount)), unit) for amount, unit in parsed]
    words = language.duration(last, unit)
    if not before:
        return words
    first, first_unit = before[0]
    if first_unit == unit and (number := language.number(last)) in words:  # the Arabic dual has none
        return words.replace(number, f"{language.number(first)}–{number}", 1)
    return f"{language.duration(first, first_unit)} – {words}"


def quantity(value: Decimal | str, metric: Metric, places: int | None = None, language: Language = ENGLISH) -> str:
    """A value or target of a metric with its unit: `71%`, `52 hours`, `+12`, `2.9`."""
    if isinstance(value, str):
        return duration(value, language)
    text = signed(value, places, language) if metric.kind == "nps" else number(value, places, language)
    if metric.unit == "%" or (metric.kind in PER_CENT and not metric.unit):
        return language.percent(text)
    return f"{text} {metric.unit}" if metric.unit else text


def exact_quantity(value: Decimal | str, metric: Metric, language: Language = ENGLISH) -> str | None:
    """A value or target with all its digits, if it is shown with fewer."""
    words = quantity(value, metric, MOST_DIGITS, language)
    return words if words != quantity(value, metric, language=language) else None


def change(before: str, after: str, language: Language = ENGLISH) -> str:
    """An old and a new value, with an arrow from one to the other: `58% → 31%`.

    In a right-to-left map, directional marks keep the two on their sides of the arrow whatever surrounds them.
    """
    if language.direction == "ltr":
        return f"{before} \u2192 {after}"
    old, new = (f"{FIRST_STRONG}{value}{END}" for value in (before, after))
    if language.words_direction == "ltr":
        return f"{LEFT_TO_RIGHT}{old} \u2192 {new}{END}"
    return f"{RIGHT_TO_LEFT}{old} \u2190 {new}{END}"


def count(amount: int, language: Language = ENGLISH) -> str:
    """A whole number: `14`, `21 400`."""
    return language.number(Decimal(amount))
