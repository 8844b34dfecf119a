"""Recovery from a syntax error: the same text with a harmless word in place of the value that broke it.

This way a file with a broken value still gets its schema errors. The replacement has the same length, so that every
position in the rest of the file stays right, and it is only tried where the error is one value at the end of its line.
"""

from collections.abc import Sequence
from typing import Final

from journeymap_cli.problem import Problem
from journeymap_cli.regexes import regex
from journeymap_cli.rule_ids import YAML_SYNTAX
from journeymap_cli.yamlsource.read import YamlText

LARGEST: Final = 200_000
"""In characters. Each recovery reads the text again."""

VALUE: Final = regex(r"[:-] +$")
"""What precedes a value on its line: a key with its colon, or a dash."""


def recovered(text: YamlText) -> str | None:
    """The repaired text, of the same length; None if the error is not a single value at the end of a line."""
    fault = _fatal_problem(text)
    if fault is None or not fault.span or len(text.text) > LARGEST:
        return None
    span, lines = fault.span, text.text.split("\n")
    line = lines[span.line - 1].rstrip()
    before = line[: span.column - 1]
    if (span.end_line, span.end_column - 1) != (span.line, len(line)) or not VALUE.search(before):
        return None
    if _continues(lines, span.line):
        return None
    lines[span.line - 1] = before + "x" * (len(line) - len(before))
    return "\n".join(lines)


def _continues(lines: Sequence[str], number: int) -> bool:
    """Whether the next line that is not empty is indented deeper than this one, and so may continue the value."""
    following = next((line for line in lines[number:] if line.strip()), "")
    return _indent(following) > _indent(lines[number - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fatal_problem(text: YamlText) -> Problem | None:
    """The syntax error at which reading stopped."""
    return next((problem for problem in reversed(text.problems) if problem.rule == YAML_SYNTAX), None)
