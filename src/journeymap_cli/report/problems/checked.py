"""The result of a check, as input for reports of problems, with fingerprints for services."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.problems.excerpt import WIDEST

WORST_FIRST: Final = tuple(Severity)


class Checked(NamedTuple):
    """The files that were checked, their problems in order, and the source lines of files with problems.

    `fail_on` is the lowest severity that fails the run, None if nothing does; `color` and `width` (in cells) are for
    reports to people. `left_out` is the number of problems that `problems` lacks.
    """

    files: Sequence[str]
    problems: Sequence[Problem]
    sources: Mapping[str, Sequence[str]] = MappingProxyType({})
    fail_on: Severity | None = Severity.ERROR
    color: bool = False
    width: int = WIDEST
    left_out: int = 0

    def fails(self, problem: Problem) -> bool:
        """Whether a problem fails the run."""
        return self.fail_on is not None and WORST_FIRST.index(problem.severity) <= WORST_FIRST.index(self.fail_on)

    def counts(self) -> dict[Severity, int]:
        """The number of problems of each severity."""
        severities = [problem.severity for problem in self.problems]
        return {severity: severities.count(severity) for severity in WORST_FIRST}

    def by_file(self) -> dict[str, list[Problem]]:
        """The problems of each checked file, and of files that they import."""
        by_file: dict[str, list[Problem]] = {file: [] for file in self.files}
        for problem in self.problems:
            by_file.setdefault(problem.file, []).append(problem)
        return by_file


def fingerprints(checked: Checked) -> Iterator[str]:
    """Yield a unique fingerprint for each problem. It does not change when lines move or time passes."""
    seen = Counter[tuple[str, ...]]()
    for problem in checked.problems:
        marks = _marks(problem, checked)
        seen[marks] += 1
        text = "\0".join((*marks, str(seen[marks])))
        yield hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:40]


def _marks(problem: Problem, checked: Checked) -> tuple[str, ...]:
    """The rule, file, text of the line and keys of the path; not the message, which may count days."""
    lines = checked.sources.get(problem.file, ())
    number = problem.span.line if problem.span else 0
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    keys = (key for key in problem.path if isinstance(key, str))
    return (problem.rule, problem.file, text, *keys)
