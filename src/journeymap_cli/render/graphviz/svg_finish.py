"""Finishing of Graphviz's SVG for use elsewhere: an accessible name, and fallback fonts at the same text width.

Graphviz escapes `<`, `>` and `"` in user text, so regular expressions for tags match only tags.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from journeymap_cli.language.tags import Tag
from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz.veil import VeiledText, unveiled
from journeymap_cli.render.svg.elements import (
    HEADER,
    LIKE_INTER,
    STYLE,
    TextPlace,
    font_family,
    is_right_to_left,
    text,
    title,
)
from journeymap_cli.view.measure import natural

FAMILY: Final = "Inter"
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


_NUMBER: Final = regex(r'[xy]="([-\d.]+)"')


def finished(svg: bytes, name: str) -> bytes:
    """Return the drawing as a standalone file."""
    drawn = svg.decode("utf-8")
    drawn = _TEXT.sub(_text, _UNWANTED.sub("", drawn[drawn.index("<svg ") :]))
    opening, rest = drawn.split(">\n", 1)
    return f'{HEADER}{opening} role="img">\n{title(name)}{STYLE}{rest}'.encode()


def dressed(svg: bytes, fonts: Sequence[str], language: Tag) -> bytes:
    """Return the drawing with its language, and with other fonts before ours; lines keep the width of the layout."""
    ours, theirs = (f'font-family="{font_family(family)}"'.encode() for family in ((), fonts))
    return svg.replace(b' role="img"', f' role="img" lang="{language}"'.encode(), 1).replace(ours, theirs)


def inline(svg: bytes) -> str:
    """Return the drawing as an element of a page, without its own header and style."""
    return svg.decode("utf-8").removeprefix(HEADER).replace(STYLE, "", 1)


def _text(found: re.Match[str]) -> str:
    before, family, suffix, weight, between, size, after, content = found.groups()
    shown, bold, fixed = unescape(content), bool(suffix) or weight == "bold", ""
    weighted = ' font-weight="bold"' if bold else ""
    if veiled := unveiled(shown):
        style = f' xml:space="preserve" font-family="{LIKE_INTER}"{weighted}{between}font-size="{size}"{after}'
        return _unveiled(veiled, before, float(size), bold, style)
    if family == FAMILY:
        family, long = LIKE_INTER, natural(shown, float(size), bold)
        fixed = "" if long is None else f' textLength="{long:.2f}" lengthAdjust="spacingAndGlyphs"'
    direction = ' unicode-bidi="plaintext"' if is_right_to_left(shown) else ""
    font = f'font-family="{family}"{weighted}{between}font-size="{size}"{fixed}'
    return f"<text {before}{font}{after}{direction}>{content}</text>"


def _unveiled(veiled: VeiledText, before: str, size: float, bold: bool, style: str) -> str:
    left, baseline = (float(number) for number in _NUMBER.findall(before))
    place = TextPlace(left, baseline, veiled.room, veiled.side)
    sign = f'<tspan fill="{veiled.sign.color}">\u00a0{veiled.sign.char}</tspan>' if veiled.sign else ""
    return text(veiled.content, place, size, bold, style, sign).rstrip("\n")
