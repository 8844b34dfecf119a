"""A long map has no moment of truth.

Every journey has one or two moments that decide whether people stay. A map of more than four columns that marks none
suggests that all steps matter equally.

Bad:

    stages: [Discovery, Evaluation, Integration, Testing, Operation]

Good:

    stages:
      - Discovery
      - Evaluation
      - {name: Integration, moment_of_truth: true}
      - Testing
      - Operation
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "no-moment-of-truth"
SEVERITY = Severity.INFO
FEW = 4


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if it has more than four columns and no moment of truth."""
    count = len(facts.columns)
    if count > FEW and not any(node.moment_of_truth for _, _, node in facts.nodes):
        message = f"none of the {count} columns is a moment of truth"
        yield Problem(ID, message, ("title",), hint="set moment_of_truth: true where people decide to stay or leave")
