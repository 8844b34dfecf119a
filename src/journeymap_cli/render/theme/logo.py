"""A picture for the page: known by its first bytes, small, from the folder of its theme, and never markup."""

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
"""How an SVG begins; one that declares entities is none of ours."""


class Logo(NamedTuple):
    """Pictures as `data:` addresses, which a page shows as images only: a script in an SVG does not run there."""

    picture: str
    dark: str | None
    text: str


class LogoError(Exception):
    """A file is no logo; the text says why."""


def read_picture(folder: Path, path: str) -> str:
    """The `data:` address of a picture. Raises NoLogo."""
    try:
        target = real(folder / path)
        if not target.is_relative_to(real(folder)):
            raise LogoError("leads out of the folder of the theme")
        if not target.is_file():
            raise LogoError("names no file")
        content = read_bounded(target, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise LogoError("cannot be read") from error
    if len(content) > MOST_BYTES:
        raise LogoError(f"has more than {MOST_BYTES // 1000} kB")
    return f"data:{_kind(content)};base64,{base64.b64encode(content).decode()}"


def _kind(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if SVG.match(content) and b"<!ENTITY" not in content:
        return "image/svg+xml"
    raise LogoError("is neither PNG, JPEG, WebP nor SVG by its content")
