"""The comments of a text, which a YAML parser does not tell of, and the texts that one cuts off by accident."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from journeymap_cli.load.excerpt import line_end, shown
from journeymap_cli.load.fault import Fault
from journeymap_cli.load.positions import Lines
from journeymap_cli.problem import Severity

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
        return self.mentioning("#")

    def mentioning(self, word: str) -> Iterator[Comment]:
        """The comments that hold a word, as "journeymap:": the others cost little."""
        text = self.lines.text
        for start, end in self._stretches():
            if text.find(word, start, end) >= 0:
                before = text[_blanks_before(text, start) - 1 : start].strip(" \t")
                yield Comment(*self.lines.place(start), text[start:end].rstrip(), not before or before in BREAKS)

    def cuts(self) -> Iterator[Fault]:
        """The comments that were meant as text: `- See issue #42 first`."""
        text = self.lines.text
        for found in CUT.finditer(text, 0, self.end):
            start = found.start()
            cut = _blanks_before(text, start)
            near = bisect_left(self.plain_ends, cut)
            if near < len(self.plain_ends) and self.plain_ends[near] == cut:
                yield _cut(text[start : line_end(text, start)].rstrip(), start)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        at = 0
        for start, end in (*self.held, (self.end, self.end)):
            for found in COMMENT.finditer(self.lines.text, at, start):
                yield found.span()
            at = end


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
        "comment-cuts-text",
        Severity.WARNING,
    )
