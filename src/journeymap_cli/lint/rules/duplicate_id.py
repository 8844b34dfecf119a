"""Two things have one id.

Ids are identity: other cells refer to them, and versions are compared by them. Stages and steps share one space of
ids; personas, channels, sources and lanes have one each, so have the items of all lanes, and the metrics.

Bad:

    stages:
      - name: Sandbox
        id: keys
      - name: Go-live
        id: keys

Good:

    stages:
      - name: Sandbox
        id: sandbox-keys
      - name: Go-live
        id: live-keys
"""

from collections.abc import Iterable, Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.mentions import statements
from journeymap_cli.lint.context import Context
from journeymap_cli.lint.wording import quoted
from journeymap_cli.model.item import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.registered import Registered
from journeymap_cli.problem import Path, Problem, Related, Severity

ID = "duplicate-id"
SEVERITY = Severity.ERROR

Named = tuple[Path, str]


def check(journey: Journey, context: Context) -> Iterator[Problem]:
    """Every id that stands a second time in its space."""
    yield from _repeated("nodes", ((path, node.id) for path, _, node in nodes(journey)))
    yield from _repeated("personas", _registry("personas", enumerate(journey.personas)))
    yield from _repeated("channels", _registry("channels", enumerate(journey.channels)))
    yield from _repeated("sources", _registry("sources", enumerate(journey.sources)))
    yield from _repeated("lanes", _registry("lanes", _declared_lanes(journey)))
    yield from _repeated("items", _items(journey))
    yield from _repeated("metrics", _metrics(journey))


def _repeated(what: str, named: Iterable[Named]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            related = (Related("first here", (*first[name], "id")),)
            hint = "give one of them another id"
            yield Problem(ID, f"two {what} have the id {quoted(name)}", (*path, "id"), hint=hint, related=related)
        else:
            first[name] = path


def _registry(registry: str, held: Iterable[tuple[int, Registered]]) -> Iterator[Named]:
    """Imported entries come first, so that the own one is the second."""
    numbered = sorted(held, key=lambda pair: not pair[1].imported)
    return (((registry, number), entry.id) for number, entry in numbered)


def _declared_lanes(journey: Journey) -> Iterator[tuple[int, Lane]]:
    """Without the own entries that only give an imported lane its place in the order."""
    imported = {lane.id for lane in journey.lanes if lane.imported}
    for number, lane in enumerate(journey.lanes):
        if lane.imported or lane.label or lane.id not in imported:
            yield number, lane


def _items(journey: Journey) -> Iterator[Named]:
    return ((path, entry.id) for path, entry in statements(journey) if isinstance(entry, Item) and entry.id)


def _metrics(journey: Journey) -> Iterator[Named]:
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            if metric.id:
                yield (*path, "metrics", number), metric.id
