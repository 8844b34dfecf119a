"""Every change from one version of a map to another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from journeymap_cli.diff.change import Change, ChangePath, ChangeSubject, MapSection
from journeymap_cli.diff.entries import OF, compare_items
from journeymap_cli.diff.match import out_of_order
from journeymap_cli.diff.names import names
from journeymap_cli.diff.nodes import compare_nodes
from journeymap_cli.diff.pairing import ItemRef
from journeymap_cli.diff.top import compare_metrics, compare_top
from journeymap_cli.diff.versions import Versions, pair_versions
from journeymap_cli.facts.entries import cell
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Source

E = TypeVar("E", Persona, Channel, Source)


def compare_orders(versions: Versions) -> Iterator[Change]:
    """The fewest items and entries of registries that have moved within their list, in no particular order."""
    old, new = versions.old, versions.new
    yield from _registry("persona", "personas", versions.personas.pairs, participants(old), participants(new))
    yield from _registry("channel", "channels", versions.channels.pairs, old.channels, new.channels)
    yield from _registry("source", "sources", versions.sources.pairs, old.sources, new.sources)
    cells: dict[tuple[int, str], list[tuple[ItemRef, ItemRef]]] = defaultdict(list)
    for one, other in versions.items.pairs:
        if one.cell and one.cell == other.cell:
            cells[one.cell].append((one, other))
    for pairs in cells.values():
        if len(pairs) > 1:
            yield from _cell(pairs)


def _cell(pairs: Sequence[tuple[ItemRef, ItemRef]]) -> Iterator[Change]:
    old, new = pairs[0]
    items = [(one.item, two.item) for one, two in pairs]
    for entry in out_of_order(items, cell(old.node.node, new.lane), cell(new.node.node, new.lane), names):
        path = new.node.entry_path(new.lane, entry)
        yield Change("moved", OF.get(new.lane, "item"), path, old.node.id, new.node.id, minor=True)


def _registry(
    of: ChangeSubject, section: MapSection, pairs: Iterable[tuple[E, E]], old: Sequence[E], new: Sequence[E]
) -> Iterator[Change]:
    for entry in out_of_order(pairs, old, new, lambda entries: [one.id for one in entries]):
        yield Change("moved", of, ChangePath(section, entry=entry.id), None, None, minor=True)


ORDER: Final = ("renamed", "moved", "added", "removed", "changed")
"""Kinds of changes in the order in which those of one node are listed."""


def compare(old: Journey, new: Journey) -> tuple[Change, ...]:
    """Every change from the old to the new journey: those of the map first, then stage by stage in table order."""
    versions = pair_versions(old, new)
    places = _places(old, new)
    changes = [
        *compare_top(versions),
        *compare_nodes(versions),
        *compare_items(versions),
        *compare_metrics(versions),
        *compare_orders(versions),
    ]
    return tuple(sorted(changes, key=lambda change: (_place(change, places), *_rank(change))))


Places = dict[tuple[str | None, str | None], tuple[int, int]]
"""The place of each node in the list of changes, by the ids of stage and step."""


def _place(change: Change, places: Places) -> tuple[int, int]:
    return places.get((change.path.stage, change.path.step), (0, 0))


def _rank(change: Change) -> tuple[bool, int, tuple[str, ...]]:
    return change.of not in ("stage", "step"), ORDER.index(change.kind), change.path.keys


def _places(old: Journey, new: Journey) -> Places:
    """Nodes of the new version in table order; those that are gone follow."""
    found: Places = {}
    behind = 0
    for journey in (new, old):
        for at, stage in enumerate(journey.stages, 1):
            first, _ = found.setdefault((stage.id, None), (behind + at, 0))
            for place, step in enumerate(stage.steps, 1):
                found.setdefault((stage.id, step.id), (first, behind + place))
        behind = sum(1 + len(stage.steps) for stage in new.stages)
    return found
