"""An opportunity has no pain point.

An idea that solves no problem is a feature looking for a reason. `addresses` names the pain points that it would solve;
a pain point of the same step, its stage, or the steps of its stage is enough. A map without any pain point is silent.

Bad:

    stages:
      - name: Discovery
        pain_points: Limits are hidden
      - name: Integration
        opportunities: Self-serve keys

Good:

    stages:
      - name: Discovery
        pain_points: Limits are hidden
      - name: Integration
        pain_points: Keys take two days
        opportunities: Self-serve keys
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import around
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.problem import Problem, Severity

ID = "opportunity-addresses-nothing"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every opportunity that addresses no pain point and has none around it, in a map with pain points."""
    if not facts.pains:
        return
    for path, stage, node in facts.nodes:
        if not node.opportunities or any(near.pain_points for near in around(stage, node)):
            continue
        for number, opportunity in enumerate(node.opportunities):
            if not opportunity.addresses:
                message = f"{described(opportunity)} addresses no pain point, and there is none here"
                hint = "add addresses: with the id of a pain point, or add the pain point here"
                yield Problem(ID, message, (*path, "opportunities", number), hint=hint)
