"""Bytes to text: UTF-8 within the size limit and without the characters that YAML forbids, or why not."""

import re
from itertools import islice
from typing import Final

from journeymap_cli.load.excerpt import code_point
from journeymap_cli.load.positions import Lines
from journeymap_cli.problem import Problem, Span

MAX_SIZE: Final = 5 * 1024 * 1024
MOST_SHOWN: Final = 100
BOM: Final = "\ufeff"
WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How files in UTF-16 and UTF-32 begin."""

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
SAVE: Final = "save the file as UTF-8"
START: Final = Span(1, 1, 1, 1)


def decode(raw: bytes, max_size: int = MAX_SIZE) -> tuple[str, list[Problem]]:
    """The text without its BOM, and the problems that forbid to go on; bytes that are no UTF-8 become U+FFFD."""
    if len(raw) > max_size:
        message = f"the file has {len(raw):,} bytes, the limit is {max_size:,}"
        return "", [Problem("too-large", message, hint="split it, or raise the limit with --max-size", span=START)]
    if raw.startswith(WIDE):
        text = raw.decode("utf-16" if b"\x00\x00" not in raw[:4] else "utf-32", errors="replace")
        return text, [Problem("not-utf8", "the file is UTF-16 or UTF-32, not UTF-8", hint=SAVE, span=START)]
    try:
        text = raw.decode().lstrip(BOM)
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace").lstrip(BOM), [_not_utf8(error)]
    return text, _forbidden(text)


def _not_utf8(error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start].decode().lstrip(BOM)
    span = Lines(before).span(len(before), len(before))
    byte = error.object[error.start]
    return Problem("not-utf8", f"the byte {byte:#04x} here is no UTF-8", hint=SAVE, span=_one_wide(span))


def _forbidden(text: str) -> list[Problem]:
    lines = Lines(text)
    found = islice(FORBIDDEN.finditer(text), MOST_SHOWN if "\0" not in text else 1)
    return [_not_allowed(one.group(), lines.span(*one.span())) for one in found]


def _not_allowed(character: str, span: Span) -> Problem:
    message = f"the character {code_point(character)} is not allowed in YAML"
    return Problem("not-utf8", message, hint=SAVE if character == "\0" else "delete it", span=span)


def _one_wide(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)
