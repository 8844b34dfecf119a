"""A source that nobody declared.

A statement that claims support must name a source that a reader can look up under `sources`.

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

from journeymap_cli.facts.entries import Placed, entries
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.references import unknown
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.problem import Path, Problem, Severity

ID = "unknown-source"
SEVERITY = Severity.ERROR


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every named source that is not declared."""
    known = {source.id for source in journey.sources}
    for placed in entries(journey):
        for path, name in _named(placed):
            if name not in known:
                yield unknown(ID, "source", name, path, known)


def _named(placed: Placed) -> Iterator[tuple[Path, str]]:
    entry = placed.entry
    if isinstance(entry, Metric):
        if entry.source:
            yield (*placed.path, "source"), entry.source
        return
    for number, name in enumerate(entry.sources):
        yield (*placed.path, "sources", number), name
    if isinstance(entry, Opportunity):
        for at, solution in enumerate(entry.solutions):
            for number, name in enumerate(solution.sources):
                yield (*placed.path, "solutions", at, "sources", number), name
