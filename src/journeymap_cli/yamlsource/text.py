"""Bytes to text as editors see it, or the problems of the bytes."""

from itertools import islice
from typing import Final

from journeymap_cli.characters import BOM, NOT_IN_YAML
from journeymap_cli.problem import TOP, Hint, Problem, Span
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import NOT_UTF8, TOO_LARGE
from journeymap_cli.yamlsource.fault import DELETE, code_point
from journeymap_cli.yamlsource.positions import LINE_BREAK, Lines

MAX_SIZE: Final = 5 * 1024 * 1024
MOST_SHOWN: Final = 100
WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How files in UTF-16 and UTF-32 start."""

FORBIDDEN: Final = regex(f"[{NOT_IN_YAML}]")
SAVE: Final = "save the file as UTF-8"
SAVE_IT: Final = Hint(SAVE, "")
"""The same where no more is needed: no text is wrong."""


def lines(raw: bytes) -> list[str]:
    """The lines of a file, whatever its bytes, without a byte-order mark. Only LF, CRLF and CR end a line."""
    return LINE_BREAK.split(raw.decode("utf-8", "replace").removeprefix(BOM))


def decode(raw: bytes, max_size: int = MAX_SIZE) -> tuple[str, list[Problem]]:
    """The text without its BOM, and the problems that make it unreadable; invalid bytes become U+FFFD."""
    if len(raw) > max_size:
        message = f"the file has {len(raw):,} bytes, the limit is {max_size:,}"
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
    """The text of a file in UTF-16 or UTF-32; None if it is none, or broken."""
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
    lines = Lines(text)
    found = islice(FORBIDDEN.finditer(text), MOST_SHOWN if "\0" not in text else 1)
    return [_not_allowed(one.group(), lines.span(*one.span())) for one in found]


def _not_allowed(character: str, span: Span) -> Problem:
    message = f"the character {code_point(character)} is not allowed in YAML"
    return Problem(NOT_UTF8, message, hint=SAVE if character == "\0" else DELETE, span=span)


def _one_wide(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)
