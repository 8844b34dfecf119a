"""Traps of lines: indentation, dashes, and lines that stand where they cannot."""

import re
from collections.abc import Iterator
from typing import Final

from journeymap_cli.rule_ids import SEVERAL_DOCUMENTS
from journeymap_cli.yamlsource.diagnose.failure import ParserFailure, above, fault
from journeymap_cli.yamlsource.fault import Fault, line_start, quote_it, shown

DASH: Final = re.compile(r"-(?:[ \t]+|$)", re.MULTILINE)

CONFLICT: Final = re.compile(r"^<{7}(?: [^\r\n]*)?(?=[\r\n]|\Z)", re.MULTILINE)
FIRST: Final = re.compile(r"(?:(?:[ \t]*+(?:#[^\r\n]*+)?|---[^\r\n]*+)[\r\n]++)*+[ \t]*+")


def conflict(t: ParserFailure) -> Fault | None:
    """What git leaves where two versions cannot be merged."""
    found = CONFLICT.search(t.text)
    if not found:
        return None
    return fault(
        "a merge conflict is left here", found.start(), found.group(), "decide for one side, and delete the marks"
    )


def wrong_indent(t: ParserFailure) -> Fault | None:
    """A line that begins in a column where nothing above begins."""
    if t.at != t.content or t.above() is None:
        return None
    column, open_columns = t.column(t.at), list(_columns(t.text, t.at))
    if column in (own for own, _ in open_columns):
        return None
    line = t.line(t.at)
    message = f"{shown(line)} begins in column {column + 1}, where nothing above begins"
    like = min(open_columns, key=lambda own: abs(own[0] - column))
    hint = f"begin it in column {like[0] + 1}, like {shown(t.line(like[1]))}"
    return fault(message, t.at, line, hint)


def _columns(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The columns of what is still open above a line, from the innermost on, and where each was last begun."""
    smallest: int | None = None
    content = above(text, at)
    while content is not None and smallest != 0:
        start = line_start(text, content)
        for begin in _begins(text, content):
            if smallest is None or begin - start < smallest:
                smallest = begin - start
                yield smallest, begin
        content = above(text, content)


def _begins(text: str, content: int) -> list[int]:
    """Where a line, and what follows its dashes, begins; innermost first."""
    begins = [content]
    while found := DASH.match(text, begins[-1]):
        begins.append(found.end())
    return begins[::-1]


def under_dash(t: ParserFailure) -> Fault | None:
    """A key in the column of the dash of the entry that it belongs to."""
    in_list = DASH.match(t.text, t.since) and t.column(t.since) == t.column(t.at)
    if t.at != t.content or not in_list or DASH.match(t.text, t.at):
        return None
    line = t.line(t.at)
    hint = "indent it by two more to make it a part of the entry above"
    return fault(f"{shown(line)} stands right under a dash", t.at, line, hint)


def dash_among_keys(t: ParserFailure) -> Fault | None:
    """An entry of a list in the column of keys."""
    if t.at != t.content or not DASH.match(t.text, t.at):
        return None
    line = t.line(t.at)
    return fault(
        f"the list entry {shown(line)} stands among keys", t.at, line, "indent it, below the key that it belongs to"
    )


def dash_after_key(t: ParserFailure) -> Fault | None:
    """A list that begins on the line of its key: `goals: - one`."""
    whole = t.rest(t.at)
    message = f"the list entry {shown(whole)} stands on the line of its key"
    return fault(message, t.at, whole, f"begin a new line before the dash; if it is text, {quote_it(whole)}")


def first_line_indented(t: ParserFailure) -> Fault | None:
    """A file whose first line is indented and a later one is not."""
    found = FIRST.match(t.text)
    first = found.end() if found else 0
    if t.at != t.content or t.column(first) <= t.column(t.at):
        return None
    line = t.line(first)
    message = f"{shown(line)} is indented, but {shown(t.line(t.at))} below it is not"
    return fault(message, first, line, "begin both in the same column")


def ended_document(t: ParserFailure) -> Fault | None:
    """Something after `...`, which ends a document."""
    start = t.above()
    if start is None or not t.line(start).startswith("..."):
        return None
    return fault(
        "a second document begins here", t.at, t.line(t.at), "write it to a file of its own", SEVERAL_DOCUMENTS
    )


def stray(t: ParserFailure) -> Fault:
    """Whatever else does not fit."""
    line = t.line(t.at)
    if not line:
        return fault("the text ends too early", t.at, "", "is something missing at the end?")
    return fault(
        f"{shown(line)} does not belong here",
        min(t.at, len(t.text)),
        line,
        "look at the indentation, colons and quotes of this line and the one above",
    )
