"""An opportunity has no pain point.

An idea that solves no problem is a feature looking for a reason. `addresses` names the pain points that it would solve;
a pain point of the same step, its stage, the steps of its stage, or the whole journey is enough. A map without any pain
point is silent.

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
from journeymap_cli.facts.entries import WHOLE
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.model.entries import Opportunity
from journeymap_cli.problem import Problem, Severity

ID = "opportunity-addresses-nothing"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every opportunity that addresses no pain point and has none around it, in a map with pain points."""
    if not facts.pains:
        return
    for placed in facts.entries:
        opportunity = placed.entry
        if not isinstance(opportunity, Opportunity) or opportunity.addresses:
            continue
        if placed.places != (WHOLE,) and not any(map(facts.pain_index.is_explained, placed.places)):
            message = f"{described(opportunity)} addresses no pain point, and there is none here"
            hint = "add addresses: with the id of a pain point, or add the pain point here"
            yield Problem(ID, message, placed.path, hint=hint)
