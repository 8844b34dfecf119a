"""Text as editors see it."""

import re

LINE_END = re.compile(r"\r\n|\r|\n")


def lines(raw: bytes) -> list[str]:
    """The lines of a file, whatever its bytes: only LF, CRLF and CR end one; a byte-order mark is none of it."""
    return LINE_END.split(raw.decode("utf-8", "replace").removeprefix("\ufeff"))
