"""Decoding bytes to text as editors and parsers see it, with problems of the bytes."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import yaml

from journeymap_cli.characters import BOM, NOT_IN_YAML, SURROGATES, YAML_BREAKS
from journeymap_cli.problem import TOP, Hint, Problem, Span
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import NOT_UTF8, TOO_LARGE
from journeymap_cli.yamlsource.fault import DELETE, code_point
from journeymap_cli.yamlsource.parser import Parser
from journeymap_cli.yamlsource.positions import LINE_BREAK, Lines

MAX_SIZE: Final = 5 * 1024 * 1024
MOST_SHOWN: Final = 100
WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How files in UTF-16 and UTF-32 start."""

FORBIDDEN: Final = regex(f"[{NOT_IN_YAML}]")
SAVE: Final = "save the file as UTF-8"
SAVE_IT: Final = Hint(SAVE, "")
"""The same hint as a fix, if saving in another encoding is enough: no text has to be replaced."""


def lines(raw: bytes) -> list[str]:
    """The lines of a file with any bytes, without a byte-order mark. Only LF, CRLF and CR end a line."""
    return LINE_BREAK.split(raw.decode("utf-8", "replace").removeprefix(BOM))


def too_many_bytes(size: int, limit: int) -> str:
    """The message for a file that is too large."""
    return f"the file has {size:,} bytes, the limit is {limit:,}"


def decode(raw: bytes, max_size: int = MAX_SIZE) -> tuple[str, list[Problem]]:
    """The text without its BOM, and the problems that make it unreadable; invalid bytes become U+FFFD."""
    if len(raw) > max_size:
        message = too_many_bytes(len(raw), max_size)
        return "", [Problem(TOO_LARGE, message, hint="split it, or raise the limit with --max-size", span=TOP)]
    if raw.startswith(WIDE):
        message = "the file is UTF-16 or UTF-32, not UTF-8"
        text = wide_text(raw)
        if text is None:
            return raw.decode(_wide(raw), errors="replace"), [Problem(NOT_UTF8, message, hint=SAVE, span=TOP)]
        return text, [Problem(NOT_UTF8, message, hint=SAVE_IT, span=TOP)]
    try:
        text = raw.decode().lstrip(BOM)
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace").lstrip(BOM), [_not_utf8(error)]
    return text, _forbidden(text)


def wide_text(raw: bytes) -> str | None:
    """The text of a file in UTF-16 or UTF-32; None if it has another encoding, or is invalid."""
    try:
        return raw.decode(_wide(raw)) if raw.startswith(WIDE) else None
    except UnicodeDecodeError:
        return None


def _wide(raw: bytes) -> str:
    return "utf-16" if b"\x00\x00" not in raw[:4] else "utf-32"


def _not_utf8(error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start].decode().lstrip(BOM)
    span = Lines(before).span(len(before), len(before))
    byte = error.object[error.start]
    return Problem(NOT_UTF8, f"the byte {byte:#04x} is not valid UTF-8", hint=SAVE, span=_one_wide(span))


def _forbidden(text: str) -> list[Problem]:
    if text.replace("\n", "").isprintable():  # true for most files, and saves compiling the pattern
        return []
    lines = Lines(text)
    found = islice(FORBIDDEN.finditer(text), MOST_SHOWN if "\0" not in text else 1)
    return [_not_allowed(one.group(), lines.span(*one.span())) for one in found]


def _not_allowed(character: str, span: Span) -> Problem:
    message = f"the character {code_point(character)} is not allowed in YAML"
    return Problem(NOT_UTF8, message, hint=SAVE if character == "\0" else DELETE, span=span)


def _one_wide(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


PRIVATE: Final = range(0xE000, 0xF900)
"""The private use area: those of its characters that a text does not use can replace other characters."""

PAIR: Final = regex(r"(?<!\\)((?:\\\\)*+)(\\u[dD][89abAB][0-9a-fA-F]{2})(\\u[dD][c-fC-F][0-9a-fA-F]{2})")
"""A surrogate pair as two escapes. An even number of backslashes before it are escaped backslashes."""

ESCAPE: Final = regex(r"\\u[0-9a-fA-F]{4}")
HALF: Final = regex(f"[{SURROGATES}]")


def faithful(parser: Callable[[str], Parser], text: str) -> Parser:
    """A parser whose events have the same line breaks and characters as in editors and JSON."""
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
    """The characters of the private use area that the text does not use, even as escapes."""
    used = {*text, *(chr(int(escape[2:], 16)) for escape in ESCAPE.findall(text))}
    return (char for char in map(chr, PRIVATE) if char not in used)


def _replaced(found: re.Match[str], escapes: Mapping[str, str]) -> str:
    """A pair of escapes, replaced by stand-ins if there are enough of these."""
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
