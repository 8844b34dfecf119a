"""A lane that nobody declared.

An entry of `lanes` is a built-in lane, or an own one with an id and a label. The rows under `cells` are own lanes.

Bad:

    lanes: [emotions]
    stages:
      - name: Visit
        cells: {regulation: [Consent is needed]}

Good:

    lanes: [emotion, {id: regulation, label: Regulation}]
    stages:
      - name: Visit
        cells: {regulation: [Consent is needed]}
"""

from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.references import unknown
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.problem import Problem, Severity

ID = "unknown-lane"
SEVERITY = Severity.ERROR


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every entry of `lanes` that is neither built in nor labelled, and every key of `cells` that nothing declares."""
    own = {lane.id for lane in journey.lanes if lane.label and lane.id not in BUILT_IN}
    known = {*BUILT_IN, *own}
    for number, lane in enumerate(journey.lanes):
        if lane.id not in known:
            yield unknown(ID, "lane", lane.id, ("lanes", number, "id"), known)
    for path, _, node in nodes(journey):
        for name in node.cells:
            if name not in own:
                problem = unknown(ID, "lane", name, (*path, "cells", name), known)
                yield Problem(ID, problem.message, problem.path, hint=problem.hint, key=True)
