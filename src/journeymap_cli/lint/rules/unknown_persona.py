"""A persona is not declared.

Personas must be declared under `personas`, in the map or in an imported file; otherwise a typo would draw a curve of
its own.

Bad:

    personas: [{id: dev, name: Dana}]
    stages:
      - name: Integration
        personas: [devs]

Good:

    personas: [{id: dev, name: Dana}]
    stages:
      - name: Integration
        personas: [dev]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-persona"
SEVERITY = Severity.ERROR


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every reference to a persona that is not declared."""
    return unknown(
        ID,
        "persona",
        mentions.personas(facts.journey, facts.statements),
        {persona.id for persona in facts.journey.personas},
    )
