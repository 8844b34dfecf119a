"""The texts of a file: where each stands, what it may not hold, and what the search for comments must know of it."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from journeymap_cli.rule_ids import BAD_VALUE
from journeymap_cli.yamlsource.fault import Fault, code_point, line_end, shown
from journeymap_cli.yamlsource.frames import FaultMaker, Frame, ListFrame, MappingFrame
from journeymap_cli.yamlsource.parser import Scalar

COLON: Final = re.compile(r"[ \t]*+:")
BLANKS: Final = " \t\r\n\x85\u2028\u2029"
NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an escape can write although no text may hold it."""


class Scalars:
    """Looks at every text of a file, and notes what comments cannot be in and what they can cut."""

    def __init__(self, text: str, report: Callable[[FaultMaker], None]) -> None:
        self.text = text
        self.report = report
        self.held: list[tuple[int, int]] = []
        self.plain_ends: list[int] = []
        self.last_quoted: tuple[int, int] | None = None

    def plain(self, value: str, start: int, end: int, frame: Frame) -> None:
        """A text as it is written."""
        self.plain_ends.append(end)
        if "#" in value:
            self.held.append((start, end))
        # Other readers refuse it in lists; in `{text: Who?}` hardly anybody does.
        if "?" in value and frame.flow and isinstance(frame, ListFrame) and not frame.told:
            frame.told = True
            self.report(partial(_question, value, start, end))

    def quoted(self, event: Scalar, start: int, end: int) -> None:
        """A text in quotes."""
        self.last_quoted = start, end
        if "#" in event.value:
            self.held.append((start, end))
        if event.style == '"' and (found := NO_TEXT.search(event.value)):
            self.report(partial(_no_text, found.group(), start, end))

    def block(self, value: str, start: int, end: int) -> int:
        """A text below `|` or `>`; where it ends without the empty lines after it."""
        end = start + (len(self.text[start:end].rstrip(BLANKS)) if value.strip(BLANKS) else 1)
        if "#" in value:
            self.held.append((line_end(self.text, start), end))
        return end

    def empty(self, at: int, frame: Frame) -> int:
        """Where a value stands that is not there: right after its dash, colon or key."""
        if isinstance(frame, MappingFrame) and frame.key and self.text[at - 1] != ":":
            colon = COLON.match(self.text, frame.key.end)
            at = colon.end() if colon else frame.key.end
        self.plain_ends.append(at)
        return at


def _question(value: str, start: int, end: int) -> Fault:
    message = f"inside brackets the question mark of {shown(value)} means something else to YAML"
    return Fault(message, start, end, "write one question per line, or quote each")


def _no_text(character: str, start: int, end: int) -> Fault:
    message = f"the text holds the character {code_point(character)}, which no text can show"
    return Fault(message, start, end, "take the escape out", BAD_VALUE)
