"""A figure is old.

Readers take a figure in a map for the present. One that is older than half a year was measured on another product, with
other customers. The setting `days` says how old is too old.

Bad:

    stages:
      - name: Integration
        metrics: [{name: Reach, kind: reach, value: 71, as_of: 2020-01-31}]

Good:

    stages:
      - name: Integration
        metrics: [{name: Reach, kind: reach, value: 71, as_of: 2026-08-31}]
"""

import datetime
from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import counted, day, quoted
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "metric-stale"
SEVERITY = Severity.WARNING
LIMITS = {"days": 180}
"""What the settings may change."""


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every metric whose day is too long ago."""
    limit = datetime.timedelta(days=context.limits(ID, LIMITS)["days"])
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            if metric.as_of and context.today - metric.as_of > limit:
                age = counted((context.today - metric.as_of).days, "day")
                message = f"{quoted(metric.name)} is of {day(metric.as_of)}, {age} ago"
                yield Problem(ID, message, (*path, "metrics", number), hint="measure again and set value and as_of")
