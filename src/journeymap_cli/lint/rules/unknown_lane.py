"""A lane is not declared.

An entry of `lanes` is a built-in lane, or a lane of your own with an id and a label. The keys of `cells` are lanes of
your own.

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

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.mentions import Mention
from journeymap_cli.lint.references import unknown
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.problem import Problem, Severity

ID = "unknown-lane"
SEVERITY = Severity.ERROR

LABEL_IT = "a lane of your own needs a label: {id: ..., label: ...}"
DECLARE_IT = "declare it under lanes, with a label: {id: ..., label: ...}"


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every entry of `lanes` that is neither built in nor labelled, and every key of `cells` that is not declared."""
    own = {lane.id for lane in facts.journey.lanes if lane.label and lane.id not in BUILT_IN}
    known = {*BUILT_IN, *own}
    listed: list[Mention] = [(("lanes", number, "id"), lane.id) for number, lane in enumerate(facts.journey.lanes)]
    yield from unknown(ID, "lane", listed, known, LABEL_IT)
    filled = (((*path, "cells", name), name) for path, _, node in facts.nodes for name in node.cells)
    for problem in unknown(ID, "lane", filled, own, DECLARE_IT):
        name = problem.path[-1]
        hint = f"'{name}' is built in: make it a key of the stage or step" if name in BUILT_IN else problem.hint
        yield problem._replace(key=True, hint=hint)
