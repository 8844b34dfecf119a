"""The organisation asks for a stage that the map does not have.

Where all maps of an organisation share stages, their scores and figures can be laid beside each other. The settings
name the stages by their ids.

Settings:

    [profile]
    stages = ["discovery", "evaluation"]

Bad:

    stages: [Discovery]

Good:

    stages: [Discovery, Evaluation]
"""

from collections.abc import Iterator

from journeymap_cli.lint.rule import Context
from journeymap_cli.model.journey import Journey
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Problem, Severity

ID = "profile-stage"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every stage of the profile that is not there."""
    known = [stage.id for stage in journey.stages]
    for stage in context.profile.get("stages", ()):
        if stage not in known:
            found = nearest(stage, known)
            hint = f"is it '{found}'? give that one the id '{stage}'" if found else f"add a stage with the id '{stage}'"
            yield Problem(ID, f"every map has the stage '{stage}', this one has not", ("title",), hint=hint)
