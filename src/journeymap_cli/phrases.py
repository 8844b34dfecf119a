"""The phrases that all messages share: counts, dates, quoted values."""

import datetime
from decimal import Decimal
from typing import Final

LONGEST: Final = 60
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(amount: int, one: str, many: str | None = None) -> str:
    """`1 day`, `83 days`, `2 entries`."""
    return f"{amount} {noun(amount, one, many)}"


def noun(amount: int | Decimal, one: str, many: str | None = None) -> str:
    """The singular for an amount of 1, else the plural, which is the singular with an s by default."""
    return one if amount == 1 else many or f"{one}s"


def long_date(date: datetime.date) -> str:
    """`30 August 2026`, in every locale."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_date(date: datetime.date) -> str:
    """`30 Aug 2026`, in every locale."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def shorten(value: object) -> str:
    """A value for a message: one line, at most 60 characters."""
    line = " ".join(str(value).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def quoted(value: object) -> str:
    """A value for a message, shortened and in quotes."""
    return f"'{shorten(value)}'"


def kind_of(value: object) -> str:
    """What a value is: `a list`, `a mapping`, `text`."""
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "text"
