"""Finds and reads `.journeymap.toml`, or `[tool.journeymap]` in `pyproject.toml`: the nearest one upwards."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from journeymap_cli.errors import SettingsError, cannot_read
from journeymap_cli.problem import Path as KeyPath
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.regexes import regex
from journeymap_cli.settings.settings import OFF, Settings, Vocabulary

FILE: Final = ".journeymap.toml"
PYPROJECT: Final = "pyproject.toml"
TABLE: Final = ("tool", "journeymap")
MOST_BYTES: Final = 1_000_000
SYNTAX: Final = "toml-syntax"
MENTION: Final = regex(r"""\btool["']?\s*(?:\.\s*["']?journeymap\b|\]|=)""")
"""Every way to begin our table. Most files with our name only list us as a dependency, and parsing TOML takes time."""

TOML_PLACE: Final = regex(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
"""A message of `tomllib`; before Python 3.14, the position is only in the text."""


def find(folder: Path) -> Path | None:
    """The nearest file with settings, in a folder or above it. Raises UnreadableError."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        if (place / PYPROJECT).is_file() and _has_table(_text(place / PYPROJECT)):
            return place / PYPROJECT
    return None


def _has_table(text: str) -> bool:
    """Whether a pyproject.toml has our table, or is broken but mentions it."""
    if not MENTION.search(text):
        return False
    import tomllib

    try:
        return TABLE[-1] in tomllib.loads(text).get(TABLE[0], {})
    except tomllib.TOMLDecodeError:
        return ".".join(TABLE) in text


def read(path: Path, name: str, known: Vocabulary) -> Settings:
    """Read the settings in a file; `name` is its name in messages.

    Raises SettingsError with all problems, UnreadableError.
    """
    from pydantic import ValidationError

    from journeymap_cli.settings.model import settings_model
    from journeymap_cli.settings.wording import problems

    text = _text(path)
    data, model = _data(path, text, name), settings_model(known)
    try:
        valid = model.model_validate(data)
    except ValidationError as error:
        found = problems(error.errors(include_url=False), model)
        raise _error((_placed(problem, path, text, data) for problem in found), name, text) from error
    return _from(valid.model_dump(exclude_unset=True), path, name)


def settings_error(settings: Settings, problem: Problem) -> SettingsError:
    """The error for a problem that is found in settings after they were read."""
    path = settings.file or Path()
    text = _text(path)
    return _error([problem._replace(span=find_span(text, (*_above(path), *problem.path)))], settings.name, text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode(errors="replace").replace("\r\n", "\n")
    except OSError as error:
        raise cannot_read(path, error) from error


def _data(path: Path, text: str, name: str) -> Any:
    import tomllib

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _error([_syntax(error, text)], name, text) from error
    for key in _above(path):
        data = data.get(key, {}) if isinstance(data, dict) else data
    return data


def _above(path: Path) -> tuple[str, ...]:
    """The keys above the settings in their file."""
    return TABLE if path.name == PYPROJECT else ()


def _syntax(error: ValueError, text: str) -> Problem:
    found = TOML_PLACE.fullmatch(str(error))
    message = found[1] if found else str(error)
    last = text.rstrip().count("\n") + 1
    line, column = (int(found[2]), int(found[3])) if found and found[2] else (last, 1)
    span = Span(line, column, line, column + 1)
    return Problem(SYNTAX, message[:1].lower() + message[1:], span=span)


def _placed(problem: Problem, path: Path, text: str, data: Any) -> Problem:
    value = None if problem.key else _value(data, problem.path)
    return problem._replace(span=find_span(text, (*_above(path), *problem.path), value))


def _value(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


def _error(problems: Iterable[Problem], name: str, text: str) -> SettingsError:
    placed = sorted((problem._replace(file=name) for problem in problems), key=attrgetter("where"))
    return SettingsError(placed, name, text.encode())


def _from(data: dict[str, Any], path: Path, name: str) -> Settings:
    lint, render = data.get("lint", {}), data.get("render", {})
    own = ("ignore", "severity", "per-file")
    return Settings(
        folder=path.parent,
        ignore=lint.get("ignore", ()),
        severity={rule: None if level == OFF else Severity(level) for rule, level in lint.get("severity", {}).items()},
        thresholds={rule: limits for rule, limits in lint.items() if rule not in own},
        per_file=lint.get("per-file", {}),
        profile=data.get("profile", {}),
        theme=render.get("theme"),
        formats=render.get("formats", ()),
        measure=data.get("measure", {}),
        file=path,
        name=name,
    )


TOKEN: Final = regex(r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*""")
"""A quoted string on one line, or a comment: a `#` in quotes does not start a comment."""

HEADER: Final = regex(r"^[ \t]*\[+(?P<keys>[^\]\n]*)\]+", re.MULTILINE)


def find_span(text: str, path: KeyPath, value: Any = None) -> Span:
    """The span of a value, or of the key at the end of the path if the value is not given or not found.

    The search starts at the deepest table header on the path, and continues with each key below it and then the value.
    It can be wrong if keys are in an unusual order, but the line is still close.
    """
    plain = TOKEN.sub(_without_comment, text)
    keys = tuple(str(key) for key in path if isinstance(key, str))
    found, rest = _header(plain, keys)
    for word in rest:
        found = _word(plain, word, found[1]) or found
    if isinstance(value, (str, int, float)):
        found = _word(plain, str(value).lower() if isinstance(value, bool) else str(value), found[1]) or found
    return _span(text, *found)


def _without_comment(found: re.Match[str]) -> str:
    return " " * len(found[0]) if found[0].startswith("#") else found[0]


def _header(text: str, keys: tuple[str, ...]) -> tuple[tuple[int, int], tuple[str, ...]]:
    """The last key in the deepest table header on the path, as offsets, and the keys below it."""
    headers = {tuple(_keys(found["keys"])): found for found in reversed(list(HEADER.finditer(text)))}
    for depth in range(len(keys), 0, -1):
        if found := headers.get(keys[:depth]):
            last = found["keys"].rstrip()
            end = found.start("keys") + len(last)
            return (end - len(keys[depth - 1]), end), keys[depth:]
    return (0, 0), keys


def _keys(header: str) -> Iterator[str]:
    """The keys of a header. A key with a dot in quotes is split, and so not found."""
    return (key.strip().strip("\"'") for key in header.split("."))


def _word(text: str, word: str, start: int) -> tuple[int, int] | None:
    """The next occurrence of a whole word."""
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, start)
    return found.span() if word and found else None


def _span(text: str, start: int, end: int) -> Span:
    """A range on one line as lines and columns."""
    first = text.rfind("\n", 0, start) + 1
    line = text.count("\n", 0, start) + 1
    return Span(line, start - first + 1, line, end - first + 1)
