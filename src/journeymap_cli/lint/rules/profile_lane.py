"""The organisation asks for a lane that the map does not fill.

The settings of an organisation can ask that every map tells certain things, so that maps can be compared and read by
people who did not make them.

Settings:

    [profile]
    lanes = ["pain_points", "opportunities"]

Bad:

    stages:
      - name: Evaluation
        pain_points: Limits are hidden

Good:

    stages:
      - name: Evaluation
        pain_points: Limits are hidden
        opportunities: Show the limits
"""

from collections.abc import Iterator

from journeymap_cli.facts.entries import count_entries
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "profile-lane"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every lane of the profile that no stage and no step fills."""
    wanted = context.profile.get("lanes", ())
    filled = count_entries(journey) if wanted else {}
    for lane in wanted:
        if lane not in filled:
            message = f"every map tells '{lane}', this one does not"
            yield Problem(ID, message, ("title",), hint=f"fill '{lane}' in at least one stage or step")
