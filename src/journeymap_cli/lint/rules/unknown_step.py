"""A transition leads to an unknown step.

`next` names a stage or step of this map by its id, or `exit`.

Bad:

    stages:
      - name: Cart
        next: chekout
      - name: Checkout

Good:

    stages:
      - name: Cart
        next: checkout
      - name: Checkout
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.transitions import EXIT
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-step"
SEVERITY = Severity.ERROR


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every `next` that is not the id of a stage or step."""
    known = {node.id for _, _, node in facts.nodes}
    named = (((*path, "next", at, "to"), way.to) for path, _, node in facts.nodes for at, way in enumerate(node.next))
    return unknown(ID, "stage or step", (mention for mention in named if mention[1] != EXIT), known)
