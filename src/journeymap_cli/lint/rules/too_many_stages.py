"""The map has more stages than a reader keeps in mind.

A map of more than nine stages fits no wall and no memory. Some of them are steps of one stage, or a map of their own
that `journey` can name. The setting `max` says how many are too many.

Bad:

    stages: [One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten]

Good:

    stages:
      - {name: Beginning, steps: [One, Two, Three, Four, Five]}
      - {name: End, steps: [Six, Seven, Eight, Nine, Ten]}
"""

from collections.abc import Iterator

from journeymap_cli.lint.rule import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "too-many-stages"
SEVERITY = Severity.INFO
LIMITS = {"max": 9}
"""What the settings may change."""


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """The map, where it has too many stages."""
    most, count = context.limits(ID, LIMITS)["max"], len(journey.stages)
    if count > most:
        message = f"the map has {count} stages, more than {most}"
        hint = "join some as steps of one stage, or move some to a map of their own"
        yield Problem(ID, message, ("title",), hint=hint)
