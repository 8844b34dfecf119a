"""A metric misses its target.

This is not a mistake in the map, but what the map is for: the rule lists what to talk about. `direction` says which way
is better (by default `down` for a duration, else `up`); a value equal to the target is on target.

Bad:

    stages:
      - name: Integration
        metrics: [{name: Conversion, kind: conversion, value: 48, target: 60}]

Good:

    stages:
      - name: Integration
        metrics: [{name: Conversion, kind: conversion, value: 62, target: 60}]
"""

from collections.abc import Iterator
from decimal import Decimal

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.metrics import misses_target
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import written
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "metric-off-target"
SEVERITY = Severity.INFO
HINTS = {
    False: "add opportunities: with what would help",
    True: "check whether the opportunities here are enough to reach it",
}
"""By whether the node has opportunities."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every metric on the wrong side of its target."""
    for placed, metric in facts.metrics:
        if misses_target(metric):
            side = "at most" if metric.better == "down" else "at least"
            value, target = (_with_unit(amount, metric.unit) for amount in (metric.value, metric.target))
            message = f"{quoted(metric.name)} is {value}, the target is {side} {target}"
            yield Problem(ID, message, placed.path, hint=HINTS[bool(placed.node.opportunities)])


def _with_unit(amount: Decimal | str | None, unit: str | None) -> str:
    """A number with its unit; a duration has one of its own."""
    return f"{written(amount)} {unit}" if unit and isinstance(amount, Decimal) else written(amount)
