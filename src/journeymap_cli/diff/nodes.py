"""What differs in the ways on from a node."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from journeymap_cli.diff.change import Change, ChangeKind, ChangeSubject, sides
from journeymap_cli.diff.emotions import compare_emotions
from journeymap_cli.diff.entries import change_at, changed_at
from journeymap_cli.diff.fields import differences, plain
from journeymap_cli.diff.match import kept_in_order, pairing
from journeymap_cli.diff.names import name_of
from journeymap_cli.diff.pairing import NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Transition


def compare_ways(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    """Ways pair by where they lead; a way that follows a node with a new id is the same way."""
    ids = versions.spots.ids
    found = pairing(old.node.next, new.node.next)
    found.by(lambda way: ids.get(way.to, way.to), lambda way: way.to)
    for before, after in found.pairs:
        path = (*new.ids, "next", name_of(after, new.node.next))
        for field in differences(before, after, versions.translate, ("to",)):
            yield changed_at(new, "transition", path, field)
    yield from (_there("removed", old, way) for way in found.old)
    yield from (_there("added", new, way) for way in found.new)


def _there(kind: ChangeKind, spot: NodeRef, way: Transition) -> Change:
    path = (*spot.ids, "next", name_of(way, spot.node.next))
    return change_at(spot, kind, "transition", path, *sides(kind, way.to))


NOT_FACTS = (*BUILT_IN, "cells", "id", "name", "next", "steps")


def compare_nodes(versions: Versions) -> Iterator[Change]:
    """Every change of nodes, but for what their items do."""
    yield from _there_nodes("removed", versions.spots.removed)
    yield from _there_nodes("added", versions.spots.added)
    yield from _moved(versions)
    for old, new in versions.spots.pairs:
        yield from _facts(versions, old, new)
        yield from compare_emotions(versions, old, new)
        yield from compare_ways(versions, old, new)


def _there_nodes(kind: ChangeKind, spots: Sequence[NodeRef]) -> Iterator[Change]:
    """Stages that came or went, and steps of others that did."""
    stages = {id(spot.stage) for spot in spots if spot.is_stage}
    for spot in spots:
        if spot.is_stage or id(spot.stage) not in stages:
            yield change_at(spot, kind, _of(spot), spot.ids, *sides(kind, spot.node.name))


def _of(spot: NodeRef) -> ChangeSubject:
    return "stage" if spot.is_stage else "step"


def _moved(versions: Versions) -> Iterator[Change]:
    """Nodes with another parent, and the fewest that stand in another order among those that stayed."""
    parents = {id(new.node): id(old.node) for old, new in versions.spots.pairs if new.is_stage}
    siblings: dict[int, list[tuple[NodeRef, NodeRef]]] = defaultdict(list)
    for old, new in versions.spots.pairs:
        if new.is_stage:
            siblings[0].append((old, new))
        elif parents.get(id(new.stage)) == id(old.stage):
            siblings[id(new.stage)].append((old, new))
        else:
            yield change_at(new, "moved", "step", new.ids, old.stage.id, new.stage.id)
    places = _places(versions)
    for pairs in siblings.values():
        before = [new.node.id for old, new in sorted(pairs, key=lambda pair: places[0][id(pair[0].node)])]
        after = sorted((new for _, new in pairs), key=lambda new: places[1][id(new.node)])
        kept = kept_in_order(before, [new.node.id for new in after])
        for old, new in pairs:
            if new.node.id not in kept:
                before_id, after_id = (None, None) if new.is_stage else (old.stage.id, new.stage.id)
                yield change_at(new, "moved", _of(new), new.ids, before_id, after_id)


def _places(versions: Versions) -> tuple[dict[int, int], dict[int, int]]:
    """The place of every node of the old and of the new version, by its identity in memory."""

    def numbered(nodes: Iterable[object]) -> dict[int, int]:
        return {id(node): at for at, node in enumerate(nodes)}

    old = numbered(node for stage in versions.old.stages for node in (stage, *stage.steps))
    return old, numbered(node for stage in versions.new.stages for node in (stage, *stage.steps))


def _facts(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    of = _of(new)
    if plain(old.node.name) != plain(new.node.name):
        yield change_at(new, "renamed", of, new.ids, old.node.name, new.node.name)
    if old.written_id and new.written_id and old.written_id != new.written_id:
        yield change_at(new, "changed", of, (*new.ids, "id"), old.written_id, new.written_id)
    for found in differences(old.node, new.node, versions.translate, NOT_FACTS):
        yield changed_at(new, of, new.ids, found)
