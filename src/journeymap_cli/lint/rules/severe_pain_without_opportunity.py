"""A severe pain point has no opportunity.

`severe` means that people leave here. A map that shows this but proposes nothing stops halfway. An opportunity that
addresses the pain point is enough, or one without `addresses` in the same step, its stage, the steps of its stage, or
of the whole map, unless it was dropped. A pain point that the `counterpart`, the map of the future, no longer has
counts as addressed.

Bad:

    stages:
      - name: Integration
        pain_points: [{text: Keys take two days, severity: severe}]

Good:

    stages:
      - name: Integration
        pain_points: [{id: slow-keys, text: Keys take two days, severity: severe}]
      - name: Operation
        opportunities: [{text: Self-serve keys, addresses: slow-keys}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.priorities import pain_keys
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.model.entries import PainPoint
from journeymap_cli.problem import Problem, Severity

ID = "severe-pain-without-opportunity"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every severe pain point without an opportunity."""
    for found in facts.pains:
        if found.pain.severity == "severe" and not found.has_opportunity and not _is_solved(found.pain, context):
            hint = "add an opportunity here, or one that addresses it by its id"
            yield Problem(
                ID, f"{described(found.pain)} is severe, but has no opportunity", found.placed.path, hint=hint
            )


def _is_solved(pain: PainPoint, context: Context) -> bool:
    """Whether there is a map of the future, and it does not have the pain point."""
    left = context.future_pains()
    return left is not None and left.isdisjoint(pain_keys(pain.id, pain.text))
