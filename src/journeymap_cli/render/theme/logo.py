"""The logo of a theme: a small picture below the folder of the theme, whose type is detected from its content."""

import base64
import re
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.load.reader import read_bounded, real
from journeymap_cli.regexes import regex

MOST_BYTES: Final = 200_000
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


class Logo(NamedTuple):
    """The pictures as `data:` addresses, with their alternative text. As images, scripts in an SVG do not run."""

    picture: str
    dark: str | None
    text: str


class LogoError(Exception):
    """A file cannot be a logo. The message follows the name of the file: `is larger than 200 kB`."""


def read_picture(folder: Path, path: str) -> str:
    """The `data:` address of a picture. Raises LogoError."""
    try:
        target = real(folder / path)
        if not target.is_relative_to(real(folder)):
            raise LogoError("is outside the folder of the theme")
        if not target.is_file():
            raise LogoError("is not a file" if target.exists() else "does not exist")
        content = read_bounded(target, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise LogoError("cannot be read") from error
    if len(content) > MOST_BYTES:
        raise LogoError(f"is larger than {MOST_BYTES // 1000} kB")
    return f"data:{_media_type(content)};base64,{base64.b64encode(content).decode()}"


def _media_type(content: bytes) -> str:
    """The media type by the first bytes. Raises LogoError."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if SVG.match(content) and b"<!ENTITY" not in content:
        return "image/svg+xml"
    raise LogoError("is not a PNG, JPEG, WebP or SVG image")
