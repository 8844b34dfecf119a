"""What a YAML parser says -> what we say: a table from its words to the traps that they can mean, likeliest first."""

import re
from collections.abc import Callable
from typing import Final

import yaml

from journeymap_cli.load import traps_brackets as brackets
from journeymap_cli.load import traps_colon as colon
from journeymap_cli.load import traps_lines as lines
from journeymap_cli.load import traps_text as texts
from journeymap_cli.load.directives import directive_line
from journeymap_cli.load.events import Event
from journeymap_cli.load.fault import Fault
from journeymap_cli.load.trouble import Trouble

Trap = Callable[[Trouble], Fault | None]


def directive(t: Trouble) -> Fault | None:
    """A line that begins with `%`."""
    return directive_line(t.text, t.content)


AFTER_VALUE: Final = (texts.closed_by_next, texts.after_quote, brackets.unopened, texts.after_mark, texts.cut_above)

TABLE: Final[tuple[tuple[str, tuple[Trap, ...]], ...]] = (
    ("tab character", (texts.tab,)),
    ("start any token", (texts.tab, texts.mark_here)),
    ("block scalar", (texts.tab, texts.mark)),
    ("an alias", (texts.mark,)),
    ("an anchor", (texts.mark,)),
    ("tag", (texts.tag,)),
    ("directive", (directive,)),
    ("invalid unicode", (texts.no_character,)),
    ("escape", (texts.escape,)),
    ("hexdecimal", (texts.escape,)),
    ("quoted scalar", (texts.unclosed,)),
    ("unexpected ':'", (colon.shut_in,)),
    ("simple key", (texts.closed_by_next, colon.joint, colon.dash_joint, colon.colonless)),
    (
        "values are not",
        (texts.closed_by_next, colon.colon_in_text, colon.joint_above, colon.deeper, colon.colonless_above),
    ),
    ("entries are not", (texts.closed_by_next, lines.dash_after_key)),
    ("keys are not", (texts.closed_by_next, texts.mark_here)),
    ("',' or", (texts.closed_by_next, brackets.unclosed, colon.colon_in_entry, brackets.inside_entry, brackets.comma)),
    ("node content", (texts.closed_by_next, brackets.unclosed, brackets.stray_comma, texts.mark_here)),
    ("document start", (lines.ended_document, *AFTER_VALUE, lines.first_line_indented)),
    ("", (*AFTER_VALUE, lines.under_dash, lines.wrong_indent, lines.dash_among_keys)),
)
"""Words of the parser in C or of the one in Python, in lower case, and what they can mean."""

BRACKET: Final = re.compile(r"(?<![^\s,\[{:])[\[{]|[\]}]")


def diagnose(text: str, error: yaml.MarkedYAMLError, last: Event, bracket: int | None) -> Fault:
    """What is wrong where a parser gave up; `last` is the event before, `bracket` the bracket that was open by then."""
    at = error.problem_mark.index if error.problem_mark else len(text)
    since = error.context_mark.index if error.context_mark else at
    seen = last.start_mark.index if getattr(last, "style", None) in ("'", '"') else last.end_mark.index
    words = f"{error.context}: {error.problem}".lower()
    trouble = Trouble(text, at, since, seen, _open_bracket(text, seen, at, bracket))
    traps = next(traps for fragment, traps in TABLE if fragment in words)
    found = (trap(trouble) for trap in traps)
    return next(filter(None, found), None) or lines.stray(trouble)


def _open_bracket(text: str, seen: int, at: int, bracket: int | None) -> int | None:
    """The innermost bracket that is open at a place: the parser looks ahead of what it tells."""
    opened = [] if bracket is None else [bracket]
    for found in BRACKET.finditer(text, seen, at):
        if found.group() in "[{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None
