"""Which links are followed, and which are only shown."""

import re
from typing import Final

SCHEMES: Final = ("http", "https", "mailto")
SCHEME = re.compile(r"([^/?#:]*):")
DANGEROUS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\]")


def is_safe(link: str) -> bool:
    """Whether a link may be followed: `http`, `https`, `mailto`, or a relative path that can name no host or drive."""
    if DANGEROUS.search(link) or link.startswith("//"):
        return False
    scheme = SCHEME.match(link)
    return scheme is None or scheme[1].lower() in SCHEMES


def safe(link: str | None) -> str | None:
    """The link where it may be followed, else None."""
    return link if link and is_safe(link) else None
