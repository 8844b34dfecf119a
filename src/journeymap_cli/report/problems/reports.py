"""The reports of validate: the table behind --format and --report.

Not in the package itself: who prints an escaped text need not load what knows the rules.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from journeymap_cli.report.problems import concise, github, gitlab, json_, junit, markdown, sarif, text
from journeymap_cli.report.problems.checked import Checked


class ProblemReport(Protocol):
    """A way to tell what was found."""

    def report(self, checked: Checked) -> str:
        """The whole report, with a line break at its end unless it is empty."""
        ...


REPORTS: Final[Mapping[str, ProblemReport]] = {
    "text": text,
    "concise": concise,
    "json": json_,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
    "md": markdown,
}
