"""People leave, and the map does not say why.

If `reach` falls by 15 points or more, something drives people away. A pain point in that column, in the one before it,
or in their stages explains it. The setting `points` changes the limit.

Bad:

    stages:
      - {name: Cart, metrics: [{name: Reach, kind: reach, value: 70}]}
      - {name: Checkout, metrics: [{name: Reach, kind: reach, value: 40}]}

Good:

    stages:
      - {name: Cart, metrics: [{name: Reach, kind: reach, value: 70}]}
      - name: Checkout
        pain_points: Delivery costs show up at the end
        metrics: [{name: Reach, kind: reach, value: 40}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import written
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Related, Severity

ID = "drop-off-unexplained"
SEVERITY = Severity.WARNING
LIMITS = {"points": 15}
"""Can be changed in the settings."""


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every large fall of reach without a pain point in its column or the one before."""
    least = context.limits(ID, LIMITS)["points"]
    for fall in facts.drop_offs:
        if fall.points >= least and not _explained(fall.end.column, facts):
            where = fall.end.column.node.name
            message = f"reach falls by {written(fall.points)} points at {quoted(where)}, but no pain point explains it"
            related = (Related(f"{written(fall.start.value)} here", fall.start.path),)
            hint = "add pain_points: with the reason why people leave"
            yield Problem(ID, message, fall.end.path, hint=hint, related=related)


def _explained(at: Column, facts: Analysis) -> bool:
    """Whether the column or the one before has a pain point; reach cannot fall in the first."""
    near = facts.columns[at.number - 2 : at.number]
    return any(facts.pain_index.is_explained(column.node.id) for column in near)
