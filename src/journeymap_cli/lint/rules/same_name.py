"""Two stages or steps have the same name and no id.

Missing ids are derived from names in file order: `pay` and `pay-2`. If one of the two moves or is renamed, the other
gets its id, and a comparison of versions is wrong.

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
from unicodedata import normalize

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem, Related, Severity

ID = "same-name"
SEVERITY = Severity.INFO


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every node without an id that has the name of an earlier node without an id."""
    first: dict[str, Path] = {}
    for path, _, node in facts.nodes:
        if not isinstance(node.id, DerivedId):
            continue
        place, name = (*path, "name"), normalize("NFC", node.name)
        if name in first:
            related = (Related("first here", first[name]),)
            message = f"two nodes are named {quoted(node.name)} and neither has an id"
            yield Problem(ID, message, place, hint="give each of them an id", related=related)
        first.setdefault(name, place)
