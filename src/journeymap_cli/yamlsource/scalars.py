"""Checks the scalars of a file, and records what the search for comments needs to know about them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from journeymap_cli.characters import NOT_IN_YAML, SURROGATES, YAML_BREAKS
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import BAD_VALUE
from journeymap_cli.yamlsource.fault import Fault, code_point, line_end
from journeymap_cli.yamlsource.frames import FaultMaker, Frame, MappingFrame
from journeymap_cli.yamlsource.parser import Scalar

COLON: Final = regex(r"[ \t]*+:")
WHITE_SPACE: Final = f" \t\r\n{YAML_BREAKS}"
NOT_ALLOWED: Final = regex(f"[{NOT_IN_YAML}{SURROGATES}]")
"""Characters that a file cannot contain as they are, but that an escape can write."""


class Scalars:
    """Looks at every scalar of a file.

    `hash_spans` are the offsets of those with a `#`, which does not start a comment there; `plain_ends` are the ends of
    those without quotes, which a comment can cut.
    """

    def __init__(self, text: str, report: Callable[[FaultMaker], None]) -> None:
        self.text = text
        self.report = report
        self.hash_spans: list[tuple[int, int]] = []
        self.plain_ends: list[int] = []
        self.last_quoted: tuple[int, int] | None = None

    def plain(self, value: str, start: int, end: int) -> None:
        """Take a plain text."""
        self.plain_ends.append(end)
        if "#" in value:
            self.hash_spans.append((start, end))

    def quoted(self, event: Scalar, start: int, end: int) -> None:
        """Take a text in quotes."""
        self.last_quoted = start, end
        if "#" in event.value:
            self.hash_spans.append((start, end))
        if event.style == '"' and (found := NOT_ALLOWED.search(event.value)):
            self.report(partial(_not_allowed, found.group(), start, end))

    def block(self, value: str, start: int, end: int) -> int:
        """Take a text below `|` or `>`. Returns where it ends without the empty lines after it."""
        end = start + (len(self.text[start:end].rstrip(WHITE_SPACE)) if value.strip(WHITE_SPACE) else 1)
        if "#" in value:  # after the line of the indicator, which may have a comment
            self.hash_spans.append((line_end(self.text, start), end))
        return end

    def empty(self, at: int, frame: Frame) -> int:
        """Take a missing value. Returns its place: right after its dash, colon or key."""
        if isinstance(frame, MappingFrame) and frame.key and self.text[at - 1] != ":":
            colon = COLON.match(self.text, frame.key.end)
            at = colon.end() if colon else frame.key.end
        self.plain_ends.append(at)
        return at


def _not_allowed(character: str, start: int, end: int) -> Fault:
    message = f"the text contains the character {code_point(character)}, which cannot be displayed"
    return Fault(message, start, end, "remove the escape", BAD_VALUE)
