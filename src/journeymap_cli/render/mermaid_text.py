"""Texts of a map in Mermaid diagrams: names, and comments for what a diagram cannot show."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from journeymap_cli.characters import YAML_BREAKS
from journeymap_cli.model.base import Model
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.long_form import long_form

BREAK: Final = regex(f"[\t-\r{YAML_BREAKS}]+")
SIGNS: Final = regex(r"[#:;,<>\"`{}]")
QUOTED_SIGNS: Final = regex(r"[#;<>\"`\\]|\$(?=\$)|(?<=\$)\$|&(?=[\w#]+;)|:(?=fa-)")
"""Signs with a meaning in a label, such as a backslash before a letter, two dollars, an entity or an icon."""
KEYWORD: Final = regex(r"(?:journey|title|section|acctitle|accdescr)\b", re.IGNORECASE)
NUMERIC: Final = regex(r"[-+.\d][.\da-fox+-]*", re.IGNORECASE)
"""A text that Mermaid would read as a number, not as a name."""

HEADS: Final = ("text", "name", "title", "label", "score", "to")
"""The keys with the main text of an entry, with which its comment begins."""


def name(text: str) -> str:
    """Escape a name for use anywhere in a diagram: signs with a meaning, and the first letter of a keyword."""
    line = _escaped(text, SIGNS)
    return entity(line[0]) + line[1:] if KEYWORD.match(line) else line


def person(text: str) -> str:
    """Escape the name of a person, even one that looks like a number."""
    line = name(text)
    return entity(line[0]) + line[1:] if NUMERIC.fullmatch(line) else line


def in_quotes(text: str) -> str:
    """Quote and escape a text for flowcharts."""
    return f'"{_escaped(text, QUOTED_SIGNS)}"'


def _escaped(text: str, signs: re.Pattern[str]) -> str:
    line = signs.sub(lambda found: entity(found[0]), one_line(text))
    return line.replace("%", entity("%")) if "%%" in line or line.startswith("%") else line


def entity(char: str) -> str:
    """A character as an entity."""
    return f"#{ord(char)};"


def one_line(text: str) -> str:
    """A text without line breaks."""
    return BREAK.sub(" ", text).strip()


def comment(text: str) -> str:
    """A comment on a line of its own. Two percent signs in it could begin a directive."""
    return f"%% {one_line(text).replace('%%', '% %')}"


def comments(part: Model, but: Collection[str]) -> Iterator[str]:
    """Yield a comment for each value of a part of a map, except for the keys in `but`."""
    for key, value in long_form(part).items():
        if key not in but:
            shown = key.replace("_", " ")
            values = value.items() if key == "cells" else [(shown, value)]
            for label, entries in values:
                for entry in entries if isinstance(entries, list) else [entries]:
                    yield comment(f"{label}: {_flat(entry)}")


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    if not isinstance(value, Mapping):
        return str(value)
    head = next((key for key in HEADS if key in value), None)
    rest = ", ".join(f"{key.replace('_', ' ')}: {_flat(each)}" for key, each in value.items() if key != head)
    return " ".join(filter(None, [_flat(value[head]) if head else "", f"({rest})" if rest else ""]))
