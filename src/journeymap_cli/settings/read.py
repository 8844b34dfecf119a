"""Finds and reads `.journeymap.toml`, or `[tool.journeymap]` in `pyproject.toml`: the nearest upwards."""

import re
import tomllib
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from journeymap_cli.errors import SettingsError
from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex
from journeymap_cli.settings.checks import OFF, Keys, Vocabulary, Wrong, check_settings
from journeymap_cli.settings.settings import Settings

FILE: Final = ".journeymap.toml"
PYPROJECT: Final = "pyproject.toml"
TABLE: Final = ("tool", "journeymap")
MOST_BYTES: Final = 1_000_000
LONGEST: Final = 200
TOML_PLACE: Final = regex(r"(.*) \(at line (\d+), column \d+\)", re.DOTALL)


def find(folder: Path) -> Path | None:
    """The nearest file with settings, in a folder or above it."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        if (place / PYPROJECT).is_file() and _has_table(_text(place / PYPROJECT)):
            return place / PYPROJECT
    return None


def _has_table(text: str) -> bool:
    """Whether a pyproject.toml speaks of us; broken ones of others are theirs to mend."""
    try:
        return TABLE[-1] in text and TABLE[-1] in tomllib.loads(text).get(TABLE[0], {})
    except tomllib.TOMLDecodeError:
        return ".".join(TABLE) in text


def read(path: Path, shown: str, known: Vocabulary) -> Settings:
    """The settings of a file that messages call `shown`. Raises WrongSettings with all that is wrong, line by line."""
    text = _text(path)
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([_no_toml(shown, error)]) from error
    above = TABLE if path.name == PYPROJECT else ()
    for key in above:
        data = data.get(key, {}) if isinstance(data, dict) else data
    if wrong := list(check_settings(known)(above, data)):
        raise SettingsError([f"{shown}:{_line(text, each)}: {shorten(each.message, LONGEST)}" for each in wrong])
    return _from(data, path.parent)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode(errors="replace").replace("\r\n", "\n")
    except OSError as error:
        raise SettingsError([f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"]) from error


def _no_toml(shown: str, error: tomllib.TOMLDecodeError) -> str:
    found = TOML_PLACE.fullmatch(str(error))
    return f"{shown}:{found[2]}: {found[1]}" if found else f"{shown}: {error}"


def _from(data: dict[str, Any], folder: Path) -> Settings:
    lint, render = data.get("lint", {}), data.get("render", {})
    own = ("ignore", "severity", "per-file")
    return Settings(
        folder=folder,
        ignore=tuple(lint.get("ignore", ())),
        severity={rule: None if level == OFF else Severity(level) for rule, level in lint.get("severity", {}).items()},
        thresholds={rule: limits for rule, limits in lint.items() if rule not in own},
        per_file={pattern: tuple(rules) for pattern, rules in lint.get("per-file", {}).items()},
        profile={key: tuple(names) for key, names in data.get("profile", {}).items()},
        theme=render.get("theme"),
        formats=tuple(render.get("formats", ())),
    )


def _line(text: str, wrong: Wrong) -> int:
    """The line of what is wrong, found by a search: the deepest header of its table, then its keys, then the word."""
    lines = text.split("\n")
    at, rest = _header(lines, wrong.keys)
    for word in filter(None, (*rest, wrong.word)):
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        at = next((number for number in range(at, len(lines)) if pattern.search(lines[number])), at)
    return at + 1


def _header(lines: list[str], keys: Keys) -> tuple[int, Keys]:
    """The index of the deepest table header on the way, and the keys below it."""
    for depth in range(len(keys), 0, -1):
        words = r"\s*\.\s*".join(rf"[\"']?{re.escape(key)}[\"']?" for key in keys[:depth])
        pattern = re.compile(rf"\s*\[\s*{words}\s*\]")
        for number, line in enumerate(lines):
            if pattern.match(line):
                return number, keys[depth:]
    return 0, keys
