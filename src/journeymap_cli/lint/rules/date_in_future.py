"""A date is in the future.

A review, a metric or a source cannot have a future date: it is a typing error, and it hides that something is overdue.
The dates of sources in a shared file are checked too.

Bad:

    last_reviewed: 2999-01-01
    stages: [Discovery]

Good:

    last_reviewed: 2020-01-01
    stages: [Discovery]
"""

import datetime
from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import long_date
from journeymap_cli.problem import Path, Problem, Severity

ID = "date-in-future"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every date of a review, source or metric after today."""
    for path, date in _dates(facts):
        if date and date > context.today:
            message = f"{path[-1]} is in the future: {long_date(date)}, today is {long_date(context.today)}"
            yield Problem(ID, message, path, hint="write the day on which it was done")


def _dates(facts: Analysis) -> Iterator[tuple[Path, datetime.date | None]]:
    yield ("last_reviewed",), facts.journey.last_reviewed
    for number, source in enumerate(facts.journey.sources):
        yield ("sources", number, "date"), source.date
    for placed, metric in facts.metrics:
        yield (*placed.path, "as_of"), metric.as_of
