"""Finishing of Graphviz's SVG for use elsewhere: an accessible name, and fallback fonts at the same text width.

Graphviz escapes `<`, `>` and `"` in user text, so regular expressions for tags match only tags.
"""

import re
import unicodedata
from collections.abc import Sequence
from html import escape, unescape
from typing import Final

from journeymap_cli.regexes import regex
from journeymap_cli.render.theme.theme import families
from journeymap_cli.view.measure import natural

FAMILY: Final = "Inter"
QUOTE: Final = "'"
_LIKE_IT: Final = "Inter, 'Helvetica Neue', Arial, sans-serif"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STYLE: Final = '<style>text{font-feature-settings:"calt" 0}</style>\n'  # otherwise Inter turns -> into an arrow
_UNWANTED: Final = regex(
    r"<!--.*?-->\n?"  # node names and the version
    r"|<title>[^<]*</title>\n?"  # node names, which would appear as tooltips
    r'| id="(?:a_)?(?:graph|node|edge|clust)\d+"',  # the same in every drawing on a page
    re.DOTALL,
)
_TEXT: Final = regex(
    r'<text ([^>]*?)font-family="([^"]*?)( bold)?"(?: font-weight="(\w+)")?([^>]*?)font-size="([\d.]+)"([^>]*)>'
    r"([^<]*)</text>"
)


def finished(svg: bytes, title: str) -> bytes:
    """Return the drawing as a standalone file."""
    text = svg.decode("utf-8")
    text = _TEXT.sub(_text, _UNWANTED.sub("", text[text.index("<svg ") :]))
    opening, rest = text.split(">\n", 1)
    name = f"<title>{escape(title)}</title>\n" if title else ""
    return f'{_HEADER}{opening} role="img">\n{name}{_STYLE}{rest}'.encode()


def dressed(svg: bytes, fonts: Sequence[str]) -> bytes:
    """Return the drawing with other fonts before ours; lines keep the width of the layout."""
    if not fonts:
        return svg
    ours = f'font-family="{_LIKE_IT}"'.encode()
    return svg.replace(ours, f'font-family="{families(fonts, QUOTE)}, {_LIKE_IT}"'.encode())


def inline(svg: bytes) -> str:
    """Return the drawing as an element of a page, without its own header and style."""
    return svg.decode("utf-8").removeprefix(_HEADER).replace(_STYLE, "", 1)


def _text(found: re.Match[str]) -> str:
    before, family, suffix, weight, between, size, after, content = found.groups()
    text, bold, held = unescape(content), bool(suffix) or weight == "bold", ""
    if family == FAMILY:
        family, long = _LIKE_IT, natural(text, float(size), bold)
        held = "" if long is None else f' textLength="{long:.2f}" lengthAdjust="spacingAndGlyphs"'
    weighted = ' font-weight="bold"' if bold else ""
    direction = ' unicode-bidi="plaintext"' if not text.isascii() and any(map(_right_to_left, text)) else ""
    font = f'font-family="{family}"{weighted}{between}font-size="{size}"{held}'
    return f"<text {before}{font}{after}{direction}>{content}</text>"


def _right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}
