"""Mistakes in texts: characters, quotes and escapes that have a special meaning in YAML."""

from typing import Final

from journeymap_cli.problem import Hint
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import BAD_VALUE, CUSTOM_TAG
from journeymap_cli.yamlsource.diagnose.failure import QUOTED, ParserFailure, fault
from journeymap_cli.yamlsource.fault import Fault, content_start, line_end, line_start, quote_it, shown

ESCAPE: Final = regex(r"\\(?:u[0-9A-Fa-f]{,4}|U[0-9A-Fa-f]{,8}|x[0-9A-Fa-f]{,2}|[^\r\n])")
"""An escape in double quotes, complete or not: a number may have too few digits."""

LAST_CHARACTER: Final = 0x10FFFF
SURROGATES: Final = range(0xD800, 0xE000)
TAG: Final = regex(r"!(?:<[^>\s]*+>|[^\s,\[\]{}]*+)")
CUT: Final = regex(r"(?<=[^\s\"'])[ \t]+(#[^\s#].*)")
"""A comment after a text without quotes that may be part of the text: no space follows its `#`."""

TABS: Final = regex(r"\t*")
AFTER_QUOTE: Final = " \t\r\n,]}:"
RESERVED: Final = "[{*&"
"""Characters that make YAML read a text as something else: a list, mapping, alias or anchor."""


def tab(t: ParserFailure) -> Fault | None:
    """A tab where only spaces are allowed."""
    if t.character != "\t":
        return None
    tabs = TABS.match(t.text, t.at)
    start = line_start(t.text, t.at)
    line = t.text[start : line_end(t.text, start)]
    message = f"tab (→) where only spaces are allowed: {shown(line)}"
    return fault(message, t.at, tabs.group() if tabs else "", "use spaces instead")


def reserved(t: ParserFailure) -> Fault | None:
    """A text that starts with a character that is reserved in YAML."""
    return _starts_reserved(t, t.since)


def reserved_here(t: ParserFailure) -> Fault | None:
    """A text that starts with a reserved character, at which the parser gave up."""
    return _starts_reserved(t, t.at) if t.character.strip() else None


def after_reserved(t: ParserFailure) -> Fault | None:
    """More text after what YAML read as a list, a mapping or an alias: `[link](url)`."""
    start = t.value
    is_taken = start < t.at and t.text[start] in RESERVED and t.bracket is None
    return _starts_reserved(t, start) if is_taken else None


def _starts_reserved(t: ParserFailure, start: int) -> Fault:
    whole = t.rest(start) or t.text[start]
    message = f"the text {shown(whole)} starts with '{whole[0]}', which is reserved in YAML"
    is_bullet = whole.startswith("* ") and start == content_start(t.text, start)
    hint = Hint("start a list entry with '- '", f"-{whole[1:]}") if is_bullet else quote_it(whole)
    return fault(message, start, whole, hint)


def undefined(whole: str, start: int, name: str) -> Fault:
    """The fault of an alias without an anchor, usually a text that starts with `*`."""
    message = f"the text {shown(whole)} starts with '*': YAML reads it as an alias, but there is no anchor '&{name}'"
    return fault(message, start, whole, quote_it(whole))


def unclosed(t: ParserFailure) -> Fault | None:
    """A quote that is never closed."""
    quote = t.text[t.since]
    hint = "close it" if quote == '"' else "close it; if it is an apostrophe, put the whole text in double quotes"
    return fault(f"the quote {quote} is never closed", t.since, t.line(t.since), hint)


def closed_by_next(t: ParserFailure) -> Fault | None:
    """A quote that is closed only by the opening quote of another text, on a later line.

    The parser then reports the text after that second quote. So the last quoted text spans lines, ends on the line of
    the error, and is followed by a character that cannot follow a closing quote.
    """
    start, end = t.quoted or (0, 0)
    spans_lines = line_start(t.text, end) > start
    if not spans_lines or t.text[end : end + 1] in AFTER_QUOTE or line_start(t.text, t.at) > end:
        return None
    message = f"the quote {t.text[start]} is closed only where the next one opens"
    hint = "close it on its line; if it belongs to the text, put the text in quotes of the other kind"
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
    """A continuation of a text whose quotes were closed on the line above."""
    if not t.quoted or t.at != t.content or t.text[t.quoted[1] : t.at].strip():
        return None
    if t.column(t.at) <= t.column(content_start(t.text, t.quoted[0])):
        return None
    line = t.line(t.at)
    message = f"{shown(line)} comes after the closing quote of the text above"
    return fault(message, t.at, line, "move the quote to the end of the whole text, or fix the indentation of the line")


def colon_first(t: ParserFailure) -> Fault | None:
    """A text that starts with a colon."""
    return _starts_reserved(t, t.at) if t.character == ":" else None


def cut_above(t: ParserFailure) -> Fault | None:
    """A continuation of a text that ` #` cut off on the line above."""
    start = t.above() if t.at == t.content else None
    found = CUT.search(t.line(start)) if start is not None else None
    if start is None or not found:
        return None
    message = f"the text above ends at {shown(found[1])}, which is a comment"
    return fault(message, start + found.start(1), found[1], "put the whole text in quotes")


def escape(t: ParserFailure) -> Fault | None:
    """A backslash in double quotes that does not start an escape, as in a Windows path."""
    start = t.text.rfind("\\", t.since, t.at + 1)
    found = ESCAPE.match(t.text, start)
    excerpt = found.group() if found else "\\"
    hint = "write the backslash twice, or put the text in single quotes"
    return fault(f"{shown(excerpt)} is not a valid escape in YAML", start, excerpt, hint)


def invalid_character(t: ParserFailure) -> Fault | None:
    """An escape that is not a character, such as half of a surrogate pair."""
    escapes = (found.group() for found in ESCAPE.finditer(t.text, t.since))
    excerpt = next((found for found in escapes if not _is_character(found)), "")
    whole = QUOTED.match(t.text, t.since)
    message = f"the text contains {shown(excerpt)}, which is not a valid character"
    return fault(message, t.since, whole.group() if whole else "", "write the character itself", BAD_VALUE)


def _is_character(escape: str) -> bool:
    code = int(escape[2:], 16) if escape[1] in "uU" and len(escape) > 2 else 0
    return code <= LAST_CHARACTER and code not in SURROGATES


def tag(t: ParserFailure) -> Fault | None:
    """A tag that is not valid."""
    return custom_tag(t.text, t.since)


def custom_tag(text: str, start: int) -> Fault:
    """The fault of the tag at or after `start`."""
    found = TAG.search(text, start)
    at, excerpt = (found.start(), found.group()) if found else (start, "")
    message = f"{shown(excerpt)} is a tag, and tags are not supported"
    return fault(message, at, excerpt, "delete it; if it is text, put the whole text in quotes", CUSTOM_TAG)
