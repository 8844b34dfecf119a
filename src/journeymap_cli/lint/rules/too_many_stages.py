"""The map has too many stages.

A map of more than nine stages is too wide for a wall, and too long to remember. Some of them may be steps of one stage,
or belong in a separate map that `journey` links to. The setting `max` changes the limit.

Bad:

    stages: [One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten]

Good:

    stages:
      - {name: Beginning, steps: [One, Two, Three, Four, Five]}
      - {name: End, steps: [Six, Seven, Eight, Nine, Ten]}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "too-many-stages"
SEVERITY = Severity.INFO
LIMITS = {"max": 9}
"""Can be changed in the settings."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if it has too many stages."""
    most, count = context.limits(ID, LIMITS)["max"], len(facts.journey.stages)
    if count > most:
        message = f"the map has {count} stages, more than {most}"
        hint = "make some of them steps of one stage, or move some to a separate map"
        yield Problem(ID, message, ("title",), hint=hint)
