"""Dates, numbers and metrics in words, and the direction of texts."""

import unicodedata
from decimal import Decimal
from typing import Final

from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import parse_duration
from journeymap_cli.phrases import noun

TURNING: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
"""Bidirectional classes of characters that can reorder the text around them."""

FIRST_STRONG: Final = "\u2068"
RIGHT_TO_LEFT: Final = "\u2067"
END: Final = "\u2069"


def is_right_to_left(text: str) -> bool:
    """Whether the first character with a strong direction is right-to-left."""
    kinds = map(unicodedata.bidirectional, text)
    return not text.isascii() and next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def isolated(text: str) -> str:
    """The text in isolating marks, if it could otherwise reorder the text around it."""
    return f"{FIRST_STRONG}{text}{END}" if any(unicodedata.bidirectional(char) in TURNING for char in text) else text


def to_the_left(line: str) -> str:
    """A line of a right-to-left text, in marks that keep its direction whatever it begins with."""
    return f"{RIGHT_TO_LEFT}{line}{END}"


MINUS: Final = "\u2212"
NARROW: Final = "\u202f"

UNITS: Final = {"min": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
PER_CENT: Final = ("reach", "conversion", "csat")


def number(value: Decimal) -> str:
    """The digits as written, with a true minus sign, and with thousands separated from 10 000 on."""
    text = f"{value:,f}" if abs(value) >= 10_000 else f"{value:f}"
    return text.replace("-", MINUS).replace(",", NARROW)


def signed(value: Decimal) -> str:
    """A number with a sign unless it is zero: `+2`, `−1.5`, `0`."""
    return f"+{number(value)}" if value > 0 else number(value) if value else "0"


def points(value: Decimal) -> str:
    """A change of a share: `−3 points`, `−1 point`."""
    return f"{signed(value)} {noun(abs(value), 'point')}"


def score(value: Decimal, lowest: Decimal) -> str:
    """A score, with a sign if the scale goes below zero."""
    return signed(value) if lowest < 0 else number(value)


def duration(text: str) -> str:
    """`2 days` for `2d`; a text that is not a duration stays as it is."""
    parsed = parse_duration(text)
    if parsed is None:
        return text
    amount, unit = parsed
    return f"{number(amount)} {noun(amount, UNITS[unit])}"


def quantity(value: Decimal | str, metric: Metric) -> str:
    """A value or target of a metric with its unit: `71%`, `52 hours`, `+12`, `2.9`."""
    if isinstance(value, str):
        return duration(value)
    text = signed(value) if metric.kind == "nps" else number(value)
    if metric.unit == "%" or (metric.kind in PER_CENT and not metric.unit):
        return f"{text}%"
    return f"{text} {metric.unit}" if metric.unit else text


def count(amount: int) -> str:
    """A whole number: `14`, `21 400`."""
    return number(Decimal(amount))
