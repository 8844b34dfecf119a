"""Replaces what YAML parsers read in another way than editors and JSON, and puts it back in the texts they yield.

NEL and the two separators start a new line in YAML 1.1: unused characters stand in for them. Programs that write JSON
escape an emoji as two halves of a character: escapes of unused characters stand in for them. What stands in is as long
as what it replaces, so all offsets stay.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import yaml

from journeymap_cli.characters import SURROGATES, YAML_BREAKS
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.parser import Parser

PRIVATE: Final = range(0xE000, 0xF900)
"""The private use area: characters without a meaning, so those that a text does not use can replace others."""

PAIR: Final = regex(r"(?<!\\)((?:\\\\)*+)(\\u[dD][89abAB][0-9a-fA-F]{2})(\\u[dD][c-fC-F][0-9a-fA-F]{2})")
"""The halves of one character as two escapes. An even number of backslashes before them are escaped themselves."""

ESCAPE: Final = regex(r"\\u[0-9a-fA-F]{4}")
HALF: Final = regex(f"[{SURROGATES}]")


def faithful(parser: Callable[[str], Parser], text: str) -> Parser:
    """A parser of a text whose events have the line breaks and characters that editors and JSON see."""
    breaks = [char for char in YAML_BREAKS if char in text]
    halves = {half for found in PAIR.finditer(text) for half in found.groups()[1:]} if r"\ud" in text.lower() else ()
    if not breaks and not halves:
        return parser(text)
    unused = _unused(text)
    characters = dict(zip(breaks, unused, strict=False))
    escapes = {half: f"\\u{ord(char):04x}" for half, char in zip(sorted(halves), unused, strict=False)}
    replaced = PAIR.sub(lambda found: _replaced(found, escapes), text) if escapes else text
    return _Restoring(
        parser(replaced.translate({ord(char): stand_in for char, stand_in in characters.items()})), characters, escapes
    )


def _unused(text: str) -> Iterator[str]:
    """The characters of the private use area that the text does not use, not even as an escape."""
    used = {*text, *(chr(int(escape[2:], 16)) for escape in ESCAPE.findall(text))}
    return (char for char in map(chr, PRIVATE) if char not in used)


def _replaced(found: re.Match[str], escapes: Mapping[str, str]) -> str:
    """A pair of escapes as their stand-ins; as it is if there were too few."""
    before, *halves = found.groups()
    return before + "".join(escapes[half] for half in halves) if escapes.keys() >= {*halves} else found[0]


class _Restoring:
    """Yields the events of a parser with the original characters and escapes put back."""

    def __init__(self, parser: Parser, characters: Mapping[str, str], escapes: Mapping[str, str]) -> None:
        self._parser = parser
        self._characters = {ord(stand_in): char for char, stand_in in characters.items()}
        self._halves = {int(stand_in[2:], 16): chr(int(half[2:], 16)) for half, stand_in in escapes.items()}
        self._escapes = {stand_in: half for half, stand_in in escapes.items()}

    def get_event(self) -> Any:
        """The next event."""
        event = self._parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = self._restored(event.value, in_double_quotes=event.style == '"')
        return event

    def _restored(self, value: str, *, in_double_quotes: bool) -> str:
        value = value.translate(self._characters)
        if not in_double_quotes:  # the escape is text there
            return ESCAPE.sub(lambda found: self._escapes.get(found[0], found[0]), value) if self._escapes else value
        value = value.translate(self._halves)
        return (
            value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") if HALF.search(value) else value
        )
