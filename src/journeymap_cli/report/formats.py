"""What a report of problems, and a report of changes, has to offer."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from journeymap_cli.formats import CHANGE_REPORTS, PROBLEM_REPORTS

if TYPE_CHECKING:
    from journeymap_cli.diff.comparison import Comparison
    from journeymap_cli.report.problems.checked import Checked


class ProblemReport(Protocol):
    """A module that puts what was found in words."""

    def report(self, checked: "Checked") -> str:
        """The whole report, with a line break at its end unless it is empty."""
        ...


class ChangeReport(Protocol):
    """A module that puts what changed in words."""

    def report(
        self,
        comparisons: "Sequence[Comparison]",
        *,
        color: bool = False,
        several: bool = False,
        width: int | None = None,
    ) -> str:
        """The whole report. `several` says that more than one map was asked for, however many changed.

        `width` is that of the terminal, in cells, if it goes to one.
        """
        ...


def problem_report(name: str) -> ProblemReport:
    """The report of that name, loaded now. Raises KeyError."""
    return cast("ProblemReport", import_module(f"journeymap_cli.{PROBLEM_REPORTS[name].module}"))


def change_report(name: str) -> ChangeReport:
    """The report of that name, loaded now. Raises KeyError."""
    return cast("ChangeReport", import_module(f"journeymap_cli.{CHANGE_REPORTS[name].module}"))
