"""A step cannot be reached.

No path from the first column leads here: a path follows `next`, or without it goes to the next column. `next` replaces
the transition to the next column, so list that column too if `next` leads back or out.

Bad:

    stages:
      - {name: Cart, next: exit}
      - {name: Checkout}

Good:

    stages:
      - name: Cart
        next: [checkout, {to: exit, label: too expensive}]
      - {name: Checkout}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.transitions import reachable
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "unreachable-step"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every column that cannot be reached from the first."""
    if not any(node.next for _, _, node in facts.nodes):
        return
    reached = reachable(facts.transitions)
    for index, column in enumerate(facts.columns):
        if index not in reached:
            message = f"{quoted(column.node.name)} cannot be reached from the first column"
            hint = f"add '{column.node.id}' to next: of what comes before it"
            yield Problem(ID, message, column.path, hint=hint)
