"""What a rule is: a module whose docstring is its page."""

from collections.abc import Iterator
from typing import Protocol

from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity


class Rule(Protocol):
    """One rule. `check` yields problems with the path of what is wrong; the rule and severity are written by `run`."""

    ID: str
    SEVERITY: Severity

    def check(self, journey: Journey) -> Iterator[Problem]:
        """Every problem of a journey under this rule."""
        ...
