"""Lines that begin with `%`, for the reader of YAML and not for the journey: only `%YAML 1.1` and `1.2` may stand."""

import re
from typing import Final

from journeymap_cli.load.excerpt import line_end, quote_it, shown
from journeymap_cli.load.fault import Fault

BEFORE: Final = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+")
VERSION: Final = re.compile(r"%YAML[ \t]+1\.[12][ \t]*(?:[ \t]#.*)?$")

START: Final = re.compile(r"^---", re.MULTILINE)


def wrong_directive(text: str) -> Fault | None:
    """What is wrong with the directives at the head of a text."""
    version = _directive(text, 0)
    if version is None:
        return None
    end = line_end(text, version)
    if not VERSION.match(text[version:end]):
        return directive_line(text, version)
    another = _directive(text, end)
    return None if another is None else directive_line(text, another)


def _directive(text: str, at: int) -> int | None:
    """Where the next line begins that is no comment, if it is a directive."""
    found = BEFORE.match(text, at)
    start = found.end() if found else at
    return start if text.startswith("%", start) else None


def unfinished_directive(text: str, at: int) -> Fault | None:
    """A directive without the `---` that must follow it before `at`."""
    start = _directive(text, 0)
    if start is None or START.search(text, start, at):
        return None
    end = line_end(text, start)
    return Fault(
        f"a line '---' is missing after {shown(text[start:end])}",
        start,
        end,
        "delete the line, or write '---' below it",
    )


def directive_line(text: str, start: int) -> Fault:
    """What to say of a line that begins with `%`."""
    end = line_end(text, start)
    line = text[start:end].rstrip()
    if line.startswith("%TAG"):
        return Fault(
            f"{shown(line)} declares tags, and tags mean nothing here", start, end, "delete the line", "custom-tag"
        )
    if line.startswith("%YAML"):
        return Fault(f"{shown(line)} asks for another YAML than 1.1 or 1.2", start, end, "delete the line")
    return Fault(
        f"{shown(line)} is no content: a line that begins with '%' is for the reader of YAML",
        start,
        end,
        quote_it(line),
    )
