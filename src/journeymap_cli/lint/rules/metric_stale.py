"""A metric is outdated.

Readers take a number in a map as current. One that is older than half a year was measured on another version of the
product, with other customers. The setting `days` changes the limit.

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

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import counted, long_date, quoted
from journeymap_cli.problem import Problem, Severity

ID = "metric-stale"
SEVERITY = Severity.WARNING
LIMITS = {"days": 180}
"""Can be changed in the settings."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every metric that was measured too long ago."""
    limit = datetime.timedelta(days=context.limits(ID, LIMITS)["days"])
    for placed, metric in facts.metrics:
        if metric.as_of and context.today - metric.as_of > limit:
            age = counted((context.today - metric.as_of).days, "day")
            message = f"{quoted(metric.name)} was measured {age} ago ({long_date(metric.as_of)})"
            yield Problem(ID, message, placed.path, hint="measure it again, and update value and as_of")
