"""The marks that texts may have: code, strong and links, and nothing else of Markdown."""

import re
from typing import Final

from markupsafe import Markup, escape

from journeymap_cli.facts.links import HERE, TEXT_LINK, LinkBase, safe
from journeymap_cli.regexes import regex

MARKS: Final = regex(
    r"\\([\\`*\[\]])"  # a backslash keeps the sign
    r"|`([^`\n]+)`"
    r"|\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*"
    rf"|{TEXT_LINK}"
)
"""The alternatives begin with different signs, and none contains a repetition of itself, so time is linear."""


def rich(text: str, base: LinkBase = HERE) -> Markup:
    """Return the text as markup; `base` places relative links. A link that may not be followed stays as written."""
    if not _may_have_marks(text):
        return escape(text)
    parts, start = [], 0
    for found in MARKS.finditer(text):
        parts += [escape(text[start : found.start()]), _mark(found, base)]
        start = found.end()
    return Markup("").join([*parts, escape(text[start:])])


def plain(text: str) -> str:
    """Return the text without its marks."""
    return MARKS.sub(_words, text) if _may_have_marks(text) else text


def _may_have_marks(text: str) -> bool:
    return "`" in text or "**" in text or "](" in text or "\\" in text


def _mark(found: re.Match[str], base: LinkBase) -> Markup:
    kept, code, strong, words, address = found.groups()
    if kept:
        return escape(kept)
    if code:
        return Markup("<code>{}</code>").format(code)
    if strong:
        return Markup("<b>{}</b>").format(rich(strong, base))
    if safe(address):
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(base.address(address), words)
    return escape(found[0])


def _words(found: re.Match[str]) -> str:
    kept, code, strong, words, address = found.groups()
    if address and not safe(address):
        return found[0]
    return kept or code or (plain(strong) if strong else "") or words
