"""Escape untrusted text for a terminal: characters that a terminal would act on, or not show."""

import re
from typing import Final

from journeymap_cli.characters import CONTROLS, HIDING, NONCHARACTERS
from journeymap_cli.regexes import regex

HIDDEN: Final = regex(f"[{CONTROLS}{HIDING}{NONCHARACTERS}]")
SHORT: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def printable(text: str) -> str:
    """The text in one line, with `HIDDEN` characters escaped, and `##[`, a log command of CI services, broken up."""
    shown = text if text.isprintable() else HIDDEN.sub(_escape, text)  # takes a while to compile
    return shown.replace("##[", "##\\[")


def opening(text: str) -> str:
    """Like `printable`, for the start of a line, where `::` would also be a command of a CI service."""
    shown = printable(text)
    return f"\\{shown}" if shown.lstrip().startswith("::") else shown


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return SHORT.get(char) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")


def cells(text: str) -> int:
    """The width of a printable text in cells of a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # most texts do not need it, and the git drivers start faster without

    return cell_len(text)
