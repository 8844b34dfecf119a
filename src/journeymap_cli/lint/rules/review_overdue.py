"""The review of the map is overdue.

A map ages silently: the product changes, the map does not. `review_every` sets how often to review it. On the day
itself the review is due, not overdue.

Bad:

    last_reviewed: 2020-06-01
    review_every: 90d
    stages: [Discovery]

Good:

    last_reviewed: 2020-06-01
    review_every: 900y
    stages: [Discovery]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import counted, long_date
from journeymap_cli.problem import Problem, Severity

ID = "review-overdue"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if the day of its next review is past."""
    due = facts.review_due
    if due is None or context.today <= due:
        return
    overdue = counted((context.today - due).days, "day")
    message = f"the review was due {overdue} ago ({long_date(due)})"
    owner = f" ({facts.journey.owner})" if facts.journey.owner else ""
    hint = f"review the map with its owner{owner}, and update last_reviewed"
    yield Problem(ID, message, ("last_reviewed",), hint=hint)
