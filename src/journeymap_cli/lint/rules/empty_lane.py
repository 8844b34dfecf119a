"""A lane is listed, but it is empty.

`lanes` sets the rows that the map shows, so this row is empty: something was forgotten, or the lane is spelt in two
ways.

Bad:

    lanes: [emotion, questions]
    stages:
      - {name: Discovery, emotion: 1}

Good:

    lanes: [emotion, questions]
    stages:
      - {name: Discovery, emotion: 1, questions: Which countries are covered}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity

ID = "empty-lane"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every visible lane under `lanes` of this file that no node fills."""
    lanes = facts.journey.lanes
    filled = facts.counts if lanes else {}
    for number, lane in enumerate(lanes):
        is_known = lane.label or lane.id in BUILT_IN
        if lane.id not in filled and is_known and not lane.imported and not lane.hidden:
            message = f"the lane {quoted(lane.label or lane.id)} is empty"
            yield Problem(ID, message, ("lanes", number), hint="fill it in at least one stage or step, or remove it")
