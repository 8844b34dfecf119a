"""Traps of brackets: not closed, closed by another kind, a comma missing, a bracket inside a text."""

from typing import Final

from journeymap_cli.load.excerpt import content_start, line_start, shown
from journeymap_cli.load.fault import Fault
from journeymap_cli.load.traps_text import CUT
from journeymap_cli.load.trouble import Trouble, fault

PAIRS: Final = {"[": "]", "{": "}"}


def unclosed(t: Trouble) -> Fault | None:
    """A bracket that is not closed before the text ends, another kind closes, or a line begins that stands outside."""
    opening = t.since if t.text[t.since : t.since + 1] in PAIRS else t.bracket
    if opening is None or not (t.character in "]}" or _outside(t, opening)):
        return None
    bracket, line = t.text[opening], t.line(opening)
    cut = CUT.search(line)
    hint = f"{shown(cut[1])} is a comment: put the whole text in quotes" if cut else f"close it with '{PAIRS[bracket]}'"
    return fault(f"the bracket '{bracket}' that opens here is never closed", opening, line, hint)


def _outside(t: Trouble, opening: int) -> bool:
    """Whether the line of the trouble is no deeper than the one of the bracket, or begins with a dash."""
    if line_start(t.text, t.at) <= opening:
        return False
    return t.column(t.content) <= t.column(content_start(t.text, opening)) or t.text.startswith("- ", t.content)


def unopened(t: Trouble) -> Fault | None:
    """A bracket that closes nothing."""
    if not t.character or t.character not in "]}" or t.bracket is not None:
        return None
    return fault(f"the bracket '{t.character}' closes nothing", t.at, t.character, "delete it, or quote the text")


def separator_after(t: Trouble) -> Fault | None:
    """A comma or semicolon at the end of a line, after the bracket that closes its value."""
    rest = t.rest(t.at)
    if rest not in (",", ";") or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    return fault(f"'{rest}' stands after the closing bracket", t.at, rest, "delete it")


def unbracketed_list(t: Trouble) -> Fault | None:
    """Entries after the bracket that closes the first: `{to: exit}, go-live`."""
    if t.character != "," or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    whole = t.rest(t.value)
    hint = "put brackets around the whole list; if it is one text, quotes"
    return fault(f"{shown(whole)} is a list without brackets", t.value, whole, hint)


def inside_entry(t: Trouble) -> Fault | None:
    """A bracket inside a text in brackets: `[see [1] there]`."""
    if t.character not in PAIRS or t.text[: t.at].rstrip()[-1] in "]}\"'":
        return None
    start = t.entry
    whole = t.text[start : t.at] + t.line(t.at)
    return fault(f"the text {shown(whole)} has a bracket in it", start, whole, "put the whole text in quotes")


def comma(t: Trouble) -> Fault | None:
    """Two entries in brackets without a comma between them."""
    start = t.content if t.character == ":" else t.at
    entry = t.rest(start) or t.character
    hint = "put a comma before it; if both are one text, put quotes around the whole"
    return fault(f"a comma is missing before {shown(entry)}", start, entry, hint)


def stray_comma(t: Trouble) -> Fault | None:
    """A comma with nothing before it: `[a,, b]`."""
    if t.character != "," or t.bracket is None:
        return None
    return fault("nothing stands before this comma", t.at, ",", "delete it")
