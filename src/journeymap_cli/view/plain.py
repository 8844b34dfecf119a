"""The Markdown that texts may contain: code, strong and links, nothing else. Drawings leave the marks out."""

import re
from typing import Final

from journeymap_cli.facts.links import TEXT_LINK, safe
from journeymap_cli.regexes import regex

MARKS: Final = regex(
    r"\\([\\`*\[\]])"  # a backslash escapes the sign
    r"|`([^`\n]+)`"
    r"|\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*"
    rf"|{TEXT_LINK}"
)
"""The alternatives begin with different signs, and none contains a repetition of itself, so time is linear."""


def may_have_marks(text: str) -> bool:
    """Whether it is worth looking for marks."""
    return "`" in text or "**" in text or "](" in text or "\\" in text


def plain(text: str) -> str:
    """The text without its marks. A link that may not be followed stays as written."""
    return MARKS.sub(_words, text) if may_have_marks(text) else text


def _words(found: re.Match[str]) -> str:
    escaped, code, strong, words, address = found.groups()
    if address and not safe(address):
        return found[0]
    return escaped or code or (plain(strong) if strong else "") or words
