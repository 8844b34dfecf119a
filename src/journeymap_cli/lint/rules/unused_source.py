"""A source is never used.

Research that no statement refers to was not used, or the statements lack their sources.

Bad:

    sources: [{id: interviews, title: Interviews}, {id: funnel, title: Funnel}]
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, sources: interviews}]

Good:

    sources: [{id: interviews, title: Interviews}, {id: funnel, title: Funnel}]
    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, sources: [interviews, funnel]}]
"""

from collections.abc import Iterator

from journeymap_cli.facts import mentions
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.references import unused
from journeymap_cli.lint.rule import Context
from journeymap_cli.problem import Problem, Severity

ID = "unused-source"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every source that no entry and no metric uses, in a map that uses others."""
    return unused(ID, "sources", facts.journey.sources, mentions.sources(facts.journey, facts.statements))
