"""What a rule is: a module whose docstring is its page."""

from collections.abc import Iterator
from typing import Protocol

from journeymap_cli.lint.context import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity


class Page(Protocol):
    """What people read about a rule. The docstring: what is wrong, why it matters, `Bad:` and `Good:` examples."""

    ID: str
    SEVERITY: Severity
    __doc__: str | None


class Rule(Page, Protocol):
    """One rule. `check` yields problems with the path of what is wrong; `run` gives them their severity."""

    def check(self, journey: Journey, context: Context) -> Iterator[Problem]:
        """Every problem of a journey under this rule."""
        ...
