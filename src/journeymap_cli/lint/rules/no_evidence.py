"""An approved map has no evidence.

People trust an approved map. A map whose statements are all assumed or proposed is a hypothesis: useful, but its status
should say so.

Bad:

    status: approved
    stages:
      - name: Evaluation
        pain_points: Limits are hidden

Good:

    status: approved
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, evidence: reported}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.evidence import SUPPORTED, evidence_of
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "no-evidence"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """The map, if it is approved but none of its entries is observed or reported."""
    if facts.journey.status == "approved" and not _is_supported(facts):
        message = "the map is approved, but nothing in it is observed or reported"
        yield Problem(ID, message, ("title",), hint="add evidence: to what research supports, or set status: draft")


def _is_supported(facts: Analysis) -> bool:
    return any(evidence_of(entry, facts.journey) in SUPPORTED for _, entry in facts.statements)
