"""The comments of a text, which a YAML parser does not tell of, and the texts that one cuts off by accident."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from journeymap_cli.problem import Severity
from journeymap_cli.rule_ids import COMMENT_CUTS_TEXT
from journeymap_cli.yamlsource.fault import Fault, line_end, line_start, shown
from journeymap_cli.yamlsource.positions import Lines

COMMENT: Final = re.compile(r"#[^\r\n]*")
CUT: Final = re.compile(r"(?<=[ \t])#(?=\S)(?!journeymap:)")
BREAKS: Final = "\r\n"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` on. `alone` says that nothing else stands on its line."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True)
class Comments:
    """The comments of a text up to `end`, found while they are asked for: there may be a million.

    `held` are the stretches of values that hold a `#`, `plain_ends` where values without quotes end, both in order.
    """

    lines: Lines
    held: Sequence[tuple[int, int]]
    plain_ends: Sequence[int]
    end: int

    def __iter__(self) -> Iterator[Comment]:
        return (self._comment(start, end) for start, end in self._stretches(0, self.end))

    def mentioning(self, word: str) -> Iterator[Comment]:
        """The comments that hold a word, as "journeymap:": the others cost nothing."""
        text = self.lines.text
        at = text.find(word, 0, self.end)
        while at >= 0:
            line = line_start(text, at), min(line_end(text, at), self.end)
            yield from (self._comment(*found) for found in self._stretches(*line) if text.find(word, *found) >= 0)
            at = text.find(word, line[1], self.end)

    def cuts(self) -> Iterator[Fault]:
        """The comments that were meant as text: `- See issue #42 first`."""
        text = self.lines.text
        for found in CUT.finditer(text, 0, self.end):
            start = found.start()
            cut = _blanks_before(text, start)
            near = bisect_left(self.plain_ends, cut)
            if near < len(self.plain_ends) and self.plain_ends[near] == cut:
                yield _cut(text[start : line_end(text, start)].rstrip(), start)

    def _stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where comments stand in a part of the text: between the values that hold a `#`."""
        at = first
        for start, end in self._held_in(first, last):
            yield from (found.span() for found in COMMENT.finditer(self.lines.text, at, start))
            at = end
        yield from (found.span() for found in COMMENT.finditer(self.lines.text, at, last))

    def _held_in(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        near = bisect_right(self.held, first, key=itemgetter(1))
        while near < len(self.held) and self.held[near][0] < last:
            yield self.held[near]
            near += 1

    def _comment(self, start: int, end: int) -> Comment:
        text = self.lines.text
        before = text[_blanks_before(text, start) - 1 : start].strip(" \t")
        return Comment(*self.lines.place(start), text[start:end].rstrip(), not before or before in BREAKS)


def _blanks_before(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t":
        at -= 1
    return at


def _cut(comment: str, start: int) -> Fault:
    return Fault(
        f"the text ends before {shown(comment)}: a blank and '#' begin a comment",
        start,
        start + len(comment),
        "put the whole text in quotes; if it is a comment, write '# '",
        COMMENT_CUTS_TEXT,
        Severity.WARNING,
    )
