"""Mistakes with lines: indentation, dashes, merge conflicts, and lines in the wrong place."""

import re
from collections.abc import Iterator
from typing import Final

from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import SEVERAL_DOCUMENTS
from journeymap_cli.yamlsource.diagnose.failure import ParserFailure, above, fault
from journeymap_cli.yamlsource.fault import Fault, line_start, quote_it, shown

DASH: Final = regex(r"-(?:[ \t]+|$)", re.MULTILINE)

CONFLICT: Final = regex(r"^<{7}(?: [^\r\n]*)?(?=[\r\n]|\Z)", re.MULTILINE)
"""The first line of a conflict that git could not merge."""

FIRST: Final = regex(r"(?:(?:[ \t]*+(?:#[^\r\n]*+)?|---[^\r\n]*+)[\r\n]++)*+[ \t]*+")
"""Everything before the content of the first line: empty lines, comments and `---`, then indentation."""


def conflict(t: ParserFailure) -> Fault | None:
    """A conflict that git left in the file."""
    found = CONFLICT.search(t.text)
    if not found:
        return None
    return fault("unresolved merge conflict", found.start(), found.group(), "choose one side, and delete the markers")


def wrong_indent(t: ParserFailure) -> Fault | None:
    """A line whose indentation matches no line above."""
    if t.at != t.content or t.above() is None:
        return None
    column, open_columns = t.column(t.at), list(_columns(t.text, t.at))
    if column in (own for own, _ in open_columns):
        return None
    line = t.line(t.at)
    message = f"{shown(line)} starts in column {column + 1}, which matches no line above"
    like = min(open_columns, key=lambda own: abs(own[0] - column))
    hint = f"start it in column {like[0] + 1}, like {shown(t.line(like[1]))}"
    return fault(message, t.at, line, hint)


def _columns(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The columns of the blocks that are still open above a line, innermost first, and the last start of each.

    A line closes every block that is deeper than itself. So, going upwards, the open blocks are the lines that are
    indented less than all lines below them.
    """
    smallest: int | None = None
    content = above(text, at)
    while content is not None and smallest != 0:
        first = line_start(text, content)
        for start in _block_starts(text, content):
            if smallest is None or start - first < smallest:
                smallest = start - first
                yield smallest, start
        content = above(text, content)


def _block_starts(text: str, content: int) -> list[int]:
    """The starts of the blocks on a line: its content, and what follows each dash; innermost first."""
    starts = [content]
    while found := DASH.match(text, starts[-1]):
        starts.append(found.end())
    return starts[::-1]


def under_dash(t: ParserFailure) -> Fault | None:
    """A key in the column of the dash above instead of two columns further."""
    in_list = DASH.match(t.text, t.since) and t.column(t.since) == t.column(t.at)
    if t.at != t.content or not in_list or DASH.match(t.text, t.at):
        return None
    line = t.line(t.at)
    hint = "indent it by two more to make it part of the entry above"
    return fault(f"{shown(line)} is aligned with the dash above", t.at, line, hint)


def dash_among_keys(t: ParserFailure) -> Fault | None:
    """A list entry in the column of keys."""
    if t.at != t.content or not DASH.match(t.text, t.at):
        return None
    line = t.line(t.at)
    return fault(f"the list entry {shown(line)} is among keys", t.at, line, "indent it below the key it belongs to")


def dash_after_key(t: ParserFailure) -> Fault | None:
    """A list that starts on the line of its key: `goals: - one`."""
    whole = t.rest(t.at)
    message = f"the list entry {shown(whole)} is on the line of its key"
    return fault(message, t.at, whole, f"start a new line before the dash; if it is text, {quote_it(whole)}")


def first_line_indented(t: ParserFailure) -> Fault | None:
    """An indented first line above one that is not."""
    found = FIRST.match(t.text)
    first = found.end() if found else 0
    if t.at != t.content or t.column(first) <= t.column(t.at):
        return None
    line = t.line(first)
    message = f"{shown(line)} is indented, but {shown(t.line(t.at))} below it is not"
    return fault(message, first, line, "start both in the same column")


def ended_document(t: ParserFailure) -> Fault | None:
    """Content after `...`, which ends a document."""
    start = t.above()
    if start is None or not t.line(start).startswith("..."):
        return None
    return second_document(t.at, t.at + max(1, len(t.line(t.at))))


def second_document(start: int, end: int) -> Fault:
    """The fault of a second document in a file."""
    return Fault("a second document starts here", start, end, "move it to its own file", SEVERAL_DOCUMENTS)


def unexpected(t: ParserFailure) -> Fault:
    """Any other text that does not fit."""
    line = t.line(t.at)
    if not line:
        return fault("unexpected end of the file", t.at, "", "check whether something is missing at the end")
    hint = "check the indentation, colons and quotes of this line and the one above"
    return fault(f"unexpected {shown(line)}", min(t.at, len(t.text)), line, hint)
