"""Two things have the same id.

References and comparisons of versions rely on ids. Stages and steps share a namespace; personas, channels, sources and
lanes have one each, and so do the items of all lanes, and the metrics.

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

from collections.abc import Callable, Iterable, Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.base import Registered
from journeymap_cli.model.entries import Item
from journeymap_cli.model.registries import Lane
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem, Related, Severity

ID = "duplicate-id"
SEVERITY = Severity.ERROR
HINT = "give one of them another id, or remove it"

Named = tuple[Path, str]


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every second use of an id in its namespace."""
    yield from _repeated(((path, node.id) for path, _, node in facts.nodes), _two_nodes)
    yield from _repeated(_registry("personas", enumerate(facts.journey.personas)), _two("personas"))
    yield from _repeated(_registry("channels", enumerate(facts.journey.channels)), _two("channels"))
    yield from _repeated(_registry("sources", enumerate(facts.journey.sources)), _two("sources"))
    yield from _repeated(_registry("lanes", _declared_lanes(facts)), _two("lanes"))
    yield from _repeated(_items(facts), _two("items"))
    yield from _repeated(_metrics(facts), _two("metrics"))


def _repeated(named: Iterable[Named], both: Callable[[Path, Path], str]) -> Iterator[Problem]:
    """Every repeated id; `both` describes the two things by their paths."""
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            message = f"{both(first[name], path)} have the id {quoted(name)}"
            related = (Related("first here", (*first[name], "id")),)
            yield Problem(ID, message, (*path, "id"), hint=HINT, related=related)
        else:
            first[name] = path


def _two(what: str) -> Callable[[Path, Path], str]:
    return lambda _first, _second: f"two {what}"


def _two_nodes(first: Path, second: Path) -> str:
    one, other = ("step" if "steps" in path else "stage" for path in (first, second))
    return f"two {one}s" if one == other else f"a {one} and a {other}"


def _registry(registry: str, entries: Iterable[tuple[int, Registered]]) -> Iterator[Named]:
    """The entries of a registry, imported ones first, so that a problem points at the own one."""
    numbered = sorted(entries, key=lambda pair: not pair[1].imported)
    return (((registry, number), entry.id) for number, entry in numbered)


def _declared_lanes(facts: Analysis) -> Iterator[tuple[int, Lane]]:
    """The lanes without the own entries that only set the position of an imported lane."""
    imported = {lane.id for lane in facts.journey.lanes if lane.imported}
    for number, lane in enumerate(facts.journey.lanes):
        if lane.imported or lane.label or lane.id not in imported:
            yield number, lane


def _items(facts: Analysis) -> Iterator[Named]:
    return ((path, entry.id) for path, entry in facts.statements if isinstance(entry, Item) and entry.id)


def _metrics(facts: Analysis) -> Iterator[Named]:
    return ((placed.path, metric.id) for placed, metric in facts.metrics if metric.id)
