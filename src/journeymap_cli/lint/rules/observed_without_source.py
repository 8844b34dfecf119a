"""An observed entry has no source.

`evidence: observed` promises readers that they can rely on an entry. Without `sources` they cannot look it up, and
later it is unclear whether it still holds.

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

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import described
from journeymap_cli.problem import Problem, Severity

ID = "observed-without-source"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every entry with `evidence: observed` of its own that has no source."""
    for path, entry in facts.statements:
        if entry.evidence == "observed" and not entry.sources:
            hint = "add sources:, or change evidence: to reported or assumed"
            yield Problem(ID, f"{described(entry)} is marked as observed, but has no source", path, hint=hint)
