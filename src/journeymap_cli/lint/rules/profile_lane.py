"""A lane that the profile requires is empty.

The profile in the settings can require that every map fills certain lanes, so that maps can be compared, and read by
people who did not write them.

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

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "profile-lane"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every lane of the profile that no stage or step fills."""
    required = context.profile.get("lanes", ())
    filled = facts.counts if required else {}
    for lane in required:
        if lane not in filled:
            message = f"the profile requires the lane '{lane}', but it is empty"
            yield Problem(ID, message, ("title",), hint=f"fill '{lane}' in at least one stage or step")
