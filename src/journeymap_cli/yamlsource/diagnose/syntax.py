"""Lines that begin with `%`, for the reader of YAML and not for the journey: only `%YAML 1.1` and `1.2` may stand."""

import re
from collections.abc import Callable
from typing import Final

import yaml

from journeymap_cli.rule_ids import CUSTOM_TAG
from journeymap_cli.yamlsource.diagnose import lines
from journeymap_cli.yamlsource.diagnose import punctuation as brackets
from journeymap_cli.yamlsource.diagnose import punctuation as colon
from journeymap_cli.yamlsource.diagnose import text as texts
from journeymap_cli.yamlsource.diagnose.failure import QUOTED, ParserFailure, ReadSoFar
from journeymap_cli.yamlsource.fault import Fault, line_end, quote_it, shown
from journeymap_cli.yamlsource.limits import too_deep

BEFORE: Final = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+")
VERSION: Final = re.compile(r"%YAML[ \t]+1\.[12][ \t]*(?:[ \t]#.*)?$")

START: Final = re.compile(r"^---", re.MULTILINE)


def wrong_directive(text: str) -> Fault | None:
    """What is wrong with the directives at the head of a text."""
    version = _directive(text, 0)
    if version is None:
        return None
    end = line_end(text, version)
    if not VERSION.match(text[version:end]):
        return directive_line(text, version)
    another = _directive(text, end)
    return None if another is None else directive_line(text, another)


def _directive(text: str, at: int) -> int | None:
    """Where the next line begins that is no comment, if it is a directive."""
    found = BEFORE.match(text, at)
    start = found.end() if found else at
    return start if text.startswith("%", start) else None


def unfinished_directive(text: str, at: int) -> Fault | None:
    """A directive without the `---` that must follow it before `at`."""
    start = _directive(text, 0)
    if start is None or START.search(text, start, at):
        return None
    end = line_end(text, start)
    return Fault(
        f"a line '---' is missing after {shown(text[start:end])}",
        start,
        end,
        "delete the line, or write '---' below it",
    )


def directive_line(text: str, start: int) -> Fault:
    """What to say of a line that begins with `%`."""
    end = line_end(text, start)
    line = text[start:end].rstrip()
    if line.startswith("%TAG"):
        return Fault(
            f"{shown(line)} declares tags, and tags mean nothing here", start, end, "delete the line", CUSTOM_TAG
        )
    if line.startswith("%YAML"):
        return Fault(f"{shown(line)} asks for another YAML than 1.1 or 1.2", start, end, "delete the line")
    return Fault(
        f"{shown(line)} is no content: a line that begins with '%' is for the reader of YAML",
        start,
        end,
        quote_it(line),
    )


Trap = Callable[[ParserFailure], Fault | None]


def directive(t: ParserFailure) -> Fault | None:
    """A line that begins with `%`."""
    return directive_line(t.text, t.since if t.text.startswith("%", t.since) else t.content)


def headless(t: ParserFailure) -> Fault | None:
    """A directive without the line that must follow."""
    return unfinished_directive(t.text, t.at)


AFTER_VALUE: Final = (
    texts.closed_by_next,
    colon.joint_to_bracket,
    texts.after_quote,
    texts.under_quote,
    texts.colon_first,
    brackets.unopened,
    brackets.separator_after,
    brackets.unbracketed_list,
    texts.after_mark,
    texts.cut_above,
)

TABLE: Final[tuple[tuple[str, tuple[Trap, ...]], ...]] = (
    ("tab character", (texts.tab,)),
    ("start any token", (texts.tab, texts.mark_here)),
    ("block scalar", (texts.tab, texts.mark)),
    ("an alias", (texts.mark,)),
    ("an anchor", (texts.mark,)),
    ("ing a tag", (texts.tag,)),
    ("tag handle", (texts.tag,)),
    ("directive: ", (directive,)),
    ("invalid unicode", (texts.no_character,)),
    ("escape", (texts.escape,)),
    ("hexdecimal", (texts.escape,)),
    ("quoted scalar", (texts.unclosed,)),
    ("unexpected ':'", (colon.shut_in,)),
    ("simple key", (texts.closed_by_next, brackets.unclosed, colon.joint, colon.dash_joint, colon.colonless)),
    (
        "values are not",
        (
            texts.closed_by_next,
            colon.joint_to_bracket,
            colon.colon_in_text,
            colon.joint_above,
            colon.deeper,
            colon.colonless_above,
        ),
    ),
    ("entries are not", (texts.closed_by_next, lines.dash_after_key)),
    ("keys are not", (texts.closed_by_next, texts.mark_here)),
    ("',' or", (texts.closed_by_next, brackets.unclosed, colon.colon_in_entry, brackets.inside_entry, brackets.comma)),
    ("node content", (texts.closed_by_next, brackets.unclosed, brackets.stray_comma, texts.mark_here)),
    ("document start", (headless, lines.ended_document, *AFTER_VALUE, lines.first_line_indented)),
    ("", (*AFTER_VALUE, lines.under_dash, lines.wrong_indent, lines.dash_among_keys)),
)
"""Words of the parser in C or of the one in Python, in lower case, and what they can mean."""

OWN_LIMIT: Final = "maximum nesting"
"""What the words have in common of a parser that has a limit of its own for lists and mappings inside each other."""

BRACKET: Final = re.compile(r"(?<![^\s,\[{:])[\[{]|[\]}]")


def diagnose(text: str, error: yaml.MarkedYAMLError, read: ReadSoFar) -> Fault:
    """What is wrong where a parser gave up."""
    at = error.problem_mark.index if error.problem_mark else len(text)
    since = error.context_mark.index if error.context_mark else at
    words = f"{error.context}: {error.problem}".lower()
    if OWN_LIMIT in words:
        return too_deep(at, at + 1)
    trouble = ParserFailure(text, at, since, _last_quoted(text, at, read), _open_bracket(text, at, read))
    traps = next(traps for fragment, traps in TABLE if fragment in words)
    found = (trap(trouble) for trap in (lines.conflict, *traps))
    return next(filter(None, found), None) or lines.stray(trouble)


def _last_quoted(text: str, at: int, read: ReadSoFar) -> tuple[int, int] | None:
    ahead = [found.span() for found in QUOTED.finditer(text, read.end, at)]
    return ahead[-1] if ahead else read.quoted


def _open_bracket(text: str, at: int, read: ReadSoFar) -> int | None:
    opened = [] if read.bracket is None else [read.bracket]
    for found in BRACKET.finditer(text, read.end, at):
        if found.group() in "[{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None
