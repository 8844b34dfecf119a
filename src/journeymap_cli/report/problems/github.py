"""Annotations for GitHub Actions: commands in the log that show problems in the changed files."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.problems.checked import WORST_FIRST, Checked
from journeymap_cli.report.terminal import printable

MOST: Final = 10
"""GitHub silently drops all but ten annotations of a kind in a step."""

COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY: Final = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report(checked: Checked) -> str:
    """Up to ten annotations of each severity, errors first, then a notice with the number of the others."""
    by_severity = {each: [problem for problem in checked.problems if problem.severity is each] for each in WORST_FIRST}
    shown = list(_shown(by_severity, has_rest=checked.left_out > 0))
    lines = [_command(problem) for problem in shown]
    if rest := len(checked.problems) - len(shown) + checked.left_out:
        lines.append(f"::notice title=journeymap::{counted(rest, 'more problem')}: see the log")
    return "".join(f"{line}\n" for line in lines)


def _shown(by_severity: dict[Severity, list[Problem]], *, has_rest: bool) -> Iterator[Problem]:
    """The problems to annotate, with room for the notice about the others."""
    too_many = has_rest or any(len(problems) > MOST for problems in by_severity.values())
    for severity, problems in by_severity.items():
        yield from islice(problems, MOST - 1 if severity is Severity.INFO and too_many else MOST)


def _command(problem: Problem) -> str:
    span = problem.where
    properties = {"file": problem.file, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.line == span.end_line:
        properties["endColumn"] = span.end_column
    properties["title"] = problem.rule
    words = ",".join(f"{key}={printable(str(value)).translate(PROPERTY)}" for key, value in properties.items())
    text = "\n".join(printable(part) for part in (problem.message, problem.hint) if part)
    return f"::{COMMANDS[problem.severity]} {words}::{text.translate(DATA)}"
