"""A text that cannot be read beyond one value, with a harmless word in the place of that value."""

import re
from collections.abc import Sequence
from typing import Final

from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import YAML_SYNTAX
from journeymap_cli.yamlsource.read import YamlText

LARGEST: Final = 200_000
"""Characters: every mend reads the text again."""

VALUE: Final = re.compile(r"[:-] +$")
"""What stands before a value on its line."""


def recovered(text: YamlText) -> str | None:
    """The text to read on with, of the same length; None where the fault is more than one value on one line."""
    fault = stop(text)
    if fault is None or not fault.span or len(text.text) > LARGEST:
        return None
    span, lines = fault.span, text.text.split("\n")
    line = lines[span.line - 1].rstrip()
    before = line[: span.column - 1]
    if (span.end_line, span.end_column - 1) != (span.line, len(line)) or not VALUE.search(before):
        return None
    if _goes_on(lines, span.line):
        return None
    lines[span.line - 1] = before + "x" * (len(line) - len(before))
    return "\n".join(lines)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the next line with something in it stands deeper than this one, so that the value may go on there."""
    following = next((line for line in lines[number:] if line.strip()), "")
    return _indent(following) > _indent(lines[number - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def stop(text: YamlText) -> Problem | None:
    """Why reading could not go on."""
    return next((problem for problem in reversed(text.problems) if problem.rule == YAML_SYNTAX), None)
