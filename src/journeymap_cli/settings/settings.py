"""The settings as a value, and which of them concern a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from journeymap_cli.problem import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that were read. A severity of None turns a rule off; patterns are relative to `folder`."""

    folder: Path | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    profile: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    theme: str | None = None
    formats: tuple[str, ...] = ()


def ignored_in(settings: Settings, file: Path) -> frozenset[str]:
    """The rules that the settings ignore in a file, by its place below their folder."""
    place = file.absolute()
    if settings.folder is None or not place.is_relative_to(settings.folder.absolute()):
        return frozenset()
    names = place.relative_to(settings.folder.absolute()).parts
    held = (rules for pattern, rules in settings.per_file.items() if _matches(_segments(pattern), names))
    return frozenset(rule for rules in held for rule in rules)


def _segments(pattern: str) -> tuple[str, ...]:
    """The parts of a pattern; one without a slash is about file names in any folder."""
    segments = tuple(pattern.removesuffix("/").split("/"))
    return segments if "/" in pattern else ("**", *segments)


@lru_cache(maxsize=10_000)
def _matches(pattern: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether names of folders and a file fit a pattern, where `**` stands for any number of them."""
    if not pattern:
        return not names
    if pattern[0] == "**":
        return any(_matches(pattern[1:], names[at:]) for at in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _matches(pattern[1:], names[1:])
