"""Two stages or steps have one name and no id of their own.

Ids that nobody writes follow from the names, in file order: `pay` and `pay-2`. When one of the two moves or is renamed,
the other takes its id, and a comparison of versions tells the wrong story.

Bad:

    stages:
      - {name: Cart, steps: [Pay]}
      - {name: Renewal, steps: [Pay]}

Good:

    stages:
      - {name: Cart, steps: [Pay]}
      - {name: Renewal, steps: [{name: Pay, id: pay-again}]}
"""

from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.wording import quoted
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.problem import Path, Problem, Related, Severity

ID = "same-name"
SEVERITY = Severity.INFO


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every node without an id of its own whose name an earlier such node has."""
    first: dict[str, Path] = {}
    for path, _, node in nodes(journey):
        if not isinstance(node.id, DerivedId):
            continue
        place = (*path, "name")
        if node.name in first:
            related = (Related("first here", first[node.name]),)
            hint = "give both an id of their own"
            yield Problem(
                ID, f"the name {quoted(node.name)} stands twice, without ids", place, hint=hint, related=related
            )
        first.setdefault(node.name, place)
