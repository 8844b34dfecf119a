"""What a run of validate found: what every report of problems is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.problems.excerpt import WIDEST

WORST_FIRST: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Checked:
    """The files that were checked, their problems in order, and the lines of the files with problems.

    `fail_on` is the mildest severity that fails the run, None where nothing does; `color` and `width` (in cells) are
    for people.
    """

    files: Sequence[str]
    problems: Sequence[Problem]
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fail_on: Severity | None = Severity.ERROR
    color: bool = False
    width: int = WIDEST

    def fails(self, problem: Problem) -> bool:
        """Whether a problem fails the run."""
        return self.fail_on is not None and WORST_FIRST.index(problem.severity) <= WORST_FIRST.index(self.fail_on)

    def counts(self) -> dict[Severity, int]:
        """How many problems there are of each severity."""
        severities = [problem.severity for problem in self.problems]
        return {severity: severities.count(severity) for severity in WORST_FIRST}

    def by_file(self) -> dict[str, list[Problem]]:
        """The problems of each file that was checked, or that one of them imports."""
        held: dict[str, list[Problem]] = {file: [] for file in self.files}
        for problem in self.problems:
            held.setdefault(problem.file, []).append(problem)
        return held
