"""Where reports go: standard output, files, and the annotations of a CI service."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from journeymap_cli.app.check import Checking
from journeymap_cli.app.files import STDOUT, print_bytes, write
from journeymap_cli.cli.choices import report_file
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT
from journeymap_cli.cli.options import FailOnSeverity
from journeymap_cli.errors import UnreadableError, UsageError
from journeymap_cli.problem import Severity
from journeymap_cli.report.problems import github, text
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.problems.excerpt import WIDEST
from journeymap_cli.report.problems.reports import REPORTS

FAILED: Final = 1
FOR_PEOPLE: Final = ("text", "concise")


@dataclass(frozen=True)
class ReportWriter:
    """How the result of a run is told. Raises Usage where `reports` (FORMAT=FILE) name no format or one file twice."""

    console: Console
    format: str
    reports: Sequence[str]
    fail_on: FailOnSeverity

    def __post_init__(self) -> None:
        files = [file for _, file in map(_parse, self.reports)]
        if len({os.path.realpath(file) for file in files}) < len(files):
            raise UsageError("two reports would be written to one file")

    def tell(self, checking: Checking) -> int:
        """Print and write every report; the exit code."""
        checked = self._checked(checking)
        self._print(checked)
        code = FAILED if any(map(checked.fails, checked.problems)) else 0
        return max([code, *(self._write(*_parse(typed), checked) for typed in self.reports)])

    def _checked(self, checking: Checking) -> Checked:
        fail_on = None if self.fail_on is FailOnSeverity.NEVER else Severity(self.fail_on.value)
        color, width = self.console.colors(sys.stdout), self.console.width(sys.stdout)
        return Checked(checking.files, checking.problems, checking.sources, fail_on, color, width)

    def _print(self, checked: Checked) -> None:
        _print_text(REPORTS[self.format].report(checked))
        if self.format in FOR_PEOPLE and os.environ.get("GITHUB_ACTIONS") == "true":
            _print_text(github.report(checked))
        if checked.files:
            self.console.note(text.summary(checked))

    def _write(self, name: str, file: str, checked: Checked) -> int:
        content = REPORTS[name].report(replace(checked, color=False, width=WIDEST))
        if file == STDOUT:
            _print_text(content)
            return 0
        try:
            if os.path.realpath(file) in map(os.path.realpath, checked.files):
                raise UnreadableError(f"'{file}' is a map: no report is written over it")
            write(Path(file), content.encode(errors="backslashreplace"))
        except UnreadableError as error:
            self.console.error(str(error))
            return CANNOT
        return 0


def _parse(typed: str) -> tuple[str, str]:
    return report_file(typed, REPORTS, "sarif=journeys.sarif")


def _print_text(content: str) -> None:
    """Results on standard output, as bytes: UTF-8 with LF whatever the terminal."""
    print_bytes(content.encode(errors="backslashreplace"))
