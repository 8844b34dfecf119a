"""Dates, counts, numbers and entries in messages."""

import datetime
from decimal import Decimal
from typing import Final

from journeymap_cli.model.entries import Emotion, Item

LONGEST: Final = 60
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(date: datetime.date) -> str:
    """`30 August 2026`, the same in every locale."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def counted(amount: int, one: str) -> str:
    """`1 day`, `83 days`."""
    return f"{amount} {one if amount == 1 else one + 's'}"


def written(value: Decimal | str | None) -> str:
    """A number without an exponent; a duration as it is."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def described(entry: Item | Emotion) -> str:
    """An entry in a message: `'Limits are hidden'`, `the emotion -2`."""
    if isinstance(entry, Item):
        return quoted(entry.text)
    if entry.label or entry.score is not None:
        return f"the emotion {entry.label or written(entry.score)}"
    return "the emotion"


def quoted(text: str) -> str:
    """A text of the map in quotes: one line, shortened."""
    line = " ".join(text[: 2 * LONGEST].split())
    return f"'{line}'" if len(line) <= LONGEST else f"'{line[: LONGEST - 1]}…'"
