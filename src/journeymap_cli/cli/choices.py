"""Parsing the values of options: rules, severities, dates, sizes, durations, names."""

import datetime
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from journeymap_cli.errors import UsageError
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex

if TYPE_CHECKING:
    from journeymap_cli.lint.catalogue import Choice

OFF: Final = "off"
SIZE: Final = regex(r"(\d{1,15})\s*(|B|KiB|MiB|GiB|kB|KB|MB|GB)", re.ASCII)
"""A number of at most 15 ASCII digits, and one of `UNITS`."""
UNITS: Final = {
    "": 1,
    "B": 1,
    "KiB": 2**10,
    "MiB": 2**20,
    "GiB": 2**30,
    "kB": 10**3,
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
}


def known(what: str, name: str, names: Collection[str]) -> str:
    """Return the name if it is one of `names`. Raises UsageError with a suggestion."""
    if name in names:
        return name
    raise UsageError(f"there is no {what} '{shown(name, names)}': {suggestion(name, names)}")


def rule(name: str) -> str:
    """Return the name of a rule that can be configured. Raises UsageError for one that is unknown or always on."""
    from journeymap_cli.lint.catalogue import CATALOGUE, FIXED

    if name in FIXED:
        raise UsageError(f"'{name}' cannot be selected, ignored or lowered: syntax and schema errors are always on")
    return known("rule", name, CATALOGUE)


def choice(select: Iterable[str], ignore: Iterable[str], severities: Iterable[str]) -> "Choice":
    """Parse the requested rules; names may be separated by commas. Raises UsageError."""
    from journeymap_cli.lint.catalogue import Choice

    return Choice(_rules(select), _rules(ignore), dict(map(_severity, severities)))


def _rules(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(rule(name.strip()) for names in typed for name in names.split(",") if name.strip())


def _severity(typed: str) -> tuple[str, Severity | None]:
    name, equals, level = typed.partition("=")
    if not equals:
        raise UsageError(f"'{typed}' is not a severity: write RULE=error, warning, info or off")
    level = known("severity", level, [*Severity, OFF])
    return rule(name), None if level == OFF else Severity(level)


def day(typed: str | None) -> datetime.date:
    """Parse a date such as `2026-09-14`; by default, today in local time. Raises UsageError."""
    if typed is None:
        return datetime.date.today()
    try:
        return datetime.datetime.strptime(typed, "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(f"'{typed}' is not a date: write year, month and day, such as 2026-09-14") from error


def size(typed: str) -> int:
    """Parse a number of bytes, with or without a unit: `8MiB`. Raises UsageError."""
    if not (found := SIZE.fullmatch(typed.strip())):
        raise UsageError(f"'{typed}' is not a size: write a number of bytes, or one with a unit, such as 8MiB")
    return int(found[1]) * UNITS[found[2]]


SECONDS: Final = {"s": 1, "min": 60, "h": 3600}
LENGTH: Final = regex(r"(\d{1,6})(s|min|h)", re.ASCII)
NAMED: Final = regex(r"([\w-]+(?: [\w-]+)*)=(.+)", re.DOTALL)
"""`NAME=VALUE`. A file whose own name looks like that must be written `./a=b.csv`."""


def by_name(typed: Sequence[str], option: str) -> dict[str, str]:
    """Parse `VALUE` and `NAME=VALUE`: the values by name, which is empty for a plain value. Raises UsageError."""
    found: dict[str, str] = {}
    for each in typed:
        named = NAMED.fullmatch(each)
        name, value = (named[1], named[2]) if named else ("", each)
        if name in found:
            what = f"for '{name}'" if name else "for the events"
            raise UsageError(f"write {option} {what} once: a pattern such as 'events/*.csv' matches several files")
        if not value:
            raise UsageError(f"{option} is empty")
        found[name] = value
    return found


def columns(typed: Sequence[str]) -> frozenset[str] | None:
    """Parse the columns that may be read, separated by commas; None if all may be read."""
    return frozenset(name.strip() for names in typed for name in names.split(",")) if typed else None


def amount(typed: str | None) -> Decimal | None:
    """Parse a number that is not negative. Raises UsageError."""
    from journeymap_cli.model.scalars import parse_number

    if typed is None:
        return None
    found = parse_number(typed)
    if found is None or found < 0:
        raise UsageError(f"'{typed}' is not a tolerance: write a number from 0")
    return found


def seconds(typed: str) -> float:
    """Parse a duration such as `10min` into seconds. Raises UsageError."""
    found = LENGTH.fullmatch(typed)
    if not found or not int(found[1]):
        raise UsageError(f"'{typed}' is not a length of time: write 90s, 10min or 1h")
    return int(found[1]) * SECONDS[found[2]]
