"""Stretches of a text: what to show of it in a message, and what to advise."""

import re
from dataclasses import dataclass
from typing import Final

from journeymap_cli.problem import Problem, Related, Severity
from journeymap_cli.rule_ids import YAML_SYNTAX
from journeymap_cli.yamlsource.positions import Lines

LONGEST_SHOWN: Final = 40
LONGEST_QUOTED: Final = 60
LINE_END: Final = re.compile(r"[\r\n]|\Z")
REST: Final = re.compile(r"(?:[^\s#]|(?<!\s)#|[ \t](?!#))*+")
REST_IN_BRACKETS: Final = re.compile(r"(?:[^\s#,\[\]{}]|(?<!\s)#|[ \t](?!#))*+")


def line_start(text: str, at: int) -> int:
    """Where the line of a character begins."""
    after_feed = text.rfind("\n", 0, at) + 1
    return max(after_feed, text.rfind("\r", after_feed, at) + 1)


def line_end(text: str, at: int) -> int:
    """Where the line of a character ends, without its break."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def content_start(text: str, at: int) -> int:
    """Where the content of a line begins, after its blanks."""
    start = line_start(text, at)
    line = text[start : line_end(text, at)]
    return start + len(line) - len(line.lstrip(" \t"))


def rest_end(text: str, at: int, *, in_brackets: bool = False) -> int:
    """Where the text ends that begins here: with its line, at a comment, or at what separates entries in brackets."""
    found = (REST_IN_BRACKETS if in_brackets else REST).match(text, at)
    return at + len(found.group().rstrip(" \t")) if found else at


def shown(excerpt: str) -> str:
    """An excerpt in quotes for a message: one line, not long, its tabs visible."""
    line = excerpt.splitlines()[0].replace("\t", "→") if excerpt else ""
    return f"'{line}'" if len(line) <= LONGEST_SHOWN else f"'{line[: LONGEST_SHOWN - 1]}…'"


def quote_it(excerpt: str) -> str:
    """The advice to quote a text, with the text quoted where it is short enough to copy."""
    if len(excerpt) > LONGEST_QUOTED or "\t" in excerpt:
        return "put the whole text in quotes"
    plain = '"' not in excerpt and "\\" not in excerpt
    return "quote it: " + (f'"{excerpt}"' if plain else "'" + excerpt.replace("'", "''") + "'")


def code_point(character: str) -> str:
    """A character as people look it up: U+202E."""
    return f"U+{ord(character):04X}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong between two offsets. `first` is where the same thing stood before, as offsets too."""

    message: str
    start: int
    end: int
    hint: str | None = None
    rule: str = YAML_SYNTAX
    severity: Severity = Severity.ERROR
    earlier: str = ""
    first: tuple[int, int] | None = None

    def covers(self, other: "Fault") -> bool:
        """Whether the other only follows from this one."""
        return self.rule == other.rule and self.start <= other.start and other.end <= self.end

    def problem(self, lines: Lines) -> Problem:
        """The same with lines and columns."""
        related = (Related(self.earlier, span=lines.span(*self.first)),) if self.first else ()
        span = lines.span(self.start, self.end)
        return Problem(self.rule, self.message, severity=self.severity, hint=self.hint, related=related, span=span)
