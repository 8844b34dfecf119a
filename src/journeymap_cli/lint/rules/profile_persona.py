"""A persona is not in the profile.

Personas are researched once and shared; a map with its own personas cannot be compared with others. The profile in the
settings lists the ids of all personas; imported personas are checked if the map uses them.

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
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import outside_profile
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "profile-persona"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every persona, declared here or imported and used, that the profile does not list."""
    return outside_profile(
        ID, "personas", facts.journey.personas, mentions.personas(facts.journey, facts.statements), context
    )
