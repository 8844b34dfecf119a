"""The types of the modules that write reports, and loading them by name."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from journeymap_cli.formats import BACKLOGS, CHANGE_REPORTS, PROBLEM_REPORTS

if TYPE_CHECKING:
    from journeymap_cli.diff.comparison import Comparison
    from journeymap_cli.report.backlog.backlog import Task
    from journeymap_cli.report.problems.checked import Checked


class ProblemReport(Protocol):
    """A module that reports problems."""

    def report(self, checked: "Checked") -> str:
        """The whole report; unless it is empty, it ends with a line break."""
        ...


class ChangeReport(Protocol):
    """A module that reports changes."""

    def report(
        self,
        comparisons: "Sequence[Comparison]",
        *,
        color: bool = False,
        several: bool = False,
        width: int | None = None,
    ) -> str:
        """The whole report. `several` is whether more than one map was requested, however many changed.

        `width` is the width of the terminal in cells, None if the report does not go to one.
        """
        ...


class BacklogReport(Protocol):
    """A module that lists opportunities, in one format or several."""

    def report(self, tasks: "Sequence[Task]", format_: str, width: int | None = None) -> str:
        """The whole list. `width` is that of the terminal in cells, None if it does not go to one."""
        ...


def problem_report(name: str) -> ProblemReport:
    """Import the report of that name. Raises KeyError."""
    return cast("ProblemReport", import_module(f"journeymap_cli.{PROBLEM_REPORTS[name].module}"))


def change_report(name: str) -> ChangeReport:
    """Import the report of that name. Raises KeyError."""
    return cast("ChangeReport", import_module(f"journeymap_cli.{CHANGE_REPORTS[name].module}"))


def backlog_report(name: str) -> BacklogReport:
    """Import the report of that name. Raises KeyError."""
    return cast("BacklogReport", import_module(f"journeymap_cli.{BACKLOGS[name].module}"))
