"""More people arrive than set out.

`reach` is the share of those who started, so it can only fall along the way. Where it grows, the two figures count
different people, or one of them is wrong.

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
from journeymap_cli.lint.wording import quoted, written
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Related, Severity

ID = "reach-increases"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every reach that is higher than the one before it."""
    for start, end in Analysis(journey).reach_steps:
        if end.value > start.value:
            message = (
                f"reach grows from {written(start.value)} at {quoted(start.column.node.name)} to {written(end.value)}"
            )
            hint = "count the same people in both, or use kind: conversion"
            related = (Related(f"{written(start.value)} here", start.path),)
            yield Problem(ID, message, end.path, hint=hint, related=related)
