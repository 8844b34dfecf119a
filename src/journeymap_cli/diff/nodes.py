"""What differs in stages and steps themselves: there or not, place, name, facts, emotion, metrics, ways."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from journeymap_cli.diff.change import Change, Of, Weight
from journeymap_cli.diff.entries import change_at, entry_path, item_differences
from journeymap_cli.diff.fields import differences, plain
from journeymap_cli.diff.match import kept_in_order, likeness, pairing
from journeymap_cli.diff.names import name_of, said
from journeymap_cli.diff.spots import Spot
from journeymap_cli.diff.versions import Versions
from journeymap_cli.diff.weight import of_field, of_metric
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Transition

NOT_FACTS = (*BUILT_IN, "cells", "id", "name", "next", "steps")


def compare_nodes(versions: Versions) -> Iterator[Change]:
    """Every change of nodes, but for what their items do."""
    inside = {id(spot.node) for spot in (*versions.spots.removed, *versions.spots.added) if spot.is_stage}
    for spot in versions.spots.removed:
        if spot.is_stage or id(spot.stage) not in inside:
            yield change_at(spot, "removed", _of(spot), spot.ids, spot.node.name, None, Weight.NEUTRAL)
    for spot in versions.spots.added:
        if spot.is_stage or id(spot.stage) not in inside:
            yield change_at(spot, "added", _of(spot), spot.ids, None, spot.node.name, Weight.NEUTRAL)
    yield from _moved(versions)
    for old, new in versions.spots.pairs:
        yield from _facts(versions, old, new)
        yield from _emotions(versions, old, new)
        yield from _metrics(versions, old, new)
        yield from _ways(versions, old, new)


def _of(spot: Spot) -> Of:
    return "stage" if spot.is_stage else "step"


def _moved(versions: Versions) -> Iterator[Change]:
    """Nodes with another parent, and the fewest that stand in another order among those that stayed."""
    parents = {id(new.node): id(old.node) for old, new in versions.spots.pairs if new.is_stage}
    siblings: dict[int, list[tuple[Spot, Spot]]] = defaultdict(list)
    for old, new in versions.spots.pairs:
        if new.is_stage:
            siblings[0].append((old, new))
        elif parents.get(id(new.stage)) == id(old.stage):
            siblings[id(new.stage)].append((old, new))
        else:
            yield change_at(new, "moved", "step", new.ids, old.stage.id, new.stage.id, Weight.NEUTRAL)
    places = _places(versions)
    for pairs in siblings.values():
        before = [new.node.id for old, new in sorted(pairs, key=lambda pair: places[0][id(pair[0].node)])]
        after = sorted((new for _, new in pairs), key=lambda new: places[1][id(new.node)])
        kept = kept_in_order(before, [new.node.id for new in after])
        for old, new in pairs:
            if new.node.id not in kept:
                before_id, after_id = (None, None) if new.is_stage else (old.stage.id, new.stage.id)
                yield change_at(new, "moved", _of(new), new.ids, before_id, after_id, Weight.NEUTRAL)


def _places(versions: Versions) -> tuple[dict[int, int], dict[int, int]]:
    """The place of every node of the old and of the new version, by its identity in memory."""

    def numbered(nodes: Iterable[object]) -> dict[int, int]:
        return {id(node): at for at, node in enumerate(nodes)}

    old = numbered(node for stage in versions.old.stages for node in (stage, *stage.steps))
    return old, numbered(node for stage in versions.new.stages for node in (stage, *stage.steps))


def _facts(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
    of = _of(new)
    if plain(old.node.name) != plain(new.node.name):
        yield change_at(new, "renamed", of, new.ids, old.node.name, new.node.name, Weight.NEUTRAL)
    if old.written_id and new.written_id and old.written_id != new.written_id:
        yield change_at(new, "changed", of, (*new.ids, "id"), old.written_id, new.written_id, Weight.NEUTRAL)
    for found in differences(old.node, new.node, versions.translate, NOT_FACTS):
        path = (*new.ids, found.field)
        yield change_at(new, "changed", of, path, found.before, found.after, Weight.NEUTRAL, found.minor)


def _emotions(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
    """The entries of one persona in a cell have an order: the first with the first."""
    before = _by_persona(old.node.emotion, versions)
    after = _by_persona(new.node.emotion, None)
    for persona in dict.fromkeys((*after, *before)):
        olds, news = before.get(persona, []), after.get(persona, [])
        for one, other in zip(olds, news, strict=False):
            path = entry_path(new, "emotion", other)
            for found in item_differences(versions, one, other):
                weight = of_field("emotion", found.field, found.before, found.after)
                at = (*path, found.field)
                yield change_at(new, "changed", "emotion", at, found.before, found.after, weight, found.minor)
        for gone in olds[len(news) :]:
            path = entry_path(old, "emotion", gone)
            yield change_at(old, "removed", "emotion", path, said(gone), None, Weight.NEUTRAL)
        for fresh in news[len(olds) :]:
            path = entry_path(new, "emotion", fresh)
            yield change_at(new, "added", "emotion", path, None, said(fresh), Weight.NEUTRAL)


def _by_persona(entries: Sequence[Emotion], old: Versions | None) -> dict[str | None, list[Emotion]]:
    found: dict[str | None, list[Emotion]] = defaultdict(list)
    for entry in entries:
        found[old.translate("persona", entry.persona) if old else entry.persona].append(entry)
    return found


def _metrics(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
    found = pairing(old.node.metrics, new.node.metrics).by(lambda one: one.id).by(lambda one: plain(one.name))
    found.by(lambda one: None if one.kind == "custom" else one.kind)
    found.alike(lambda one, other: likeness(one.name, other.name), lambda one: one.name)
    for before, after in found.pairs:
        yield from _metric(versions, new, before, after)
    for gone in found.old:
        yield change_at(old, "removed", "metric", entry_path(old, "metrics", gone), gone.name, None, Weight.NEUTRAL)
    for fresh in found.new:
        yield change_at(new, "added", "metric", entry_path(new, "metrics", fresh), None, fresh.name, Weight.NEUTRAL)


def _metric(versions: Versions, spot: Spot, before: Metric, after: Metric) -> Iterator[Change]:
    path = entry_path(spot, "metrics", after)
    if plain(before.name) != plain(after.name):
        yield change_at(spot, "renamed", "metric", path, before.name, after.name, Weight.NEUTRAL)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        weight = of_metric(before, after) if found.field == "value" else Weight.NEUTRAL
        at = (*path, found.field)
        yield change_at(spot, "changed", "metric", at, found.before, found.after, weight, found.minor)
    if before.better != after.better:
        at = (*path, "direction")
        yield change_at(spot, "changed", "metric", at, before.better, after.better, Weight.NEUTRAL)


def _ways(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
    """Ways pair by where they lead; a way that follows a node with a new id is the same way."""
    ids = versions.spots.ids
    found = pairing(old.node.next, new.node.next)
    led = {id(way): ids.get(way.to, way.to) for way in old.node.next}
    found.by(lambda way: led[id(way)], lambda way: way.to)
    for before, after in found.pairs:
        path = (*new.ids, "next", name_of(after, new.node.next))
        for field in differences(before, after, versions.translate, ("to",)):
            at = (*path, field.field)
            yield change_at(new, "changed", "transition", at, field.before, field.after, Weight.NEUTRAL)
    yield from _way_there(old, found.old, is_gone=True)
    yield from _way_there(new, found.new, is_gone=False)


def _way_there(spot: Spot, ways: Sequence[Transition], *, is_gone: bool) -> Iterator[Change]:
    for way in ways:
        path = (*spot.ids, "next", name_of(way, spot.node.next))
        if is_gone:
            yield change_at(spot, "removed", "transition", path, way.to, None, Weight.NEUTRAL)
        else:
            yield change_at(spot, "added", "transition", path, None, way.to, Weight.NEUTRAL)
