"""The map has too many steps.

A map of more than forty steps is a process manual. Move the parts that need so many to separate maps that `journey`
links to. The setting `max` changes the limit.

Bad:

    stages:
      - name: Integration
        steps: [S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13, S14, S15, S16, S17, S18, S19, S20, S21,
                S22, S23, S24, S25, S26, S27, S28, S29, S30, S31, S32, S33, S34, S35, S36, S37, S38, S39, S40, S41]

Good:

    stages:
      - name: Integration
        steps: [Get keys, Make the first call, Handle errors]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "too-many-steps"
SEVERITY = Severity.INFO
LIMITS = {"max": 40}
"""Can be changed in the settings."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if it has too many steps."""
    most, count = context.limits(ID, LIMITS)["max"], sum(len(stage.steps) for stage in facts.journey.stages)
    if count > most:
        message = f"the map has {count} steps, more than {most}"
        yield Problem(ID, message, ("title",), hint="move some stages to separate maps, and link to them with journey:")
