"""When a map should be reviewed next."""

import datetime
from calendar import monthrange
from fractions import Fraction
from typing import Final

from journeymap_cli.model.journey import Journey
from journeymap_cli.model.scalars import parse_duration

DAYS: Final = {"min": Fraction(1, 1440), "h": Fraction(1, 24), "d": Fraction(1), "w": Fraction(7)}
MONTHS: Final = {"mo": 1, "y": 12}
DAYS_OF_A_MONTH = 30
LAST_YEAR = 9999


def review_due(journey: Journey) -> datetime.date | None:
    """The date of the next review; None if `last_reviewed` or `review_every` is missing, or beyond the year 9999."""
    if journey.last_reviewed is None or journey.review_every is None:
        return None
    return add(journey.last_reviewed, journey.review_every)


def add(day: datetime.date, duration: str) -> datetime.date | None:
    """Add a duration to a date; None beyond the year 9999.

    With months and years, the day of the month stays the same, or becomes the last day of a shorter month.
    """
    parsed = parse_duration(duration)
    if parsed is None:
        return None
    amount, unit = Fraction(parsed[0]), parsed[1]  # exact, however many digits
    try:
        if unit in DAYS:
            return day + datetime.timedelta(days=int(amount * DAYS[unit]))
        months = amount * MONTHS[unit]
        rest = datetime.timedelta(days=int(months % 1 * DAYS_OF_A_MONTH))
        return _add_months(day, int(months)) + rest
    except (OverflowError, ValueError):
        return None


def _add_months(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST_YEAR:
        raise OverflowError
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
