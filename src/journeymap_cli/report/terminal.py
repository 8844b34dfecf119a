"""Untrusted text for a terminal: what would act or hide is shown escaped."""

import re
import unicodedata

HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
EMOJI = re.compile(r".(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)+")
WIDE = "\u3000"
SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def printable(text: str) -> str:
    """The text with control characters, bidirectional controls and line separators escaped, in one line.

    A log command of a CI service (`##[`) is broken up as well.
    """
    return HIDDEN.sub(_escape, text).replace("##[", "##\\[")


def opening(text: str) -> str:
    """The same for the start of a line, where `::` would be a command of a CI service."""
    shown = printable(text)
    return f"\\{shown}" if shown.lstrip().startswith("::") else shown


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return SHORT.get(char) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")


def cells(text: str) -> int:
    """How many cells of a terminal a printable text takes; an emoji of several characters counts as one."""
    return len(text) if text.isascii() else sum(map(_cell, EMOJI.sub(WIDE, text)))


def _cell(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
