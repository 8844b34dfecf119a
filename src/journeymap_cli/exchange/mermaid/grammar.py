"""The grammar of Mermaid's journey diagrams, rule for rule: from the text of a diagram to its statements."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.exchange.mermaid.text import JS_SPACE, as_written
from journeymap_cli.regexes import regex

FLAGS: Final = re.IGNORECASE | re.ASCII
SPACE: Final = f"[{JS_SPACE}]"
RULES: Final = tuple(
    (token, regex(pattern, FLAGS))
    for token, pattern in (
        ("", r"%(?!\{)[^\n]*"),
        ("", r"[^}]%%[^\n]*"),
        ("newline", r"\n+"),
        ("", f"{SPACE}+"),
        ("#", r"#[^\n]*"),
        ("journey", r"journey\b"),
        ("title", rf"title{SPACE}[^#\n;]+"),
        ("accTitle", rf"accTitle{SPACE}*:{SPACE}*"),
        ("accDescr", rf"accDescr{SPACE}*:{SPACE}*"),
        ("accDescr {", rf"accDescr{SPACE}*\{{{SPACE}*"),
        ("section", rf"section{SPACE}[^#:\n;]+"),
        ("name", r"[^#:\n;]+"),
        ("data", r":[^#\n;]+"),
        ("colon", r":"),
        ("other", r"[^\n\r\u2028\u2029]"),
    )
)
VALUES: Final = {"accTitle": "\n", "accDescr": "\n", "accDescr {": "}"}
"""The character that ends the text after each of these tokens."""

KEYWORDS: Final = {"title": 6, "section": 8, "data": 1}
"""How many characters a token has before its text."""

STATEMENTS: Final = frozenset(("title", "accTitle", "accDescr", "section"))
HINTS: Final = {":": "write it as #58;", ";": "write it as #59;", "journey": "write its first letter as #106;"}


class Token(NamedTuple):
    """A token with its offsets."""

    kind: str
    text: str
    start: int
    end: int


class DiagramStatement(NamedTuple):
    """A statement with its offsets: a title, accTitle, accDescr, section or task.

    `text` is without the keyword; for a task it is the name, and `data` is the text after the colon. `comment` is the
    rest of the line from a `#` on, which Mermaid skips.
    """

    kind: str
    text: str
    start: int
    end: int
    data: str = ""
    data_start: int = 0
    comment: str = ""


class DiagramSyntaxError(Exception):
    """Mermaid cannot read the diagram. `at` are the offsets of the place on the line that Mermaid names."""

    def __init__(self, message: str, at: tuple[int, int], hint: str | None = None) -> None:
        super().__init__(message)
        self.at = at
        self.hint = hint


def statements(text: str) -> list[DiagramStatement]:
    """Return the statements of a diagram. Raises DiagramSyntaxError."""
    found: list[DiagramStatement] = []
    tokens = _tokens(text)
    last = next((token for token in tokens if token.kind not in {"#", "newline"}), None)
    if last is None or last.kind != "journey" or last.text != last.text.lower():
        hint = "front matter begins and ends with --- at the left edge" if text.startswith("---") else None
        raise DiagramSyntaxError("this is not a journey diagram", (0, len(text.split("\n", 1)[0])), hint)
    for token in tokens:
        if token.kind == "#":
            _add_comment(found, token, text)
            continue
        if token.kind == "name":
            found.append(_task(token, next((after for after in tokens if after.kind != "#"), None)))
        elif token.kind in STATEMENTS:
            found.append(DiagramStatement(token.kind, token.text, token.start, token.end))
        elif token.kind != "newline":
            raise _misplaced(token, last)
        last = token
    return found


def _tokens(text: str) -> Iterator[Token]:
    """The tokens, including comments after `#`, which `statements` needs. Raises DiagramSyntaxError."""
    at = 0
    while at < len(text):
        kind, match = next((kind, found) for kind, rule in RULES if (found := rule.match(text, at)))
        start, at = match.span()
        if kind in VALUES:
            end = text.find(VALUES[kind], at)
            if end == -1:
                raise DiagramSyntaxError(f"the text of {kind} does not end", (start, start + len(kind)))
            value, at = text[at:end].strip(), end + VALUES[kind].count("}")
            if value or VALUES[kind] == "\n":
                yield Token(kind.removesuffix(" {"), value, start, at)
        elif kind:
            yield Token(kind, match[0][KEYWORDS.get(kind, 0) :], start, at)


def _task(name: Token, data: Token | None) -> DiagramStatement:
    if data is None or data.kind != "data":
        message = f"a task needs a colon and a score: '{as_written(name.text)}' has none"
        at = (data.start, data.end) if data and data.kind == "other" else (name.start, name.end)
        raise DiagramSyntaxError(message, at, HINTS.get(data.text if data else "") or _keyword_hint(name.text))
    return DiagramStatement("task", name.text, name.start, data.end, data.text, data.start + 1)


def _add_comment(found: list[DiagramStatement], token: Token, text: str) -> None:
    """Add a comment to the last statement, if that is on the same line."""
    if found and "\n" not in text[found[-1].end : token.start]:
        found[-1] = found[-1]._replace(comment=token.text)


def _misplaced(token: Token, last: Token) -> DiagramSyntaxError:
    what = {"section": "the name of a section", "title": "a title"}.get(last.kind, "a line")
    verb = "begin with" if what == "a line" else "have"
    sign = ":" if token.kind in {"data", "colon"} else token.text
    return DiagramSyntaxError(
        f"{what} cannot {verb} '{sign}'", (token.start, token.start + len(sign)), HINTS.get(sign.lower())
    )


def _keyword_hint(name: str) -> str:
    word = next((word for word in ("accTitle", "accDescr") if name.startswith(word)), None)
    return f"write '{word}: ' before the text" if word else "write the score after a colon, such as 'Pay: 4: Ana'"
