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
from journeymap_cli.facts.mentions import Mention
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-pain-point"
SEVERITY = Severity.ERROR

GIVE_AN_ID = "give the pain point an id, and use that id here"


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every entry of `addresses` that is not the id of a pain point."""
    known = {pain.id for _, _, node in facts.nodes for pain in node.pain_points if pain.id}
    return unknown(ID, "pain point", _addressed(facts), known, "" if known else GIVE_AN_ID)


def _addressed(facts: Analysis) -> Iterator[Mention]:
    for path, _, node in facts.nodes:
        for at, opportunity in enumerate(node.opportunities):
            for number, name in enumerate(opportunity.addresses):
                yield (*path, "opportunities", at, "addresses", number), name
