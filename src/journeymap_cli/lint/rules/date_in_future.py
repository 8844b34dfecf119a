"""A day lies in the future.

A review, a figure or a piece of research cannot be of a day to come: it is a typing error, and it hides that something
is overdue. The days of research in a shared file are looked at too.

Bad:

    last_reviewed: 2999-01-01
    stages: [Discovery]

Good:

    last_reviewed: 2020-01-01
    stages: [Discovery]
"""

import datetime
from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import day
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path, Problem, Severity

ID = "date-in-future"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every day of something done that is after today."""
    for path, date in _dates(journey):
        if date and date > context.today:
            message = f"{path[-1]} is {date}, which is after today, {day(context.today)}"
            yield Problem(ID, message, path, hint="write the day on which it was done")


def _dates(journey: Journey) -> Iterator[tuple[Path, datetime.date | None]]:
    yield ("last_reviewed",), journey.last_reviewed
    for number, source in enumerate(journey.sources):
        yield ("sources", number, "date"), source.date
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            yield (*path, "metrics", number, "as_of"), metric.as_of
