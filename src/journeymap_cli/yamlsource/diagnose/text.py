"""Traps in a text: characters, quotes and escapes that mean something else to YAML."""

import re
from typing import Final

from journeymap_cli.rule_ids import BAD_VALUE, CUSTOM_TAG
from journeymap_cli.yamlsource.diagnose.failure import QUOTED, ParserFailure, fault
from journeymap_cli.yamlsource.fault import Fault, content_start, line_end, line_start, quote_it, shown

ESCAPE: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{,4}|U[0-9A-Fa-f]{,8}|x[0-9A-Fa-f]{,2}|[^\r\n])")
LAST_CHARACTER: Final = 0x10FFFF
SURROGATES: Final = range(0xD800, 0xE000)
TAG: Final = re.compile(r"!(?:<[^>\s]*+>|[^\s,\[\]{}]*+)")
CUT: Final = re.compile(r"(?<=[^\s\"'])[ \t]+(#[^\s#].*)")
TABS: Final = re.compile(r"\t*")
AFTER_QUOTE: Final = " \t\r\n,]}:"
MARKS: Final = "[{*&"


def tab(t: ParserFailure) -> Fault | None:
    """A tab where only spaces may be."""
    if t.character != "\t":
        return None
    tabs = TABS.match(t.text, t.at)
    start = line_start(t.text, t.at)
    line = t.text[start : line_end(t.text, start)]
    return fault(
        f"a tab (→) stands where only spaces may: {shown(line)}",
        t.at,
        tabs.group() if tabs else "",
        "use spaces in its place",
    )


def mark(t: ParserFailure) -> Fault | None:
    """A text that begins with a character that YAML keeps for itself."""
    return _begins_with_mark(t, t.since)


def mark_here(t: ParserFailure) -> Fault | None:
    """The same, where the parser gave up at that character itself."""
    return _begins_with_mark(t, t.at) if t.character.strip() else None


def after_mark(t: ParserFailure) -> Fault | None:
    """More text after what YAML took for a list, a mapping or a reference: `[link](url)`."""
    start = t.value
    taken = start < t.at and t.text[start] in MARKS and t.bracket is None
    return _begins_with_mark(t, start) if taken else None


def _begins_with_mark(t: ParserFailure, start: int) -> Fault:
    whole = t.rest(start) or t.text[start]
    message = f"the text {shown(whole)} begins with '{whole[0]}', which YAML keeps for itself"
    is_bullet = whole.startswith("* ") and start == content_start(t.text, start)
    hint = "an entry of a list begins with '- '" if is_bullet else quote_it(whole)
    return fault(message, start, whole, hint)


def undefined(whole: str, start: int, name: str) -> Fault:
    """What to say of a reference to nothing, most often a text that begins with `*`."""
    message = f"the text {shown(whole)} begins with '*': YAML reads a reference, and nothing is named '&{name}'"
    return fault(message, start, whole, quote_it(whole))


def unclosed(t: ParserFailure) -> Fault | None:
    """A quote that is never closed."""
    quote = t.text[t.since]
    hint = "close it" if quote == '"' else "close it; if it is an apostrophe, put the whole text in double quotes"
    return fault(f"the quote {quote} that opens here is never closed", t.since, t.line(t.since), hint)


def closed_by_next(t: ParserFailure) -> Fault | None:
    """A quote that is closed by the opening of another one, on a later line."""
    start, end = t.quoted or (0, 0)
    spans_lines = line_start(t.text, end) > start
    if not spans_lines or t.text[end : end + 1] in AFTER_QUOTE or line_start(t.text, t.at) > end:
        return None
    message = f"the quote {t.text[start]} that opens here is closed only where the next one opens"
    hint = "close it on its line; if it belongs to the text, put that in quotes of the other kind"
    return fault(message, start, t.line(start), hint)


def after_quote(t: ParserFailure) -> Fault | None:
    """More text after a closing quote, on its line: `"quoted" then text`."""
    if not t.quoted or t.bracket is not None or t.text[t.quoted[1] : t.at].strip(" \t"):
        return None
    start, _ = t.quoted
    whole = t.rest(start)
    inner = whole[1:-1] if whole[-1] == whole[0] else whole
    return fault(f"more text follows the closing quote in {shown(whole)}", start, whole, quote_it(inner))


def under_quote(t: ParserFailure) -> Fault | None:
    """A text that goes on here, although the line above closed its quotes."""
    if not t.quoted or t.at != t.content or t.text[t.quoted[1] : t.at].strip():
        return None
    if t.column(t.at) <= t.column(content_start(t.text, t.quoted[0])):
        return None
    line = t.line(t.at)
    message = f"{shown(line)} stands after the closing quote of the text above"
    return fault(message, t.at, line, "move the quote to the end of the whole text, or the line to its column")


def colon_first(t: ParserFailure) -> Fault | None:
    """A text that begins with a colon."""
    return _begins_with_mark(t, t.at) if t.character == ":" else None


def cut_above(t: ParserFailure) -> Fault | None:
    """A text that goes on here, although ` #` began a comment in the line above."""
    start = t.above() if t.at == t.content else None
    found = CUT.search(t.line(start)) if start is not None else None
    if start is None or not found:
        return None
    message = f"the text above ends at {shown(found[1])}, which is a comment"
    return fault(message, start + found.start(1), found[1], "put the whole text in quotes")


def escape(t: ParserFailure) -> Fault | None:
    """A backslash in double quotes that begins no escape, as in a path of Windows."""
    start = t.text.rfind("\\", t.since, t.at + 1)
    found = ESCAPE.match(t.text, start)
    excerpt = found.group() if found else "\\"
    hint = "write the backslash twice, or put the text in single quotes"
    return fault(f"{shown(excerpt)} is no escape that YAML knows", start, excerpt, hint)


def no_character(t: ParserFailure) -> Fault | None:
    """An escape that stands for no character, as one half of a surrogate pair."""
    escapes = (found.group() for found in ESCAPE.finditer(t.text, t.since))
    excerpt = next((found for found in escapes if not _is_character(found)), "")
    whole = QUOTED.match(t.text, t.since)
    message = f"the text holds {shown(excerpt)}, which is no character"
    return fault(message, t.since, whole.group() if whole else "", "write the character itself", BAD_VALUE)


def _is_character(escape: str) -> bool:
    code = int(escape[2:], 16) if escape[1] in "uU" and len(escape) > 2 else 0
    return code <= LAST_CHARACTER and code not in SURROGATES


def tag(t: ParserFailure) -> Fault | None:
    """A tag that is none."""
    return strange_tag(t.text, t.since)


def strange_tag(text: str, start: int) -> Fault:
    """What to say of the tag that stands at or after `start`."""
    found = TAG.search(text, start)
    at, excerpt = (found.start(), found.group()) if found else (start, "")
    message = f"{shown(excerpt)} is a tag, and tags mean nothing here"
    return fault(message, at, excerpt, "delete it; if it is text, put the whole text in quotes", CUSTOM_TAG)
