"""JSON as plain data with the place of every key and value, as `yamlsource` has them for YAML."""

import json
from typing import Any, Final

from journeymap_cli.phrases import quoted
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.positions import ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.text import FORBIDDEN

DEEPEST: Final = 60
DECODED: Final = json.JSONDecoder().raw_decode
MOST_VALUES: Final = 60_000
STRING: Final = regex(r'"[^"\\]*(?:\\.[^"\\]*)*"', 16)  # re.DOTALL
HALF: Final = regex("[\ud800-\udfff]")
ODD: Final = regex(f"{HALF.pattern}|{FORBIDDEN.pattern}")
BLANK: Final = regex(r"[ \t\n\r]*")
BLANKS: Final = frozenset(" \t\n\r")
WORD: Final = regex(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)")


class JsonSyntaxError(ValueError):
    """A text is not JSON, or says something twice. `at` is where, as an offset."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def json_tree(text: str) -> tuple[Any, Place]:
    """The data, in which every scalar is a text as written and null is None, and the places. Raises JsonSyntaxError."""
    value, place = _Reader(text).value(0, 0)
    after = _skipped(text, place.end)
    if after < len(text):
        raise JsonSyntaxError("the file goes on after its end", after)
    return value, place


def _skipped(text: str, at: int) -> int:
    """The offset after blanks, of which there are mostly none or one."""
    if text[at : at + 1] not in BLANKS:
        return at
    found = BLANK.match(text, at)
    return found.end() if found else at


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._values = 0

    def value(self, at: int, depth: int) -> tuple[Any, Place]:
        """The value that begins at an offset or after blanks there."""
        text, at = self._text, _skipped(self._text, at)
        first = text[at : at + 1]
        self._values += 1
        if self._values > MOST_VALUES:
            raise JsonSyntaxError(f"there are more than {MOST_VALUES:,} values: split the file", at)
        if depth > DEEPEST:
            raise JsonSyntaxError(f"this is nested more than {DEEPEST} levels deep", at)
        if first == "{":
            return self._mapping(at, depth)
        if first == "[":
            return self._list(at, depth)
        if first == '"':
            return self._string(at)
        if not (found := WORD.match(text, at)):
            raise JsonSyntaxError("there is no value here" if first else "the file ends before its last bracket", at)
        return None if found[0] == "null" else found[0], Place(at, found.end())

    def _string(self, at: int) -> tuple[str, Place]:
        try:
            value, end = DECODED(self._text, at)
        except json.JSONDecodeError as error:
            if not STRING.match(self._text, at):
                raise JsonSyntaxError("this text has no closing quote", at) from error
            raise JsonSyntaxError(error.msg.lower().removesuffix(" at"), error.pos) from error
        if ODD.search(value):
            if half := HALF.search(value):
                raise JsonSyntaxError(f"\\u{ord(half[0]):04x} in this text is half of a character", at)
            value = FORBIDDEN.sub("", value)
        return value, Place(at, end)

    def _list(self, at: int, depth: int) -> tuple[list[Any], Place]:
        place, values = ListPlace(at, at), list[Any]()
        start = self._first(at, "]")
        while start >= 0:
            value, inner = self.value(start, depth + 1)
            values.append(value)
            place.entries.append(inner)
            place.end, start = self._next(inner.end, "]")
        place.end = place.end if values else -start
        return values, place

    def _mapping(self, at: int, depth: int) -> tuple[dict[str, Any], Place]:
        place, values = MappingPlace(at, at), dict[str, Any]()
        start = self._first(at, "}")
        while start >= 0:
            if self._text[start : start + 1] != '"':
                raise JsonSyntaxError("a key in quotes is missing here", start)
            key, key_place = self._string(start)
            if key in values:
                raise JsonSyntaxError(f"the key {quoted(key)} is here twice", start)
            colon = _skipped(self._text, key_place.end)
            if self._text[colon : colon + 1] != ":":
                raise JsonSyntaxError("a colon is missing here", colon)
            values[key], inner = self.value(colon + 1, depth + 1)
            place.entries[key] = (key_place, inner)
            place.end, start = self._next(inner.end, "}")
        place.end = place.end if values else -start
        return values, place

    def _first(self, at: int, closing: str) -> int:
        """Where the first entry after an opening bracket begins; less than zero if there is none: minus the end."""
        start = _skipped(self._text, at + 1)
        return -(start + 1) if self._text[start : start + 1] == closing else start

    def _next(self, end: int, closing: str) -> tuple[int, int]:
        """The end of the brackets and -1 after the last entry; else where the entries end so far, and the next one."""
        text, end = self._text, _skipped(self._text, end)
        if text[end : end + 1] == closing:
            return end + 1, -1
        if text[end : end + 1] != ",":
            message = f"a comma or {closing} is missing here" if end < len(text) else f"the file ends without {closing}"
            raise JsonSyntaxError(message, end)
        start = _skipped(text, end + 1)
        if text[start : start + 1] == closing:
            raise JsonSyntaxError(f"a comma before {closing} is too many", end)
        return end, start
