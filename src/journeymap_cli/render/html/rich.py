"""The Markdown that texts may contain: code, strong and links, nothing else."""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from markupsafe import Markup, escape

from journeymap_cli.facts.links import HERE, LinkBase, safe
from journeymap_cli.regexes import regex
from journeymap_cli.view.plain import MARKS, may_have_marks

LONG: Final = 16
RUNS: Final = regex(rf"[^\s\u00ad]{{{LONG},}}")
"""Characters between which a browser does not break the line."""

JOINTS: Final = regex(r"(?<=[/_=&?(\[])(?=[\w\[])")


Soften: TypeAlias = Callable[[str], str]
"""Puts soft hyphens into the words of a text."""


def rich(text: str, base: LinkBase = HERE, soften: Soften = str) -> Markup:
    """Return the text as markup; `base` places relative links. A link that may not be followed stays as written.

    Only words get soft hyphens, not code and addresses.
    """
    if not may_have_marks(text):
        return breakable(soften(text))
    parts, start = [], 0
    for found in MARKS.finditer(text):
        parts += [breakable(soften(text[start : found.start()])), _mark(found, base, soften)]
        start = found.end()
    return Markup("").join([*parts, breakable(soften(text[start:]))])


def breakable(text: str) -> Markup:
    """Return the escaped text, with line-break opportunities in long texts without spaces, such as paths."""
    if len(text) < LONG or not RUNS.search(text):
        return escape(text)
    return Markup("<wbr>").join(JOINTS.split(text))


def _mark(found: re.Match[str], base: LinkBase, soften: Soften) -> Markup:
    escaped, code, strong, words, address = found.groups()
    if escaped:
        return escape(escaped)
    if code:
        return Markup("<code>{}</code>").format(breakable(code))
    if strong:
        return Markup("<b>{}</b>").format(rich(strong, base, soften))
    if safe(address):
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(
            base.address(address), breakable(soften(words))
        )
    return escape(found[0])
