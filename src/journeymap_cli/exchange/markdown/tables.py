"""The tables of a Markdown text, with the heading above each."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.exchange.csv_cells import MOST_CELLS, TextCell
from journeymap_cli.regexes import regex

RULE: Final = regex(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
HEADING: Final = regex(r" {0,3}(#{1,6})[ \t]+(.*)")
FENCE: Final = regex(r"[ \t>]*(`{3,}|~{3,})")
CELL: Final = regex(r"(?:[^|\\]|\\.?)*")
MOST_LINES: Final = 20_000
MOST_IN_ROW: Final = 1_001
MOST_ROWS: Final = 1_001
"""A table with more cells in a row, or more rows, is not a map of at most 1,000 stages."""


class MarkdownTable(NamedTuple):
    """A table: its rows, its lines from 0 (the end is exclusive), the heading above it, and the line of that."""

    rows: list[list[TextCell]]
    start: int
    end: int
    heading: str
    heading_at: int


def tables(text: str) -> Iterator[MarkdownTable]:
    """Yield every table outside code blocks, until they have more than `MOST_CELLS` cells together."""
    lines = text.split("\n")[:MOST_LINES]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    heading, heading_at, fence, at, cells = "", -1, "", 0, 0
    while at < len(lines):
        line = lines[at]
        if found := FENCE.match(line):
            fence = found[1] if not fence else "" if found[1].startswith(fence) else fence
        elif not fence and (named := HEADING.fullmatch(line)):
            heading, heading_at = heading_text(named[2]), at
        elif not fence and _begins(lines, at):
            end = at + 2
            while end < len(lines) and 0 < lines[end].count("|") <= MOST_IN_ROW:
                end += 1
            numbers = [at, *range(at + 2, end)]
            cells += sum(lines[number].count("|") for number in numbers)
            if cells > MOST_CELLS:
                return
            if len(numbers) <= MOST_ROWS:
                rows = [list(_cells(lines[number], starts[number])) for number in numbers]
                yield MarkdownTable(rows, at, end, heading, heading_at)
            at = end
            continue
        at += 1


def heading_text(text: str) -> str:
    """Return the text of a heading without the `#` characters that may close it."""
    return text.rstrip(" \t").rstrip("#").rstrip(" \t")


def _begins(lines: list[str], at: int) -> bool:
    """Whether a table begins at a line: the next one is the rule below its first row."""
    if at + 1 == len(lines) or not 0 < lines[at].count("|") <= MOST_IN_ROW or "|" not in lines[at + 1]:
        return False
    return lines[at + 1].count("|") <= MOST_IN_ROW and bool(RULE.fullmatch(lines[at + 1]))


def _cells(line: str, start: int) -> Iterator[TextCell]:
    """The cells of a row, between bars that are not escaped."""
    end = len(line.rstrip())
    at = len(line) - len(line.lstrip())
    at += line[at : at + 1] == "|"
    while at < end:
        found = CELL.match(line, at, end)
        stop = found.end() if found else end
        part = line[at:stop]
        lead = len(part) - len(part.lstrip())
        yield TextCell(part.strip().replace("\\|", "|"), start + at + lead, start + at + len(part.rstrip()))
        at = stop + 1
