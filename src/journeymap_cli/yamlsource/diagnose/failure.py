"""Where a parser gave up, and what stands around that place."""

import re
from dataclasses import dataclass
from typing import Final

from journeymap_cli.rule_ids import YAML_SYNTAX
from journeymap_cli.yamlsource.fault import Fault, content_start, line_end, line_start, rest_end

QUOTED: Final = re.compile(r"""(?<![^\s,\[\]{}:])(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+')""", re.DOTALL)
LEAD: Final = re.compile(r"""(?:[-?][ \t]+)*+(?:(?:[a-z_][\w.-]*+|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+:[ \t]++)?""")
"""Dashes and a key as this format has them: what may stand before a text on its line."""


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """What the parser had told when it gave up; it looks ahead of what it tells.

    `end` is up to where, `quoted` the last text in quotes, `bracket` where the innermost open bracket stands.
    """

    end: int
    quoted: tuple[int, int] | None
    bracket: int | None


@dataclass(frozen=True, slots=True)
class ParserFailure:
    """`at` is where the parser gave up, `since` where that began which it was reading.

    `quoted` is the last text in quotes before, `bracket` where the innermost open bracket stands.
    """

    text: str
    at: int
    since: int
    quoted: tuple[int, int] | None
    bracket: int | None

    @property
    def character(self) -> str:
        """The character there; nothing at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def content(self) -> int:
        """Where the content of its line begins."""
        return content_start(self.text, self.at)

    @property
    def value(self) -> int:
        """Where, after dashes and a key, the value on its line begins."""
        return value_start(self.text, self.content)

    @property
    def entry(self) -> int:
        """Where, after a bracket or comma, the entry in brackets begins that it stands in."""
        last = max(self.text.rfind(separator, self.since, self.at) for separator in ",[{") + 1
        return last + len(self.text[last : self.at]) - len(self.text[last : self.at].lstrip())

    def rest(self, start: int) -> str:
        """The text that begins there, up to the end of its line, or of its entry in brackets."""
        return self.text[start : rest_end(self.text, start, in_brackets=self.bracket is not None)]

    def line(self, start: int) -> str:
        """The text that begins there, up to the end of its line."""
        return self.text[start : line_end(self.text, start)].rstrip()

    def above(self) -> int | None:
        """Where the content of the nearest line above begins."""
        return above(self.text, self.at)

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - line_start(self.text, offset)


def value_start(text: str, content: int) -> int:
    """Where, after dashes and a key, the value begins on a line whose content begins there."""
    found = LEAD.match(text, content)
    return found.end() if found else content


def above(text: str, at: int) -> int | None:
    """Where the content of the nearest line above begins that is neither empty nor a comment."""
    start = line_start(text, at)
    while start > 0:
        content = content_start(text, start - 1)
        start = line_start(text, start - 1)
        if text[content] not in "\r\n#":
            return content
    return None


def fault(message: str, start: int, excerpt: str, hint: str, rule: str = YAML_SYNTAX) -> Fault:
    """What is wrong with the excerpt that begins at `start`."""
    return Fault(message, start, start + max(1, len(excerpt)), hint, rule)
