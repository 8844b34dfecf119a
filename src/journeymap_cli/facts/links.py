"""Which links may be followed, and which are only shown as text."""

from typing import Final

from journeymap_cli.characters import CONTROLS, MORE_CONTROLS
from journeymap_cli.regexes import regex

SCHEMES: Final = ("http", "https", "mailto")
SCHEME = regex(r"([^/?#:]*):")
"""A colon before any slash, question mark or hash: what comes before it is a scheme, or a drive as in `C:`."""

DANGEROUS = regex(rf"[\s{CONTROLS}{MORE_CONTROLS}\\]")
"""Browsers skip white space and control characters in `java script:`, and read a backslash as a slash."""


def is_safe(link: str) -> bool:
    """Whether a link may be followed: `http`, `https`, `mailto`, or a relative path without a host or drive."""
    if DANGEROUS.search(link) or link.startswith("//"):
        return False
    scheme = SCHEME.match(link)
    return scheme is None or scheme[1].lower() in SCHEMES


def safe(link: str | None) -> str | None:
    """The link if it may be followed, else None."""
    return link if link and is_safe(link) else None
