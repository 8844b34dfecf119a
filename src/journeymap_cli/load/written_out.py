"""Dates and durations as people write them, in the form of the format."""

import datetime
from typing import Final

from journeymap_cli.regexes import regex

YEAR_FIRST: Final = regex(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST: Final = regex(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? +(?P<month>[A-Z][a-z]{2,8})\.?,? +(?P<year>\d{4})")
MONTH_FIRST: Final = regex(r"(?P<month>[A-Z][a-z]{2,8})\.? +(?P<day>\d{1,2})(?:st|nd|rd|th)?,? +(?P<year>\d{4})")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DURATION: Final = regex(r"(\d+(?:\.\d+)?) ?([a-z]+?)s?")
UNITS: Final = {
    **dict.fromkeys(("min", "minute"), "min"),
    **dict.fromkeys(("h", "hr", "hour"), "h"),
    **dict.fromkeys(("d", "day"), "d"),
    **dict.fromkeys(("w", "wk", "week"), "w"),
    **dict.fromkeys(("mo", "month"), "mo"),
    **dict.fromkeys(("y", "yr", "year"), "y"),
}


def iso_date(text: str) -> str | None:
    """`2026-09-14` for a date whose year comes first, or whose month is written out in English; else None."""
    found = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    try:
        month = int(found["month"]) if found["month"].isdecimal() else MONTHS.index(found["month"][:3].lower()) + 1
        return datetime.date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return None


def short_duration(text: str) -> str | None:
    """`90d` for a duration whose unit is written out in English; else None."""
    found = DURATION.fullmatch(text.lower())
    unit = UNITS.get(found[2]) if found else None
    return f"{found[1]}{unit}" if found and unit else None
