"""The comments of a text, which YAML parsers drop, and texts that a comment cuts off by accident."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from journeymap_cli.problem import Severity
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import COMMENT_CUTS_TEXT
from journeymap_cli.yamlsource.fault import Fault, line_end, line_start, shown
from journeymap_cli.yamlsource.positions import Lines

COMMENT: Final = regex(r"#[^\r\n]*")
CUT: Final = regex(r"(?<=[ \t])#(?=\S)(?!journeymap:)")
"""A comment that may be text: no space after the `#` (`#42`), and not one of our ignore comments."""

INDICATORS: Final = "-:"
"""Characters that precede a missing value, without white space between them."""

BREAKS: Final = "\r\n"


class Comment(NamedTuple):
    """A comment, starting at its `#`. `alone` is whether it is on a line of its own."""

    line: int
    column: int
    text: str
    alone: bool


class Comments:
    """The comments of a text up to `end`, searched lazily, because there may be a million.

    A `#` outside all values starts a comment, so the parser is not needed again: `hash_spans` are the offsets of the
    values that contain a `#`, and comments are searched in the gaps between them. `plain_ends` are the offsets where
    values without quotes end. Both are sorted.
    """

    def __init__(
        self, lines: Lines, hash_spans: Sequence[tuple[int, int]], plain_ends: Sequence[int], end: int
    ) -> None:
        self.lines, self.hash_spans, self.plain_ends, self.end = lines, hash_spans, plain_ends, end

    def __iter__(self) -> Iterator[Comment]:
        return (self._comment(start, end) for start, end in self._stretches(0, self.end))

    def mentioning(self, word: str) -> Iterator[Comment]:
        """The comments that contain a word such as "journeymap:". This does not parse the others."""
        text = self.lines.text
        at = text.find(word, 0, self.end)
        while at >= 0:
            line = line_start(text, at), min(line_end(text, at), self.end)
            yield from (self._comment(*found) for found in self._stretches(*line) if text.find(word, *found) >= 0)
            at = text.find(word, line[1], self.end)

    def cuts(self) -> Iterator[Fault]:
        """Faults for comments that are probably part of a text: `- See issue #42 first`."""
        text = self.lines.text
        for found in CUT.finditer(text, 0, self.end):
            start = found.start()
            cut = _spaces_before(text, start)  # a comment cuts a plain value if that ends right before it
            near = bisect_left(self.plain_ends, cut)
            if near < len(self.plain_ends) and self.plain_ends[near] == cut:
                comment = text[start : line_end(text, start)].rstrip()
                yield _cut(comment, start, whole=text[cut - 1 : cut] in INDICATORS)

    def _stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The offsets of the comments in a part of the text: those between the values that contain a `#`."""
        at = first
        for start, end in self._values_in(first, last):
            yield from (found.span() for found in COMMENT.finditer(self.lines.text, at, start))
            at = end
        yield from (found.span() for found in COMMENT.finditer(self.lines.text, at, last))

    def _values_in(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The offsets of the values with a `#` in a part of the text. Uses bisection, because there may be many."""
        near = bisect_right(self.hash_spans, first, key=itemgetter(1))
        while near < len(self.hash_spans) and self.hash_spans[near][0] < last:
            yield self.hash_spans[near]
            near += 1

    def _comment(self, start: int, end: int) -> Comment:
        text = self.lines.text
        before = text[_spaces_before(text, start) - 1 : start].strip(" \t")
        return Comment(*self.lines.place(start), text[start:end].rstrip(), not before or before in BREAKS)


def _spaces_before(text: str, at: int) -> int:
    """The start of the spaces and tabs before an offset."""
    while at > 0 and text[at - 1] in " \t":
        at -= 1
    return at


def _cut(comment: str, start: int, *, whole: bool) -> Fault:
    message, quote = f"the text ends before {shown(comment)}: ' #' starts a comment", "put the whole text in quotes"
    if whole:
        message, quote = f"{shown(comment)} is a comment, so there is no value", f'put it in quotes: "{comment}"'
    hint = f"{quote}; if it is a comment, write '# '"
    return Fault(message, start, start + len(comment), hint, COMMENT_CUTS_TEXT, Severity.WARNING)
