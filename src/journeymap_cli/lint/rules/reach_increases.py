"""Reach increases along the journey.

`reach` is the percentage of the people who started, so it can only fall. If it rises, the two values count different
people, or one of them is wrong.

Bad:

    stages:
      - {name: Cart, metrics: [{name: Reach, kind: reach, value: 60}]}
      - {name: Checkout, metrics: [{name: Reach, kind: reach, value: 70}]}

Good:

    stages:
      - {name: Cart, metrics: [{name: Reach, kind: reach, value: 70}]}
      - {name: Checkout, metrics: [{name: Reach, kind: reach, value: 60}]}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import written
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Related, Severity

ID = "reach-increases"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every reach that is higher than the one before it."""
    for start, end in facts.reach_steps:
        if end.value > start.value:
            before, after = written(start.value), written(end.value)
            message = f"reach rises from {before} at {quoted(start.column.node.name)} to {after}"
            hint = "count the same people in both, or use kind: conversion"
            related = (Related(f"{before} here", start.path),)
            yield Problem(ID, message, end.path, hint=hint, related=related)
