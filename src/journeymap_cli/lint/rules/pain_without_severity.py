"""A pain point has no severity, while others of the map have one.

A map that rates only some of its pain points leaves open whether the others are mild or were forgotten: an unrated one
comes after all that are rated. A map that rates none is silent.

Bad:

    stages:
      - name: Integration
        pain_points: [{text: Keys take two days, severity: severe}, Limits are hidden]

Good:

    stages:
      - name: Integration
        pain_points: [{text: Keys take two days, severity: severe}, {text: Limits are hidden, severity: minor}]
        opportunities: Self-serve keys
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.model.entries import SEVERITIES
from journeymap_cli.problem import Problem, Severity

ID = "pain-without-severity"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every pain point without a severity, in a map that rates others."""
    if not any(found.pain.severity for found in facts.pains):
        return
    for found in facts.pains:
        if found.pain.severity is None:
            hint = f"add severity: {', '.join(SEVERITIES[:-1])} or {SEVERITIES[-1]}"
            yield Problem(
                ID, f"{described(found.pain)} has no severity, while others have one", found.placed.path, hint=hint
            )
