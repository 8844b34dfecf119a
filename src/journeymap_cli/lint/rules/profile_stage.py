"""A stage that the profile requires is missing.

If all maps of an organisation share stages, their scores and metrics can be compared. The profile in the settings lists
the ids of these stages.

Settings:

    [profile]
    stages = ["discovery", "evaluation"]

Bad:

    stages: [Discovery]

Good:

    stages: [Discovery, Evaluation]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.spelling import beside

ID = "profile-stage"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every stage of the profile that the map does not have."""
    known = [stage.id for stage in facts.journey.stages]
    for stage in context.profile.get("stages", ()):
        if stage not in known:
            found = nearest(stage, known)
            rename = f", or give '{beside(found, stage)}' this id" if found else ""
            hint = f"add a stage with the id '{stage}'{rename}"
            yield Problem(ID, f"the profile requires the stage '{stage}', but it is missing", ("title",), hint=hint)
