"""Traps of brackets: not closed, closed by another kind, a comma missing, a bracket inside a text."""

import re
from typing import Final

from journeymap_cli.yamlsource.diagnose.failure import ParserFailure, above, fault, value_start
from journeymap_cli.yamlsource.diagnose.text import CUT
from journeymap_cli.yamlsource.fault import Fault, content_start, line_start, quote_it, shown

PAIRS: Final = {"[": "]", "{": "}"}


def unclosed(t: ParserFailure) -> Fault | None:
    """A bracket that is not closed before the text ends, another kind closes, or a line begins that stands outside."""
    opening = t.since if t.text[t.since : t.since + 1] in PAIRS else t.bracket
    if opening is None or not (t.character in "]}" or _outside(t, opening)):
        return None
    bracket, line = t.text[opening], t.line(opening)
    cut = CUT.search(line)
    hint = f"{shown(cut[1])} is a comment: put the whole text in quotes" if cut else f"close it with '{PAIRS[bracket]}'"
    return fault(f"the bracket '{bracket}' that opens here is never closed", opening, line, hint)


def _outside(t: ParserFailure, opening: int) -> bool:
    """Whether the line of the trouble is no deeper than the one of the bracket, or begins with a dash."""
    if line_start(t.text, t.at) <= opening:
        return False
    return t.column(t.content) <= t.column(content_start(t.text, opening)) or t.text.startswith("- ", t.content)


def unopened(t: ParserFailure) -> Fault | None:
    """A bracket that closes nothing."""
    if not t.character or t.character not in "]}" or t.bracket is not None:
        return None
    return fault(f"the bracket '{t.character}' closes nothing", t.at, t.character, "delete it, or quote the text")


def separator_after(t: ParserFailure) -> Fault | None:
    """A comma or semicolon at the end of a line, after the bracket that closes its value."""
    rest = t.rest(t.at)
    if rest not in (",", ";") or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    return fault(f"'{rest}' stands after the closing bracket", t.at, rest, "delete it")


def unbracketed_list(t: ParserFailure) -> Fault | None:
    """Entries after the bracket that closes the first: `{to: exit}, go-live`."""
    if t.character != "," or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    whole = t.rest(t.value)
    hint = "put brackets around the whole list; if it is one text, quotes"
    return fault(f"{shown(whole)} is a list without brackets", t.value, whole, hint)


def inside_entry(t: ParserFailure) -> Fault | None:
    """A bracket inside a text in brackets: `[see [1] there]`."""
    if t.character not in PAIRS or t.text[: t.at].rstrip()[-1] in "]}\"'":
        return None
    start = t.entry
    whole = t.text[start : t.at] + t.line(t.at)
    return fault(f"the text {shown(whole)} has a bracket in it", start, whole, "put the whole text in quotes")


def comma(t: ParserFailure) -> Fault | None:
    """Two entries in brackets without a comma between them."""
    start = t.content if t.character == ":" else t.at
    entry = t.rest(start) or t.character
    hint = "put a comma before it; if both are one text, put quotes around the whole"
    return fault(f"a comma is missing before {shown(entry)}", start, entry, hint)


def stray_comma(t: ParserFailure) -> Fault | None:
    """A comma with nothing before it: `[a,, b]`."""
    if t.character != "," or t.bracket is None:
        return None
    return fault("nothing stands before this comma", t.at, ",", "delete it")


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


def colon_in_text(t: ParserFailure) -> Fault | None:
    """A second colon on a line: `- Note: see docs: here`; or one after so long a text that it can be no key."""
    if not COLON.search(t.text, t.content, t.at) and t.at - t.content <= LONGEST_KEY:
        return None
    return _colon_in(t, t.value if t.value < t.at else _after_dashes(t.text, t.content))


def colon_in_entry(t: ParserFailure) -> Fault | None:
    """A second colon in an entry in brackets: `[Note: see docs: here]`."""
    if t.character != ":" or t.content > t.entry:
        return None
    start = t.entry
    value = value_start(t.text, start)
    return _colon_in(t, value if value < t.at else start, "; or is a comma missing?")


def _colon_in(t: ParserFailure, start: int, doubt: str = "") -> Fault:
    whole = t.rest(start)
    return fault(f"the text {shown(whole)} has a colon in it", start, whole, quote_it(whole) + doubt)


def joint(t: ParserFailure) -> Fault | None:
    """A key that is badly joined to its value, in the line that was to be a key."""
    return _joint(t, t.since)


def joint_above(t: ParserFailure) -> Fault | None:
    """A key that is badly joined to its value, in the line above the one that made no sense."""
    start = t.above()
    return None if start is None else _joint(t, start)


def _joint(t: ParserFailure, content: int) -> Fault | None:
    start = _after_dashes(t.text, content)
    for pattern, message in JOINTS:
        if found := pattern.match(t.text, start):
            key = found[1]
            return fault(message.format(shown(key)), start, t.line(start), f"write '{key}: ...'")
    return None


def joint_to_bracket(t: ParserFailure) -> Fault | None:
    """A key without a blank before its bracket: `goals:[a, b]`."""
    return _joint(t, t.content) if TO_BRACKET.match(t.text, t.content) else None


def deeper(t: ParserFailure) -> Fault | None:
    """A key that stands deeper than a line above that has a value already."""
    start = t.above()
    if start is None or t.column(t.content) <= t.column(_after_dashes(t.text, start)):
        return None
    message = f"{shown(t.line(t.content))} is indented as if it went on with the text above"
    hint = f"begin it in the column of {shown(t.line(_after_dashes(t.text, start)))}, or take the value there away"
    return fault(message, t.content, t.line(t.content), hint)


def colonless_above(t: ParserFailure) -> Fault | None:
    """A line without a colon above one with a colon."""
    start = t.above()
    if start is None:
        return None
    text = _after_dashes(t.text, start)
    line, hint = t.line(text), "write it as 'key: value'"
    if text > start:
        hint = "begin it with a key: 'name: ...' for a stage or step, 'text: ...' for an entry of a row"
    return fault(f"the line {shown(line)} has no colon", text, line, hint)


def colonless(t: ParserFailure) -> Fault | None:
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


def dash_joint(t: ParserFailure) -> Fault | None:
    """A dash without a blank."""
    line = t.line(t.since)
    if not line.startswith("-") or line_start(t.text, t.since) != t.since - t.column(t.since):
        return None
    return fault(f"a blank is missing after the dash of {shown(line)}", t.since, line, f"write '- {line[1:]}'")


def shut_in(t: ParserFailure) -> Fault | None:
    """A colon without a blank before what separates entries in brackets."""
    return fault("a blank is missing after this colon", t.at, ":", "write ': ', or quote the text")


def _after_dashes(text: str, content: int) -> int:
    found = DASHES.match(text, content)
    return found.end() if found else content
