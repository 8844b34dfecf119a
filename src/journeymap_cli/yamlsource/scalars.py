"""Checking the scalars of a file, and recording what the search for comments needs to know about them."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from journeymap_cli.characters import NOT_IN_YAML, SURROGATES, YAML_BREAKS
from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import BAD_VALUE, FOLDED_LIST
from journeymap_cli.yamlsource.fault import Fault, code_point, line_end, shown
from journeymap_cli.yamlsource.frames import FaultMaker, Frame, MappingFrame
from journeymap_cli.yamlsource.parser import Scalar

COLON: Final = regex(r"[ \t]*+:")
WHITE_SPACE: Final = f" \t\r\n{YAML_BREAKS}"
NOT_ALLOWED: Final = regex(f"[{NOT_IN_YAML}{SURROGATES}]")
"""Characters that a file cannot contain, except as escapes."""


CONTINUED: Final = regex(r"[\r\n][ \t]*(- [^\r\n]*)")
"""A line of a plain text, except its first line, that begins with a dash."""

JOINED_START: Final = regex(r"-\w")
JOINED: Final = regex(r"[\r\n][ \t]*(-(?! )[^\r\n]*)")
"""Such a line without a space after the dash, for texts that begin with such a dash themselves."""

ENTRY: Final = regex(r"[\r\n] *((?=- |[a-z_]+:)(?P<dash>- +)?(?:(?P<key>[a-z_]+):(?![^ \r\n])|(?<=- ))[^\r\n]*)")
"""A line that begins with a dash, with a key in lower case, or with both."""


MOST_LINES: Final = 100


NULLS: Final = frozenset({"null", "Null", "NULL", "~"})


class PlainNull(str):
    """One of `NULLS` without quotes. It is a text like any other, except in conditions on data (`where`)."""

    __slots__ = ()


class SwallowedLine(NamedTuple):
    """A line, as offsets, in the block text that starts at `block`, and what it looks like.

    `key` is its key, `dash` whether it begins with a dash, `first` whether it is the first line of the text.
    """

    block: int
    start: int
    end: int
    key: str | None
    dash: bool
    first: bool


class Scalars:
    """Checks every scalar of a file.

    `hash_spans` are the offsets of scalars with a `#`, which does not start a comment there; `plain_ends` are the ends
    of plain scalars, which a comment can cut off. `swallowed` are lines in block texts that look like entries or keys.
    """

    def __init__(self, text: str, report: Callable[[FaultMaker], None]) -> None:
        self.text = text
        self.report = report
        self.hash_spans: list[tuple[int, int]] = []
        self.plain_ends: list[int] = []
        self.swallowed: list[SwallowedLine] = []
        self.last_quoted: tuple[int, int] | None = None

    def plain(self, value: str, start: int, end: int) -> None:
        """Check a plain text."""
        self.plain_ends.append(end)
        if "#" in value:
            self.hash_spans.append((start, end))
        if len(value) != end - start:  # it has several lines
            dashed = JOINED if JOINED_START.match(value) else CONTINUED
            if found := dashed.search(self.text, start, end):
                self.report(partial(_continued, found.group(1), found.start(1)))

    def quoted(self, event: Scalar, start: int, end: int) -> None:
        """Check a quoted text."""
        self.last_quoted = start, end
        if "#" in event.value:
            self.hash_spans.append((start, end))
        if event.style == '"' and not event.value.isprintable() and (found := NOT_ALLOWED.search(event.value)):
            self.report(partial(_not_allowed, found.group(), start, end))

    def block(self, value: str, start: int, end: int) -> int:
        """Check a block text (`|` or `>`). Returns its end without trailing empty lines."""
        end = start + (len(self.text[start:end].rstrip(WHITE_SPACE)) if value.strip(WHITE_SPACE) else 1)
        if "#" in value:  # after the line of the indicator, which may have a comment
            self.hash_spans.append((line_end(self.text, start), end))
        if "- " in value or ":" in value:
            self._look_for_entries(start, end)
        return end

    def _look_for_entries(self, start: int, end: int) -> None:
        """Record the lines in a block text that look like keys or entries of a list."""
        content = line_end(self.text, start)
        for found in islice(ENTRY.finditer(self.text, content, end), MOST_LINES):
            is_first = not self.text[content : found.start(1)].strip()
            self.swallowed.append(SwallowedLine(start, *found.span(1), found["key"], bool(found["dash"]), is_first))

    def empty(self, at: int, frame: Frame) -> int:
        """Record a missing value. Returns its offset: directly after its dash, colon or key."""
        if isinstance(frame, MappingFrame) and frame.key and self.text[at - 1] != ":":
            colon = COLON.match(self.text, frame.key.end)
            at = colon.end() if colon else frame.key.end
        self.plain_ends.append(at)
        return at


def _continued(line: str, start: int) -> Fault:
    message = f"{shown(line)} continues the text above, and is not an entry of a list"
    hint = "align the dash with that of the entry above, or put the whole text in quotes"
    return Fault(message, start, start + len(line), hint, FOLDED_LIST, Severity.WARNING)


def _not_allowed(character: str, start: int, end: int) -> Fault:
    message = f"the text contains the character {code_point(character)}, which cannot be displayed"
    return Fault(message, start, end, "remove the escape", BAD_VALUE)
