"""No way leads to a step.

Nobody who begins at the first column and follows `next`, or where there is none the next column, arrives here. A `next`
replaces the way forward, so the way forward must be written beside a way back or out.

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
from journeymap_cli.lint.wording import quoted
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "unreachable-step"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every column that no way from the first one leads to."""
    facts = Analysis(journey)
    reached = reachable(facts.transitions)
    for index, column in enumerate(facts.columns):
        if index not in reached:
            message = f"no way leads to {quoted(column.node.name)} from the beginning"
            hint = f"write '{column.node.id}' under next: of what comes before it"
            yield Problem(ID, message, column.path, hint=hint)
