"""The map has no owner.

A journey crosses teams, so a map that nobody answers for is soon a picture of the past: nobody notices that a step
changed, and nobody acts on a pain point.

Bad:

    title: Adopting the Payments API
    stages: [Discovery]

Good:

    title: Adopting the Payments API
    owner: Developer relations
    stages: [Discovery]
"""

from collections.abc import Iterator

from journeymap_cli.lint.rule import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "no-owner"
SEVERITY = Severity.INFO


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """The map, where nobody is accountable for it."""
    if journey.owner is None:
        yield Problem(ID, "the map has no owner", ("title",), hint="add 'owner:' with the team that answers for it")
