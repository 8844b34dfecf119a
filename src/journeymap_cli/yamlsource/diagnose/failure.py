"""The place where a parser gave up, and the text around it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import YAML_SYNTAX
from journeymap_cli.yamlsource.fault import Fault, content_start, line_end, line_start, rest_end

QUOTED: Final = regex(r"""(?<![^\s,\[\]{}:])(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+')""", re.DOTALL)
"""A quoted text, which may have several lines. A quote opens only after white space or an indicator, unlike the
apostrophe in `it's`. In double quotes a backslash escapes any character, in single quotes `''` is a quote.
"""

NOT_TEXT: Final = regex(rf"{QUOTED.pattern}|(?<![^\s,\[{{:])[\[{{]|[\]}}]|(?<![^\s,\[{{])#[^\r\n]*", re.DOTALL)
"""A quoted text, a comment, or a bracket. Inside a plain text, only closing brackets count."""

LEAD: Final = regex(r"""(?:[-?][ \t]+)*+(?:(?:[a-z_][\w.-]*+|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+:[ \t]++)?""")
"""What may precede a value on its line: dashes, and a key as this format has them, in lower case or in quotes."""


class ReadSoFar(NamedTuple):
    """The state of reading when the parser gave up, which scans ahead of its events.

    `end` is the end of the last event, `levels` the number of open lists and mappings there, `quoted` the last quoted
    text before that, and `brackets` the open brackets.
    """

    end: int
    levels: int
    quoted: tuple[int, int] | None
    brackets: tuple[int, ...] = ()


class ParserFailure(NamedTuple):
    """A parser that gave up at the offset `at`, while reading something that starts at `since`.

    `quoted` is the last quoted text before `at`, `brackets` are the brackets that are open there.
    """

    text: str
    at: int
    since: int
    quoted: tuple[int, int] | None
    brackets: Sequence[int]

    @property
    def bracket(self) -> int | None:
        """The innermost open bracket."""
        return self.brackets[-1] if self.brackets else None

    @property
    def character(self) -> str:
        """The character where the parser gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def content(self) -> int:
        """The start of the content of its line."""
        return content_start(self.text, self.at)

    @property
    def value(self) -> int:
        """The start of the value on its line, after dashes and a key."""
        return value_start(self.text, self.content)

    @property
    def entry(self) -> int:
        """The start of the entry that contains it, after a bracket or comma."""
        last = max(self.text.rfind(separator, self.since, self.at) for separator in ",[{") + 1
        return last + len(self.text[last : self.at]) - len(self.text[last : self.at].lstrip())

    def rest(self, start: int) -> str:
        """The text from an offset to the end of its line, or of its entry in brackets, without a comment."""
        return self.text[start : rest_end(self.text, start, in_brackets=self.bracket is not None)]

    def line(self, start: int) -> str:
        """The text from an offset to the end of its line."""
        return self.text[start : line_end(self.text, start)].rstrip()

    def above(self) -> int | None:
        """The start of the content of the nearest line above; see the function `above`."""
        return above(self.text, self.at)

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - line_start(self.text, offset)


def value_start(text: str, content: int) -> int:
    """The start of the value, after dashes and a key, on a line whose content starts at `content`."""
    found = LEAD.match(text, content)
    return found.end() if found else content


def above(text: str, at: int) -> int | None:
    """The start of the content of the nearest line above that is neither empty nor a comment; None if there is none."""
    start = line_start(text, at)
    while start > 0:
        content = content_start(text, start - 1)
        start = line_start(text, start - 1)
        if text[content] not in "\r\n#":
            return content
    return None


def fault(message: str, start: int, excerpt: str, hint: str, rule: str = YAML_SYNTAX) -> Fault:
    """A fault that covers the excerpt at `start`, but at least one character."""
    return Fault(message, start, start + max(1, len(excerpt)), hint, rule)
