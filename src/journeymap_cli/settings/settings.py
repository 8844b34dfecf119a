"""The settings as a value, and the rules that they ignore in a file."""

from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from journeymap_cli.problem import Severity

OFF = "off"
"""The severity that turns a rule off."""


class Vocabulary:
    """The names that settings may use: rules, rules that cannot be changed, limits of rules, lanes, formats."""

    def __init__(
        self,
        rules: Collection[str],
        fixed: Collection[str],
        thresholds: Mapping[str, Mapping[str, int]],
        lanes: Collection[str],
        formats: Collection[str],
    ) -> None:
        self.rules, self.fixed, self.thresholds = rules, fixed, thresholds
        self.lanes, self.formats = lanes, formats


class Settings(NamedTuple):
    """Settings that were read. A severity of None turns a rule off; patterns are relative to `folder`.

    `name` is the name of their file in messages.
    """

    folder: Path | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = MappingProxyType({})
    thresholds: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    per_file: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    profile: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    theme: str | None = None
    formats: tuple[str, ...] = ()
    measure: Mapping[str, Any] = MappingProxyType({})
    file: Path | None = None
    name: str = ""


def ignored_in(settings: Settings, file: Path) -> frozenset[str]:
    """The rules that the settings ignore in a file, by its path relative to the folder of the settings."""
    place = file.absolute()
    if settings.folder is None or not place.is_relative_to(settings.folder.absolute()):
        return frozenset()
    names = place.relative_to(settings.folder.absolute()).parts
    matching = (rules for pattern, rules in settings.per_file.items() if _matches(_segments(pattern), names))
    return frozenset(rule for rules in matching for rule in rules)


def _segments(pattern: str) -> tuple[str, ...]:
    """The segments of a pattern; one without a slash matches file names in any folder."""
    segments = tuple(pattern.removesuffix("/").split("/"))
    return segments if "/" in pattern else ("**", *segments)


@lru_cache(maxsize=10_000)
def _matches(pattern: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether the names of folders and a file match a pattern, where `**` matches any number of them.

    Cached, because a pattern with several `**` would otherwise match the same rest many times.
    """
    if not pattern:
        return not names
    if pattern[0] == "**":
        return any(_matches(pattern[1:], names[at:]) for at in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _matches(pattern[1:], names[1:])
