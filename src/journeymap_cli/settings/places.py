"""Finds keys and values of TOML by a search in its text: `tomllib` does not say where they are."""

import re
from collections.abc import Iterator
from typing import Any, Final

from journeymap_cli.problem import Path, Span
from journeymap_cli.regexes import regex

TOKEN: Final = regex(r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*""")
"""A text in quotes on one line, or a comment: a `#` in quotes does not start one."""

HEADER: Final = regex(r"^[ \t]*\[+(?P<keys>[^\]\n]*)\]+", re.MULTILINE)


def find_span(text: str, path: Path, value: Any = None) -> Span:
    """The span of a value, or of the key at the end of the path if the value is not given or not found.

    The search goes from the deepest table header on the path over the keys below it to the value, each after the one
    before. It can be wrong where keys are written in an unusual order, and then the line is still close.
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
    """The keys of a header. One with a dot in quotes is not understood, and then just not found."""
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
