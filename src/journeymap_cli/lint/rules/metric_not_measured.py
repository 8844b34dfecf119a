"""A metric could be measured and is not.

The map says how it is measured, but somebody still copies this figure by hand. With one more key, `journeymap measure`
compares it with the data. Maps without `measure` have nothing to do with this rule.

Bad:

    measure: {entity: user_id, time: occurred_at, event: event}
    stages:
      - {name: Start the trial, events: trial_started}
      - name: Pick a plan
        events: plan_bought
        metrics: [{name: Trial to paid, kind: conversion, value: 12}]

Good:

    measure: {entity: user_id, time: occurred_at, event: event}
    stages:
      - {name: Start the trial, events: trial_started}
      - name: Pick a plan
        events: plan_bought
        metrics: [{name: Trial to paid, kind: conversion, value: 12, from: start-the-trial}]
"""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.measured import missing_key
from journeymap_cli.lint.rule import Context
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "metric-not-measured"
SEVERITY = Severity.INFO
HINTS: Final = {
    "from": "write 'from', the step from which it is measured",
    "counts": "write 'counts: entities' or 'counts: events'",
    "answers": "write 'answers', the event with which people answer",
    "events": "write 'events' beside its name, those that show that somebody got here",
}


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every metric that lacks a key to be measured."""
    if facts.journey.measure is None:
        return
    for placed, metric in facts.metrics:
        if missing := missing_key(None if placed.is_whole else placed.node, metric):
            message = f"{quoted(metric.name)} could be measured, and is not"
            yield Problem(ID, message, placed.path, hint=HINTS[missing])
