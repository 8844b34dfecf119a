"""An unknown stage or step is named.

`next` names a stage or step of this map by its id, or `end` or `exit`. `at` of a takeaway, `stages` of an entry of the
whole map, `from` of a metric and `start` of `measure` name stages and steps in the same way.

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
from itertools import chain

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.mentions import places
from journeymap_cli.facts.transitions import END, EXIT
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-step"
SEVERITY = Severity.ERROR


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every `next`, `at`, `stages`, `from` and `start` that is not the id of a stage or step."""
    known = {node.id for _, _, node in facts.nodes}
    named = (((*path, "next", at, "to"), way.to) for path, _, node in facts.nodes for at, way in enumerate(node.next))
    ways = (mention for mention in named if mention[1] not in {EXIT, END})
    return unknown(ID, "stage or step", chain(places(facts.journey), ways), known)
