"""The marks that texts may have: code, strong and links, and nothing else of Markdown."""

import re

from markupsafe import Markup, escape

from journeymap_cli.facts.links import HERE, LinkBase, safe
from journeymap_cli.view.plain import MARKS, may_have_marks


def rich(text: str, base: LinkBase = HERE) -> Markup:
    """Return the text as markup; `base` places relative links. A link that may not be followed stays as written."""
    if not may_have_marks(text):
        return escape(text)
    parts, start = [], 0
    for found in MARKS.finditer(text):
        parts += [escape(text[start : found.start()]), _mark(found, base)]
        start = found.end()
    return Markup("").join([*parts, escape(text[start:])])


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
