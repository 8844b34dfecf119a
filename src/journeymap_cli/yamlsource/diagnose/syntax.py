"""Explaining YAML syntax errors: from the parser's message and position to a fault that says what to fix.

The parser's message selects a row of `TABLE`, whose checks are tried in order. Each looks for one common mistake in the
text around the position. Directives, the lines that start with `%`, are checked here too.
"""

import re
from collections.abc import Callable
from typing import Final

import yaml

from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import CUSTOM_TAG
from journeymap_cli.yamlsource.diagnose import lines, punctuation, text
from journeymap_cli.yamlsource.diagnose.failure import NOT_TEXT, QUOTED, ParserFailure, ReadSoFar
from journeymap_cli.yamlsource.fault import Fault, line_end, quote_it, shown
from journeymap_cli.yamlsource.limits import MOST_LEVELS, too_deep

BEFORE: Final = regex(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+")
"""The empty lines and comments before a directive."""

VERSION: Final = regex(r"%YAML[ \t]+1\.[12][ \t]*(?:[ \t]#.*)?$")
"""The only directive that is allowed, on a line of its own; a comment may follow."""

START: Final = regex(r"^---", re.MULTILINE)


def wrong_directive(source: str) -> Fault | None:
    """The fault of directives at the start of a text; None if there is only one `%YAML 1.1` or `%YAML 1.2`, or none."""
    version = _directive(source, 0)
    if version is None:
        return None
    end = line_end(source, version)
    if not VERSION.match(source[version:end]):
        return _directive_fault(source, version)
    another = _directive(source, end)
    return None if another is None else _directive_fault(source, another)


def _directive(source: str, at: int) -> int | None:
    """The start of the next line that is not a comment, if that is a directive."""
    found = BEFORE.match(source, at)
    start = found.end() if found else at
    return start if source.startswith("%", start) else None


def _directive_fault(source: str, start: int) -> Fault:
    end = line_end(source, start)
    line = source[start:end].rstrip()
    if line.startswith("%TAG"):
        return Fault(f"{shown(line)} declares tags, which are not supported", start, end, "delete the line", CUSTOM_TAG)
    if line.startswith("%YAML"):
        return Fault(f"{shown(line)} asks for a YAML version other than 1.1 or 1.2", start, end, "delete the line")
    message = f"{shown(line)} is not content: YAML reads a line that starts with '%' as a directive"
    return Fault(message, start, end, str(quote_it(line)))


def directive(t: ParserFailure) -> Fault | None:
    """A line that starts with `%`."""
    return _directive_fault(t.text, t.since if t.text.startswith("%", t.since) else t.content)


def directive_without_start(t: ParserFailure) -> Fault | None:
    """A directive without the `---` that must follow it."""
    start = _directive(t.text, 0)
    if start is None or START.search(t.text, start, t.at):
        return None
    end = line_end(t.text, start)
    message = f"missing line '---' after {shown(t.text[start:end])}"
    return Fault(message, start, end, "delete the line, or write '---' below it")


Check = Callable[[ParserFailure], Fault | None]
"""Recognizes one mistake; None if the failure has another cause."""

AFTER_VALUE: Final = (
    text.closed_by_next,
    punctuation.colon_before_bracket,
    text.after_quote,
    text.under_quote,
    text.colon_first,
    punctuation.unopened,
    punctuation.separator_after,
    punctuation.unbracketed_list,
    text.after_reserved,
    text.cut_above,
)

TABLE: Final[tuple[tuple[str, tuple[Check, ...]], ...]] = (
    ("tab character", (text.tab,)),
    ("start any token", (text.tab, text.reserved_here)),
    ("block scalar", (text.tab, text.reserved)),
    ("an alias", (text.reserved,)),
    ("an anchor", (text.reserved,)),
    ("ing a tag", (text.tag,)),
    ("tag handle", (text.tag,)),
    ("directive: ", (directive,)),
    ("invalid unicode", (text.invalid_character,)),
    ("escape", (text.escape,)),
    ("hexdecimal", (text.escape,)),
    ("quoted scalar", (text.unclosed,)),
    ("unexpected ':'", (punctuation.colon_before_separator,)),
    (
        "simple key",
        (
            text.closed_by_next,
            punctuation.commented,
            punctuation.unclosed,
            punctuation.wrong_colon,
            punctuation.dash_without_space,
            punctuation.colonless,
        ),
    ),
    (
        "values are not",
        (
            text.closed_by_next,
            punctuation.colon_before_bracket,
            punctuation.dash_joined_above,
            punctuation.colon_in_text,
            punctuation.wrong_colon_above,
            punctuation.deeper,
            punctuation.colonless_above,
        ),
    ),
    ("entries are not", (text.closed_by_next, lines.dash_after_key)),
    ("keys are not", (text.closed_by_next, text.reserved_here)),
    (
        "',' or",
        (
            text.closed_by_next,
            punctuation.commented,
            punctuation.unclosed,
            punctuation.colon_in_entry,
            punctuation.inside_entry,
            punctuation.lone_question,
            punctuation.comma,
        ),
    ),
    (
        "node content",
        (
            text.closed_by_next,
            punctuation.commented,
            punctuation.dash_in_brackets,
            punctuation.unclosed,
            punctuation.stray_comma,
            text.reserved_here,
        ),
    ),
    ("document start", (directive_without_start, lines.ended_document, *AFTER_VALUE, lines.first_line_indented)),
    (
        "",
        (
            *AFTER_VALUE,
            punctuation.dash_joined,
            punctuation.dash_joined_above,
            lines.under_dash,
            lines.wrong_indent,
            lines.dash_among_keys,
        ),
    ),
)
"""Parts of messages of libyaml or PyYAML, in lower case, and checks for possible mistakes, most certain first."""

OWN_LIMIT: Final = "maximum nesting"
"""Part of the message of libyaml 0.2.6 and later about more than 1,000 open brackets."""


def diagnose(source: str, error: yaml.MarkedYAMLError, read: ReadSoFar) -> Fault:
    """The most likely mistake at the place where a parser gave up."""
    at = error.problem_mark.index if error.problem_mark else len(source)
    since = error.context_mark.index if error.context_mark else at
    words = f"{error.context}: {error.problem}".lower()
    opened = _open_brackets(source, at, read)
    allowed = MOST_LEVELS - read.levels + len(read.brackets)
    if OWN_LIMIT in words or len(opened) > allowed:
        deepest = opened[allowed] if len(opened) > allowed else at
        return too_deep(deepest, deepest + 1)
    failure = ParserFailure(source, at, since, _last_quoted(source, at, read), opened)
    checks = next(checks for fragment, checks in TABLE if fragment in words)
    found = (check(failure) for check in (lines.conflict, *checks))
    return next(filter(None, found), None) or lines.unexpected(failure)


def _last_quoted(source: str, at: int, read: ReadSoFar) -> tuple[int, int] | None:
    """The last quoted text before `at`. As the parser scans ahead of its events, the text after them is searched."""
    ahead = [found.span() for found in QUOTED.finditer(source, read.end, at)]
    return ahead[-1] if ahead else read.quoted


def _open_brackets(source: str, at: int, read: ReadSoFar) -> list[int]:
    """The brackets that are open at `at`: those of the events read so far, then those in the text after them."""
    opened = [*read.brackets]
    for found in NOT_TEXT.finditer(source, read.end, at):
        if found.group() in "[{":
            opened.append(found.start())
        elif found.group() in "]}" and opened:
            opened.pop()
    return opened
