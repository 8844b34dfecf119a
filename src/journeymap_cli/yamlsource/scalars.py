"""Checks the scalars of a file, and records what the search for comments needs to know about them."""

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
"""Characters that a file cannot contain as they are, but that an escape can write."""


CONTINUED: Final = regex(r"[\r\n][ \t]*(- [^\r\n]*)")
"""A line of a text without quotes, but not its first, that begins with a dash."""

JOINED_START: Final = regex(r"-\w")
JOINED: Final = regex(r"[\r\n][ \t]*(-(?! )[^\r\n]*)")
"""The same without a space after the dashes, if the text itself begins with such a dash."""

ENTRY: Final = regex(r"[\r\n] *((?=- |[a-z_]+:)(?P<dash>- +)?(?:(?P<key>[a-z_]+):(?![^ \r\n])|(?<=- ))[^\r\n]*)")
"""A line that begins with a dash, with a key in lower case, or with both."""


MOST_LINES: Final = 100


NULLS: Final = frozenset({"null", "Null", "NULL", "~"})


class PlainNull(str):
    """One of `NULLS` without quotes: a text like any other, but where a map says what data hold."""

    __slots__ = ()


class SwallowedLine(NamedTuple):
    """A line, as offsets, in the text below `|` or `>` that starts at `block`, and what it looks like.

    `key` is the key, `dash` whether it begins with a dash, `first` whether it is the first line of the text.
    """

    block: int
    start: int
    end: int
    key: str | None
    dash: bool
    first: bool


class Scalars:
    """Looks at every scalar of a file.

    `hash_spans` are the offsets of those with a `#`, which does not start a comment there; `plain_ends` are the ends of
    those without quotes, which a comment can cut. `swallowed` are lines in texts below `|` or `>`.
    """

    def __init__(self, text: str, report: Callable[[FaultMaker], None]) -> None:
        self.text = text
        self.report = report
        self.hash_spans: list[tuple[int, int]] = []
        self.plain_ends: list[int] = []
        self.swallowed: list[SwallowedLine] = []
        self.last_quoted: tuple[int, int] | None = None

    def plain(self, value: str, start: int, end: int) -> None:
        """Take a plain text."""
        self.plain_ends.append(end)
        if "#" in value:
            self.hash_spans.append((start, end))
        if len(value) != end - start:  # it has several lines
            dashed = JOINED if JOINED_START.match(value) else CONTINUED
            if found := dashed.search(self.text, start, end):
                self.report(partial(_continued, found.group(1), found.start(1)))

    def quoted(self, event: Scalar, start: int, end: int) -> None:
        """Take a text in quotes."""
        self.last_quoted = start, end
        if "#" in event.value:
            self.hash_spans.append((start, end))
        if event.style == '"' and not event.value.isprintable() and (found := NOT_ALLOWED.search(event.value)):
            self.report(partial(_not_allowed, found.group(), start, end))

    def block(self, value: str, start: int, end: int) -> int:
        """Take a text below `|` or `>`. Returns where it ends without the empty lines after it."""
        end = start + (len(self.text[start:end].rstrip(WHITE_SPACE)) if value.strip(WHITE_SPACE) else 1)
        if "#" in value:  # after the line of the indicator, which may have a comment
            self.hash_spans.append((line_end(self.text, start), end))
        if "- " in value or ":" in value:
            self._look_for_entries(start, end)
        return end

    def _look_for_entries(self, start: int, end: int) -> None:
        """Record the lines in a text below `|` or `>` that look like keys or entries of a list."""
        content = line_end(self.text, start)
        for found in islice(ENTRY.finditer(self.text, content, end), MOST_LINES):
            is_first = not self.text[content : found.start(1)].strip()
            self.swallowed.append(SwallowedLine(start, *found.span(1), found["key"], bool(found["dash"]), is_first))

    def empty(self, at: int, frame: Frame) -> int:
        """Take a missing value. Returns its place: right after its dash, colon or key."""
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
