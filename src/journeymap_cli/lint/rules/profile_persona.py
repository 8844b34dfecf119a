"""A persona that the organisation does not know.

Personas are researched once and shared; a map with people of its own cannot be compared with the others. The settings
list the ids of the personas that there are; imported ones count where the map names them.

Settings:

    [profile]
    personas = ["dev"]

Bad:

    personas: [{id: developer, name: Dana}]
    stages: [Discovery]

Good:

    personas: [{id: dev, name: Dana}]
    stages: [Discovery]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.mentions import Mention
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.references import outside_profile
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "profile-persona"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every persona, declared here or imported and named, that the profile does not list."""
    known = context.profile.get("personas")
    if known is not None:
        yield from outside_profile(ID, "persona", _personas(journey), known)


def _personas(journey: Journey) -> Iterator[Mention]:
    declared = {persona.id for persona in journey.personas if not persona.imported}
    for number, persona in enumerate(journey.personas):
        if not persona.imported:
            yield ("personas", number, "id"), persona.id
    for path, name in mentions.personas(journey):
        if name not in declared:
            yield path, name
