"""What a YAML parser says -> what we say: a table from its words to the traps that they can mean, likeliest first."""

import re
from collections.abc import Callable
from typing import Final

import yaml

from journeymap_cli.load import traps_brackets as brackets
from journeymap_cli.load import traps_colon as colon
from journeymap_cli.load import traps_lines as lines
from journeymap_cli.load import traps_text as texts
from journeymap_cli.load.directives import directive_line, unfinished_directive
from journeymap_cli.load.fault import Fault
from journeymap_cli.load.trouble import QUOTED, Read, Trouble

Trap = Callable[[Trouble], Fault | None]


def directive(t: Trouble) -> Fault | None:
    """A line that begins with `%`."""
    return directive_line(t.text, t.since if t.text.startswith("%", t.since) else t.content)


def headless(t: Trouble) -> Fault | None:
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

BRACKET: Final = re.compile(r"(?<![^\s,\[{:])[\[{]|[\]}]")


def diagnose(text: str, error: yaml.MarkedYAMLError, read: Read) -> Fault:
    """What is wrong where a parser gave up."""
    at = error.problem_mark.index if error.problem_mark else len(text)
    since = error.context_mark.index if error.context_mark else at
    words = f"{error.context}: {error.problem}".lower()
    trouble = Trouble(text, at, since, _last_quoted(text, at, read), _open_bracket(text, at, read))
    traps = next(traps for fragment, traps in TABLE if fragment in words)
    found = (trap(trouble) for trap in (lines.conflict, *traps))
    return next(filter(None, found), None) or lines.stray(trouble)


def _last_quoted(text: str, at: int, read: Read) -> tuple[int, int] | None:
    ahead = [found.span() for found in QUOTED.finditer(text, read.end, at)]
    return ahead[-1] if ahead else read.quoted


def _open_bracket(text: str, at: int, read: Read) -> int | None:
    opened = [] if read.bracket is None else [read.bracket]
    for found in BRACKET.finditer(text, read.end, at):
        if found.group() in "[{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None
