"""A source is not declared.

The sources of a statement must be declared under `sources`, so that readers can look them up.

Bad:

    sources: [{id: interviews, title: Interviews}]
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, sources: interview}]

Good:

    sources: [{id: interviews, title: Interviews}]
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, sources: interviews}]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unknown-source"
SEVERITY = Severity.ERROR


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every reference to a source that is not declared."""
    return unknown(
        ID, "source", mentions.sources(facts.journey, facts.statements), {source.id for source in facts.journey.sources}
    )
