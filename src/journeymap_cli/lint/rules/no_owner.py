"""The map has no owner.

A journey crosses teams, so a map without a responsible team is soon out of date: changes of a step go unnoticed, and
pain points stay without action.

Bad:

    title: Adopting the Payments API
    stages: [Discovery]

Good:

    title: Adopting the Payments API
    owner: Developer relations
    stages: [Discovery]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "no-owner"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if it has no owner."""
    if facts.journey.owner is None:
        yield Problem(
            ID, "the map has no owner", ("title",), hint="add owner: with the team that is responsible for it"
        )
