"""Names that are typed, against those that there are."""

import datetime
import re
from collections.abc import Collection, Iterable
from typing import Final

from journeymap_cli.errors import UsageError
from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.choice import Choice
from journeymap_cli.nearest import suggestion
from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex

OFF: Final = "off"
SIZE: Final = regex(r"(\d{1,15})\s*(|B|KiB|MiB|GiB|kB|KB|MB|GB)", re.ASCII)
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
    """The name, if it is one of some names. Raises UsageError with a suggestion."""
    if name in names:
        return name
    raise UsageError(f"there is no {what} '{name}': {suggestion(name, names)}")


def rule(name: str) -> str:
    """The name of a rule that can be chosen. Raises Usage for an error of reading."""
    if name in FIXED:
        raise UsageError(f"'{name}' is an error of reading: it can be neither selected, ignored nor lowered")
    return known("rule", name, CATALOGUE)


def choice(select: Iterable[str], ignore: Iterable[str], severities: Iterable[str]) -> Choice:
    """The rules that somebody asks for; names may be joined by commas. Raises Usage."""
    return Choice(_rules(select), _rules(ignore), dict(map(_severity, severities)))


def _rules(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(rule(name.strip()) for names in typed for name in names.split(",") if name.strip())


def _severity(typed: str) -> tuple[str, Severity | None]:
    name, equals, level = typed.partition("=")
    if not equals:
        raise UsageError(f"'{typed}' is no severity: write RULE=error, warning, info or off")
    level = known("severity", level, [*Severity, OFF])
    return rule(name), None if level == OFF else Severity(level)


def day(typed: str | None) -> datetime.date:
    """A day, the local one where none is typed. Raises Usage."""
    if typed is None:
        return datetime.date.today()
    try:
        return datetime.datetime.strptime(typed, "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(f"'{typed}' is no date: write year, month and day: 2026-09-14") from error


def size(typed: str) -> int:
    """Bytes, written alone or as a number with a unit: `8MiB`. Raises UsageError."""
    if not (found := SIZE.fullmatch(typed.strip())):
        raise UsageError(f"'{typed}' is no size: write bytes, or a number with a unit such as 8MiB")
    return int(found[1]) * UNITS[found[2]]
