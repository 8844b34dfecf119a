"""Faults in a text, by offset, and helpers for the excerpts and hints in their messages."""

from typing import Final, NamedTuple

from journeymap_cli.problem import Hint, Problem, Related, Severity
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import FOLDED_LIST, YAML_SYNTAX
from journeymap_cli.yamlsource.positions import Lines

DELETE: Final = Hint("delete it", "")
LONGEST_SHOWN: Final = 40
LONGEST_QUOTED: Final = 60
LINE_END: Final = regex(r"[\r\n]|\Z")
REST: Final = regex(r"(?:[^\s#]|(?<!\s)#|[ \t](?!#))*+")
"""A plain text up to the end of its line or to a comment: a `#` belongs to the text unless white space precedes it."""

REST_IN_BRACKETS: Final = regex(r"(?:[^\s#,\[\]{}]|(?<!\s)#|[ \t](?!#))*+")


def line_start(text: str, at: int) -> int:
    """The start of the line that contains an offset."""
    after_feed = text.rfind("\n", 0, at) + 1
    return max(after_feed, text.rfind("\r", after_feed, at) + 1)


def line_end(text: str, at: int) -> int:
    """The end of the line that contains an offset, before its line break."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def content_start(text: str, at: int) -> int:
    """The start of the content of the line that contains an offset, after its indentation."""
    start = line_start(text, at)
    line = text[start : line_end(text, at)]
    return start + len(line) - len(line.lstrip(" \t"))


def rest_end(text: str, at: int, *, in_brackets: bool = False) -> int:
    """The end of the text that starts at an offset: that of its line, a comment, or a separator in brackets."""
    found = (REST_IN_BRACKETS if in_brackets else REST).match(text, at)
    return at + len(found.group().rstrip(" \t")) if found else at


def shown(excerpt: str) -> str:
    """An excerpt in quotes for a message: one line, shortened, with visible tabs."""
    line = excerpt.splitlines()[0].replace("\t", "→") if excerpt else ""
    return f"'{line}'" if len(line) <= LONGEST_SHOWN else f"'{line[: LONGEST_SHOWN - 1]}…'"


def quote_it(excerpt: str) -> Hint:
    """The hint to quote a text, with the quoted text if it is short enough to copy."""
    is_plain = '"' not in excerpt and "\\" not in excerpt
    quoted = f'"{excerpt}"' if is_plain else "'" + excerpt.replace("'", "''") + "'"
    is_long = len(excerpt) > LONGEST_QUOTED or "\t" in excerpt
    return Hint("put the whole text in quotes" if is_long else f"quote it: {quoted}", quoted)


def code_point(character: str) -> str:
    """The code point of a character: `U+202E`."""
    return f"U+{ord(character):04X}"


class Fault(NamedTuple):
    """One thing that is wrong between two offsets. `first` has the offsets of a related place, `earlier` its label."""

    message: str
    start: int
    end: int
    hint: str | None = None
    rule: str = YAML_SYNTAX
    severity: Severity = Severity.ERROR
    earlier: str = ""
    first: tuple[int, int] | None = None

    def covers(self, other: "Fault") -> bool:
        """Whether another fault is only a consequence of this one, at which reading stopped."""
        inside = self.rule == other.rule and other.end <= self.end
        return self.start <= other.start and (inside or other.rule == FOLDED_LIST)

    def problem(self, lines: Lines) -> Problem:
        """The fault as a problem, with lines and columns."""
        related = (Related(self.earlier, span=lines.span(*self.first)),) if self.first else ()
        span = lines.span(self.start, self.end)
        return Problem(self.rule, self.message, severity=self.severity, hint=self.hint, related=related, span=span)
