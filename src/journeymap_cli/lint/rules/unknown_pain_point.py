"""An opportunity addresses an unknown pain point.

`addresses` names pain points of this map by their ids.

Bad:

    stages:
      - name: Integration
        pain_points: [{id: slow-keys, text: Keys take two days}]
        opportunities: [{text: Self-serve keys, addresses: slow-key}]

Good:

    stages:
      - name: Integration
        pain_points: [{id: slow-keys, text: Keys take two days}]
        opportunities: [{text: Self-serve keys, addresses: slow-keys}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.mentions import addressed
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-pain-point"
SEVERITY = Severity.ERROR

GIVE_AN_ID = "give the pain point an id, and use that id here"


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every entry of `addresses` that is not the id of a pain point."""
    known = facts.pain_index.ids
    return unknown(ID, "pain point", addressed(facts.entries), known, "" if known else GIVE_AN_ID)
