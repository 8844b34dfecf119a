"""Something is called observed, but nothing says where.

`evidence: observed` tells readers that they need not doubt it. Without `sources` they cannot look it up, and nobody can
say later whether it still holds.

Bad:

    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, evidence: observed}]

Good:

    sources: [{id: interviews, title: Interviews}]
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, evidence: observed, sources: interviews}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.mentions import statements
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import told
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity

ID = "observed-without-source"
SEVERITY = Severity.WARNING


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every entry that says itself that it was observed, and names no source."""
    for path, entry in statements(journey):
        if entry.evidence == "observed" and not entry.sources:
            hint = "add sources:, or write evidence: reported or assumed"
            yield Problem(ID, f"{told(entry)} is called observed without a source", path, hint=hint)
