"""Pictures that are embedded in drawings: PNG, JPEG, WebP or SVG, by their first bytes.

As images, scripts in an SVG do not run and nothing else is loaded.
"""

import base64
import re
from typing import Final, NamedTuple

from journeymap_cli.regexes import regex

SVG_TYPE: Final = "image/svg+xml"
BLANKS: Final = b"\xef\xbb\xbf \t\n\r\f\v"
"""What may be before the first tag of an SVG."""

COMMENTS: Final = rb"(?>\s*+(?><!--(?:(?!-->).)*+-->\s*+)*+)"
SVG: Final = regex(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^?>]*+\?>)?"
    + COMMENTS
    + rb"(?:<!DOCTYPE svg[^>\[]*+>)?"
    + COMMENTS
    + rb"<svg[\s>]",
    re.DOTALL,
)
"""How an SVG begins: an XML declaration, a DOCTYPE without entities, and comments, all optional, before `<svg`.

Possessive quantifiers keep a file of many comments from causing catastrophic backtracking.
"""


class Picture(NamedTuple):
    """The content of a picture and its media type."""

    media_type: str
    content: bytes

    @property
    def address(self) -> str:
        """The picture as a `data:` address."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"


def picture(content: bytes) -> Picture | None:
    """Return the picture that a file contains, or None if its type is unknown.

    Line endings in an SVG become LF: git may check it out with others than it was drawn with.
    """
    media_type = _media_type(content)
    if media_type == SVG_TYPE:
        content = content.replace(b"\r\n", b"\n")
    return Picture(media_type, content) if media_type else None


def _media_type(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content.lstrip(BLANKS).startswith(b"<") and SVG.match(content) and b"<!ENTITY" not in content:
        return SVG_TYPE
    return None
