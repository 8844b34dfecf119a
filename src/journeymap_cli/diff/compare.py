"""All changes from one version of a map to another. This module compares what is outside the stages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from journeymap_cli.diff.change import Change, ChangePath, ChangeSubject, MapSection, added_or_removed, changed
from journeymap_cli.diff.entries import compare_items
from journeymap_cli.diff.fields import Difference, differences, plain
from journeymap_cli.diff.match import Pairing, out_of_order, pairing
from journeymap_cli.diff.meaning import MEANING
from journeymap_cli.diff.names import name_of, names
from journeymap_cli.diff.node_ref import written
from journeymap_cli.diff.nodes import compare_metrics, compare_nodes
from journeymap_cli.diff.versions import Versions, pair_versions, registry_name
from journeymap_cli.facts.entries import WHOLE_LANES, listed
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey, Scale, Scope, Takeaway
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source

ORDER: Final = ("renamed", "moved", "added", "removed", "changed")
"""The kinds of changes, in the order in which the changes of a node are listed."""


def compare(old: Journey, new: Journey) -> tuple[Change, ...]:
    """All changes from the old to the new journey: those of the map first, then stage by stage in table order.

    <<<<<<< HEAD
    A `future` map proposes what a `current` one observes: between them, no change says how well either is supported.
    =======
    Between a `current` and a `future` map, changes have no `trust`, as one observes what the other proposes.
    >>>>>>> en1
    """
    versions = pair_versions(old, new)
    places = _places(old, new)
    homes = _homes(versions)
    changes = [
        *_compare_top(versions),
        *compare_nodes(versions),
        *compare_items(versions),
        *compare_metrics(versions),
    ]
    if old.state != new.state:
        changes = [change._replace(trust=None) for change in changes]
    return tuple(sorted(changes, key=lambda change: (_place(change, places, homes), *_rank(change))))


NodeIds = tuple[str | None, str | None]
"""The ids of a stage and of a step, if any."""

NodePositions = dict[NodeIds, tuple[int, int]]
"""The position of each node in the list of changes."""


def _homes(versions: Versions) -> dict[NodeIds, NodeIds]:
    """The ids of stage and step in the new version by those in the old one, for nodes that both have."""
    return {old.ids: new.ids for old, new in versions.nodes.pairs if old.ids != new.ids}


def _place(change: Change, places: NodePositions, homes: Mapping[NodeIds, NodeIds]) -> tuple[int, int]:
    """The position of a change. Removals from a node that still exists are listed at the new position of the node."""
    ids = change.path.stage, change.path.step
    return places.get(homes.get(ids, ids) if change.kind == "removed" and not change.path.solution else ids, (0, 0))


def _rank(change: Change) -> tuple[bool, int, tuple[str, ...]]:
    return change.of not in ("stage", "step"), ORDER.index(change.kind), change.path.keys


def _places(old: Journey, new: Journey) -> NodePositions:
    """The positions of the nodes of the new version in table order, followed by those of removed nodes."""
    found: NodePositions = {}
    offset = 0
    for journey in (new, old):
        for at, stage in enumerate(journey.stages, 1):
            first, _ = found.setdefault((stage.id, None), (offset + at, 0))
            for place, step in enumerate(stage.steps, 1):
                found.setdefault((stage.id, step.id), (first, offset + place))
        offset = sum(1 + len(stage.steps) for stage in new.stages)
    return found


E = TypeVar("E", Persona, Channel, Source, Lane)
REGISTERED: Final = ("personas", "channels", "sources", "lanes", "stages")
NOT_FIELDS: Final = (*REGISTERED, "journeymap", "id", "scope", "scale", "measure", "takeaways", *WHOLE_LANES)
"""Keys of a map that are not compared as plain fields."""


def _compare_top(versions: Versions) -> Iterator[Change]:
    """All changes outside the stages, in no particular order."""
    old, new = versions.old, versions.new
    yield from _fields(versions)
    yield from _registry(versions, "persona", "personas", versions.personas, participants(old), participants(new))
    yield from _registry(versions, "channel", "channels", versions.channels, old.channels, new.channels)
    yield from _registry(versions, "source", "sources", versions.sources, old.sources, new.sources)
    yield from _takeaways(versions)
    before, after = listed(old), listed(new)
    lanes = pairing(before, after).by(lambda lane: lane.id)
    yield from _registry(versions, "lane", "lanes", lanes, before, after)


def _fields(versions: Versions) -> Iterator[Change]:
    old, new = versions.old, versions.new
    if old.id != new.id and written(old.id) and written(new.id):
        yield changed("journey", ChangePath(), Difference("id", old.id, new.id))
    for found in differences(old, new, versions.translate, NOT_FIELDS):
        yield changed("journey", ChangePath(), found)
    for found in differences(old.scope or Scope(), new.scope or Scope(), versions.translate, ()):
        yield changed("journey", ChangePath("scope"), found)
    if old.measure and new.measure:
        for found in differences(old.measure, new.measure, versions.translate, ()):
            yield changed("journey", ChangePath("measure"), found)
    elif old.measure or new.measure:
        yield changed("journey", ChangePath(), Difference("measure", old.measure, new.measure))
    if _scale(old.scale) != _scale(new.scale):
        yield changed("journey", ChangePath(), Difference("scale", _scale(old.scale), _scale(new.scale)))


def _scale(scale: Scale) -> dict[str, Any]:
    labels = {str(score): plain(label) for score, label in sorted(scale.labels.items())}
    return {"min": scale.min, "max": scale.max, "labels": labels}


def _takeaways(versions: Versions) -> Iterator[Change]:
    old, new = versions.old.takeaways, versions.new.takeaways
    found = pairing(old, new).by(lambda one: plain(one.text)).alike(lambda one: one.text, by=MEANING)
    yield from (added_or_removed("removed", "journey", _takeaway_path(one, old), one.text) for one in found.old)
    yield from (added_or_removed("added", "journey", _takeaway_path(one, new), one.text) for one in found.new)
    for one in out_of_order(found.pairs, old, new, names):
        yield Change("moved", "journey", _takeaway_path(one, new), None, None, minor=True)
    for before, after in found.pairs:
        for field in differences(before, after, versions.translate, ()):
            yield changed("journey", _takeaway_path(after, new), field)


def _takeaway_path(takeaway: Takeaway, among: Sequence[Takeaway]) -> ChangePath:
    return ChangePath("takeaways", entry=name_of(takeaway, among))


def _registry(
    versions: Versions, of: ChangeSubject, section: MapSection, found: Pairing[E], old: Sequence[E], new: Sequence[E]
) -> Iterator[Change]:
    """The changes of one list of the map. Only in the list of lanes does the order matter."""
    for entry in found.old:
        yield added_or_removed("removed", of, ChangePath(section, entry=entry.id), registry_name(entry))
    for entry in found.new:
        yield added_or_removed("added", of, ChangePath(section, entry=entry.id), registry_name(entry))
    for entry in out_of_order(found.pairs, old, new, lambda entries: [each.id for each in entries]):
        yield Change("moved", of, ChangePath(section, entry=entry.id), None, None, minor=section != "lanes")
    for before, after in found.pairs:
        path = ChangePath(section, entry=after.id)
        if isinstance(after, Persona | Channel) and plain(registry_name(before)) != plain(registry_name(after)):
            yield Change("renamed", of, path, registry_name(before), registry_name(after))
        skip = ("name",) if written(before.id) and written(after.id) else ("name", "id")
        for field in differences(before, after, versions.translate, skip):
            yield changed(of, path, field)
