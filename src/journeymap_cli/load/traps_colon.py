"""Traps of the colon: one too many in a text, none after a key, one without a blank or of another script."""

import re
from typing import Final

from journeymap_cli.load.excerpt import line_start, quote_it, shown
from journeymap_cli.load.fault import Fault
from journeymap_cli.load.trouble import Trouble, above, fault, value_start

LONGEST_KEY: Final = 1024
COLON: Final = re.compile(r":[ \t]")
TO_BRACKET: Final = re.compile(r"(?:-[ \t]+)*+([a-z_][\w-]*+):[\[{]")
DASHES: Final = re.compile(r"(?:-[ \t]+)*+")
JOINTS: Final = (
    (re.compile(r"([A-Za-z_][\w-]*):(?!//)[^\s:]"), "a blank is missing after the colon of {}"),
    (re.compile(r"([\w-]+)[：﹕︓]"), "the colon after {} is not the one of YAML"),
    (re.compile(r"([\w-]+):[\u00a0\u2007\u202f\u3000]"), "the blank after {} is not an ordinary one"),
)
"""How a key and its value can be joined wrongly."""


def colon_in_text(t: Trouble) -> Fault | None:
    """A second colon on a line: `- Note: see docs: here`; or one after so long a text that it can be no key."""
    if not COLON.search(t.text, t.content, t.at) and t.at - t.content <= LONGEST_KEY:
        return None
    return _colon_in(t, t.value if t.value < t.at else _after_dashes(t.text, t.content))


def colon_in_entry(t: Trouble) -> Fault | None:
    """A second colon in an entry in brackets: `[Note: see docs: here]`."""
    if t.character != ":" or t.content > t.entry:
        return None
    start = t.entry
    value = value_start(t.text, start)
    return _colon_in(t, value if value < t.at else start, "; or is a comma missing?")


def _colon_in(t: Trouble, start: int, doubt: str = "") -> Fault:
    whole = t.rest(start)
    return fault(f"the text {shown(whole)} has a colon in it", start, whole, quote_it(whole) + doubt)


def joint(t: Trouble) -> Fault | None:
    """A key that is badly joined to its value, in the line that was to be a key."""
    return _joint(t, t.since)


def joint_above(t: Trouble) -> Fault | None:
    """A key that is badly joined to its value, in the line above the one that made no sense."""
    start = t.above()
    return None if start is None else _joint(t, start)


def _joint(t: Trouble, content: int) -> Fault | None:
    start = _after_dashes(t.text, content)
    for pattern, message in JOINTS:
        if found := pattern.match(t.text, start):
            key = found[1]
            return fault(message.format(shown(key)), start, t.line(start), f"write '{key}: ...'")
    return None


def joint_to_bracket(t: Trouble) -> Fault | None:
    """A key without a blank before its bracket: `goals:[a, b]`."""
    return _joint(t, t.content) if TO_BRACKET.match(t.text, t.content) else None


def deeper(t: Trouble) -> Fault | None:
    """A key that stands deeper than a line above that has a value already."""
    start = t.above()
    if start is None or t.column(t.content) <= t.column(_after_dashes(t.text, start)):
        return None
    message = f"{shown(t.line(t.content))} is indented as if it went on with the text above"
    hint = f"begin it in the column of {shown(t.line(_after_dashes(t.text, start)))}, or take the value there away"
    return fault(message, t.content, t.line(t.content), hint)


def colonless_above(t: Trouble) -> Fault | None:
    """A line without a colon above one with a colon."""
    start = t.above()
    if start is None:
        return None
    text = _after_dashes(t.text, start)
    line, hint = t.line(text), "write it as 'key: value'"
    if text > start:
        hint = "begin it with a key: 'name: ...' for a stage or step, 'text: ...' for an entry of a row"
    return fault(f"the line {shown(line)} has no colon", text, line, hint)


def colonless(t: Trouble) -> Fault | None:
    """A line without a colon among lines with one: most often a text that goes on at the wrong indent."""
    line, start = t.line(t.since), above(t.text, t.since)
    if COLON.search(line):
        return fault(f"the key {shown(line)} is too long", t.since, line, quote_it(line))
    return Fault(
        f"the line {shown(line)} has no colon and does not go on with the text above",
        t.since,
        t.since + len(line),
        "write it as 'key: value'; if it belongs to the text above, indent it deeper than the line where that begins",
        earlier="the line above",
        first=None if start is None else (start, start + len(t.line(start))),
    )


def dash_joint(t: Trouble) -> Fault | None:
    """A dash without a blank."""
    line = t.line(t.since)
    if not line.startswith("-") or line_start(t.text, t.since) != t.since - t.column(t.since):
        return None
    return fault(f"a blank is missing after the dash of {shown(line)}", t.since, line, f"write '- {line[1:]}'")


def shut_in(t: Trouble) -> Fault | None:
    """A colon without a blank before what separates entries in brackets."""
    return fault("a blank is missing after this colon", t.at, ":", "write ': ', or quote the text")


def _after_dashes(text: str, content: int) -> int:
    found = DASHES.match(text, content)
    return found.end() if found else content
