"""The reports of diff: the table behind --format and --report."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report.changes import github, json_, markdown
from journeymap_cli.report.changes import text as diff_text


class ChangeReport(Protocol):
    """A way to tell what changed."""

    def report(
        self, comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
    ) -> str:
        """The whole report. `several` says that more than one map was asked for, however many changed.

        `width` is that of the terminal, in cells, if it goes to one.
        """
        ...


REPORTS: Final[Mapping[str, ChangeReport]] = {
    "text": diff_text,
    "json": json_,
    "md": markdown,
    "github": github,
}
