"""What the options of `measure` stand for."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from journeymap_cli.errors import UsageError
from journeymap_cli.regexes import regex

SECONDS: Final = {"s": 1, "min": 60, "h": 3600}
LENGTH: Final = regex(r"(\d{1,6})(s|min|h)", re.ASCII)
NAMED: Final = regex(r"([\w-]+(?: [\w-]+)*)=(.+)", re.DOTALL)
"""A name before what it stands for. A file with such a name is `./a=b.csv`."""


def by_name(typed: Sequence[str], option: str) -> dict[str, str]:
    """`X` and `NAME=Y` by name, which is empty for the first. Raises UsageError."""
    found: dict[str, str] = {}
    for each in typed:
        named = NAMED.fullmatch(each)
        name, value = (named[1], named[2]) if named else ("", each)
        if name in found:
            what = f"for '{name}'" if name else "for the events"
            raise UsageError(f"write {option} {what} once: a pattern such as 'events/*.csv' stands for several files")
        if not value:
            raise UsageError(f"{option} is empty")
        found[name] = value
    return found


def columns(typed: Sequence[str]) -> frozenset[str] | None:
    """The columns that may be read, which commas may join; None if all may."""
    return frozenset(name.strip() for names in typed for name in names.split(",")) if typed else None


def amount(typed: str | None) -> Decimal | None:
    """A number from 0. Raises UsageError."""
    from journeymap_cli.model.scalars import parse_number

    if typed is None:
        return None
    found = parse_number(typed)
    if found is None or found < 0:
        raise UsageError(f"'{typed}' is not a tolerance: write a number from 0")
    return found


def seconds(typed: str) -> float:
    """A length of time. Raises UsageError."""
    found = LENGTH.fullmatch(typed)
    if not found or not int(found[1]):
        raise UsageError(f"'{typed}' is not a length of time: write 90s, 10min or 1h")
    return int(found[1]) * SECONDS[found[2]]
