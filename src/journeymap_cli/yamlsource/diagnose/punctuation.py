"""Mistakes with brackets, commas, colons and dashes."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from journeymap_cli.problem import Hint
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.diagnose.failure import NOT_TEXT, ParserFailure, above, fault, value_start
from journeymap_cli.yamlsource.fault import DELETE, Fault, content_start, line_start, quote_it, shown

PAIRS: Final = {"[": "]", "{": "}"}
COLOR: Final = regex(r"#[0-9a-fA-F]{3,8}(?![^\s,\]}])")
DASH: Final = regex(r"-[ \t\r\n]")
DASH_JOINED: Final = regex(r"-[^\W\d_]")
HIDDEN_END: Final = regex(r"#[^\s#][^\r\n]*[,\]}]")
WITH_BRACKETS: Final = regex(
    r"(?=[\w(])(?:[^\[\]{},#:\r\n]|:(?=[^\s,\[\]{}])|\[[^\[\]{},\"'#:\r\n]*+\]|\{[^\[\]{},\"'#:\r\n]*+\})++(?=[,\]}])"
)
"""A text up to its end, with brackets that are closed and contain a single thing: it can only be one text."""

LONE_QUESTION: Final = regex(r"(?<=[\s,\[{])(\?)[ \t]*,\s*\Z")


def unclosed(t: ParserFailure) -> Fault | None:
    """A bracket that is not closed before the end, another kind of bracket, or a line outside it."""
    opening = t.since if t.text[t.since : t.since + 1] in PAIRS else t.bracket
    if opening is None or not (t.character in "]}" or _outside(t, opening)):
        return None
    bracket = t.text[opening]
    return fault(_never_closed(bracket), opening, t.line(opening), f"close it with '{PAIRS[bracket]}'")


def _never_closed(bracket: str) -> str:
    return f"the bracket '{bracket}' is never closed"


def commented(t: ParserFailure) -> Fault | None:
    """A comment in brackets that should be text, and hides the end of its entry: `{name: Dana, color: #2f6fde}`."""
    start = next(filter(partial(_hides_end, t.text), _comments(t)), None)
    if start is None:
        return None
    line = t.line(start)
    color = COLOR.match(line)
    hint = f"{shown(line)} is a comment: " + (quote_it(color[0]) if color else "put the whole text in quotes")
    on_line = range(line_start(t.text, start), start)
    opening = next((bracket for bracket in reversed(t.brackets) if bracket in on_line), None)
    if opening is None:
        return fault(f"{shown(line)} is a comment", start, line, hint.partition(": ")[2])
    return fault(_never_closed(t.text[opening]), opening, t.line(opening), hint)


def _comments(t: ParserFailure) -> Iterator[int]:
    """The starts of the comments inside the open brackets."""
    found = NOT_TEXT.finditer(t.text, t.brackets[0], t.at) if t.brackets else ()
    return (one.start() for one in found if one.group().startswith("#"))


def _hides_end(text: str, start: int) -> bool:
    """Whether a comment shares its line with content, has no space after its `#`, and contains what ends an entry."""
    return content_start(text, start) < start and bool(HIDDEN_END.match(text, start))


def dash_in_brackets(t: ParserFailure) -> Fault | None:
    """A dash inside brackets: `[- one, - two]`."""
    is_first = t.bracket is not None and not t.text[t.bracket + 1 : t.at].strip()
    is_inside = t.bracket is not None and (is_first or line_start(t.text, t.at) <= t.bracket)
    if not is_inside or not DASH.match(t.text, t.at):
        return None
    entry = t.rest(t.at)
    hint = "remove the dashes, or remove the brackets and write one entry a line below the key"
    return fault(f"the list entry {shown(entry)} has both a dash and brackets", t.at, entry, hint)


def _outside(t: ParserFailure, opening: int) -> bool:
    """Whether the line where the parser gave up is not indented deeper than that of the bracket, or has a dash."""
    if line_start(t.text, t.at) <= opening:
        return False
    return t.column(t.content) <= t.column(content_start(t.text, opening)) or t.text.startswith("- ", t.content)


def unopened(t: ParserFailure) -> Fault | None:
    """A bracket that closes nothing."""
    if not t.character or t.character not in "]}" or t.bracket is not None:
        return None
    return fault(f"the bracket '{t.character}' was never opened", t.at, t.character, "delete it, or quote the text")


def separator_after(t: ParserFailure) -> Fault | None:
    """A comma or semicolon at the end of a line, after the closing bracket of its value."""
    rest = t.rest(t.at)
    if rest not in (",", ";") or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    return fault(f"unexpected '{rest}' after the closing bracket", t.at, rest, DELETE)


def unbracketed_list(t: ParserFailure) -> Fault | None:
    """More entries after the closing bracket of the first: `{to: exit}, go-live`."""
    if t.character != "," or t.text[t.value] not in PAIRS or t.bracket is not None:
        return None
    whole = t.rest(t.value)
    hint = "put the whole list in brackets, or in quotes if it is one text"
    return fault(f"{shown(whole)} is a list without brackets", t.value, whole, hint)


def inside_entry(t: ParserFailure) -> Fault | None:
    """A bracket inside a text in brackets: `[see [1] there]`."""
    if t.character not in PAIRS or t.text[: t.at].rstrip()[-1] in "]}\"'":
        return None
    start = value_start(t.text, t.entry)
    if t.bracket is not None and (start > t.entry or t.text[t.bracket] == "["):
        found = WITH_BRACKETS.match(t.text, start)
        if found and t.text[found.end()] in ("," + PAIRS[t.text[t.bracket]]):
            whole = found[0].rstrip(" \t")
            return fault(f"the text {shown(whole)} contains a bracket", start, whole, quote_it(whole))
    start = t.entry
    whole = t.text[start : t.at] + t.line(t.at)
    return fault(f"the text {shown(whole)} contains a bracket", start, whole, "put the whole text in quotes")


def comma(t: ParserFailure) -> Fault | None:
    """Two entries in brackets without a comma between them."""
    start = t.content if t.character == ":" else t.at
    entry = t.rest(start) or t.character
    hint = "put a comma before it, or the whole text in quotes if it is one"
    return fault(f"missing comma before {shown(entry)}", start, entry, hint)


def lone_question(t: ParserFailure) -> Fault | None:
    """A question mark alone between commas, which YAML reads as the start of a key: `[who, ?, why]`."""
    found = LONE_QUESTION.search(t.text, t.since, t.at)
    if not found:
        return None
    return fault("the text '?' starts with '?', which is reserved in YAML", found.start(1), "?", quote_it("?"))


def stray_comma(t: ParserFailure) -> Fault | None:
    """A comma with nothing before it: `[a,, b]`."""
    if t.character != "," or t.bracket is None:
        return None
    return fault("there is nothing before this comma", t.at, ",", DELETE)


LONGEST_KEY: Final = 1024
"""The limit of YAML for a key on one line, in characters."""

COLON: Final = regex(r":[ \t]")
DASHES: Final = regex(r"(?:-[ \t]+)*+")
BEFORE_BRACKET: Final = regex(r"(?:-[ \t]+)*+([a-z_][\w-]*+):[\[{]")
"""Dashes, a key in lower case and a bracket right after its colon: `goals:[`."""

WRONG_COLONS: Final = (
    (regex(r"([A-Za-z_][\w-]*):(?!//)[^\s:]"), "missing space after the colon of {}"),
    (regex(r"([\w-]+)[：﹕︓]"), "the colon after {} is not an ordinary colon"),
    (regex(r"([\w-]+):[\u00a0\u2007\u202f\u3000]"), "the space after {} is not an ordinary space"),
)
"""How a key and its value can be joined wrongly. The first excludes addresses (`http://`) and `a::b`."""

JOINT: Final = regex(r"[:：﹕︓][ \t\u00a0\u2007\u202f\u3000]?")
"""What wrongly joins a key to its value."""


def colon_in_text(t: ParserFailure) -> Fault | None:
    """A second colon on a line: `- Note: see docs: here`, or a colon after a text that is too long for a key."""
    if not COLON.search(t.text, t.content, t.at) and t.at - t.content <= LONGEST_KEY:
        return None
    return _colon_in(t, t.value if t.value < t.at else _after_dashes(t.text, t.content))


def colon_in_entry(t: ParserFailure) -> Fault | None:
    """A second colon in an entry in brackets: `[Note: see docs: here]`."""
    if t.character != ":" or t.content > t.entry:
        return None
    start = t.entry
    value = value_start(t.text, start)
    return _colon_in(t, value if value < t.at else start, "; or add a missing comma")


def _colon_in(t: ParserFailure, start: int, otherwise: str = "") -> Fault:
    whole = t.rest(start)
    return fault(
        f"the text {shown(whole)} contains a colon",
        start,
        whole,
        quote_it(whole) + otherwise if otherwise else quote_it(whole),
    )


def wrong_colon(t: ParserFailure) -> Fault | None:
    """A key that is joined wrongly to its value, in the line that the parser took for a key."""
    return _wrong_colon(t, t.since)


def wrong_colon_above(t: ParserFailure) -> Fault | None:
    """A key that is joined wrongly to its value, in the line above the one where the parser gave up."""
    start = t.above()
    return None if start is None else _wrong_colon(t, start)


def _wrong_colon(t: ParserFailure, content: int) -> Fault | None:
    start = _after_dashes(t.text, content)
    for pattern, message in WRONG_COLONS:
        if found := pattern.match(t.text, start):
            key = found[1]
            line = t.line(start)
            hint = Hint(f"write '{key}: ...'", f"{key}: {JOINT.sub('', line[len(key) :], count=1)}")
            return fault(message.format(shown(key)), start, line, hint)
    return None


def colon_before_bracket(t: ParserFailure) -> Fault | None:
    """A key without a space before its bracket: `goals:[a, b]`."""
    return _wrong_colon(t, t.content) if BEFORE_BRACKET.match(t.text, t.content) else None


def deeper(t: ParserFailure) -> Fault | None:
    """A key that is indented deeper than the line above, which has a value already."""
    start = t.above()
    if start is None or t.column(t.content) <= t.column(_after_dashes(t.text, start)):
        return None
    message = f"{shown(t.line(t.content))} is indented like a continuation of the text above"
    hint = f"align it with {shown(t.line(_after_dashes(t.text, start)))}, or remove the value there"
    return fault(message, t.content, t.line(t.content), hint)


def colonless_above(t: ParserFailure) -> Fault | None:
    """A line without a colon above one with a colon."""
    start = t.above()
    if start is None:
        return None
    text = _after_dashes(t.text, start)
    line, hint = t.line(text), "write it as 'key: value'"
    if text > start:
        hint = "start it with a key: 'name: ...' for a stage or step, 'text: ...' for an entry of a lane"
    return fault(f"the line {shown(line)} has no colon", text, line, hint)


def colonless(t: ParserFailure) -> Fault | None:
    """A line without a colon among keys: most often the continuation of a text at the wrong indentation."""
    line, start = t.line(t.since), above(t.text, t.since)
    if COLON.search(line):
        return fault(f"the key {shown(line)} is too long", t.since, line, str(quote_it(line)))
    return Fault(
        f"the line {shown(line)} has no colon and does not continue the text above",
        t.since,
        t.since + len(line),
        "write it as 'key: value'; to continue the text above, indent it deeper than the line where that starts",
        earlier="the line above",
        first=None if start is None else (start, start + len(t.line(start))),
    )


def dash_joined(t: ParserFailure) -> Fault | None:
    """A dash without a space after it, on the line where the parser gave up: `-name: A`."""
    line = t.line(t.at)
    if t.at != t.content or not DASH_JOINED.match(line):
        return None
    return fault(
        f"missing space after the dash of {shown(line)}", t.at, line, Hint(f"write '- {line[1:]}'", f"- {line[1:]}")
    )


def dash_joined_above(t: ParserFailure) -> Fault | None:
    """A dash without a space after it, on the line above, which YAML then reads as a key."""
    start = t.above()
    return None if start is None else dash_joined(t._replace(at=start))


def dash_without_space(t: ParserFailure) -> Fault | None:
    """A dash without a space after it: `-c`."""
    line = t.line(t.since)
    if not line.startswith("-"):
        return None
    return fault(
        f"missing space after the dash of {shown(line)}", t.since, line, Hint(f"write '- {line[1:]}'", f"- {line[1:]}")
    )


def colon_before_separator(t: ParserFailure) -> Fault | None:
    """A colon right before a comma or bracket: `{a:, b}`."""
    return fault("missing space after the colon", t.at, ":", "write ': ', or quote the text")


def _after_dashes(text: str, content: int) -> int:
    found = DASHES.match(text, content)
    return found.end() if found else content
