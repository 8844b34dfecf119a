"""Comparing stages and steps themselves, their transitions, and metrics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from journeymap_cli.diff.change import (
    Change,
    ChangePath,
    ChangeSubject,
    added_or_removed,
    changed,
    node_added_or_removed,
)
from journeymap_cli.diff.emotions import compare_emotions, compare_moved
from journeymap_cli.diff.entries import added_or_removed_entry
from journeymap_cli.diff.fields import Difference, differences, plain, plain_text
from journeymap_cli.diff.holdings import holding
from journeymap_cli.diff.impact import impact_of_metric
from journeymap_cli.diff.match import kept_in_order, pairing
from journeymap_cli.diff.names import name_of
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.diff.pairing import WHOLE_PAIR
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Transition

NOT_FIELDS: Final = (*BUILT_IN, "cells", "id", "name", "next", "steps")
"""Keys of a node that are compared elsewhere."""


def compare_nodes(versions: Versions) -> Iterator[Change]:
    """All changes of stages and steps, of their transitions and emotions, in no particular order."""
    yield from _on_one_side("removed", versions.nodes.removed, versions)
    yield from _on_one_side("added", versions.nodes.added, versions)
    yield from _moved(versions)
    for feeling in versions.feelings:
        yield from compare_moved(versions, feeling)
    for old, new in versions.compared:
        yield from _compare_node(versions, old, new)
        yield from compare_emotions(versions, old, new)
        yield from _compare_transitions(versions, old, new)


def _on_one_side(kind: Literal["added", "removed"], refs: Sequence[NodeRef], versions: Versions) -> Iterator[Change]:
    """Changes for stages and steps that only one version has, with their contents; not for steps of such stages."""
    if not refs:
        return
    scale = (versions.new if kind == "added" else versions.old).scale
    elsewhere = {id(ref.node) for pair in versions.nodes.pairs for ref in pair}
    elsewhere |= {id(ref.item) for pair in versions.items.pairs for ref in pair}
    elsewhere |= {id(entry) for moved in versions.feelings for entry in (moved.old, moved.new)}
    stages = {id(ref.stage) for ref in refs if ref.is_stage}
    for ref in refs:
        if ref.is_stage or id(ref.stage) not in stages:
            holds = holding(ref.node, scale, elsewhere)
            yield node_added_or_removed(kind, _of(ref), ref.path, ref.node.name, holds)


def _of(ref: NodeRef) -> ChangeSubject:
    return "stage" if ref.is_stage else "step"


def _moved(versions: Versions) -> Iterator[Change]:
    """Moves of steps to other stages, and the fewest moves that explain the new order of the other nodes."""
    parents = {id(new.node): id(old.node) for old, new in versions.nodes.pairs if new.is_stage}
    siblings: dict[int, list[tuple[NodeRef, NodeRef]]] = defaultdict(list)
    for old, new in versions.nodes.pairs:
        if new.is_stage:
            siblings[0].append((old, new))
        elif parents.get(id(new.stage)) == id(old.stage):
            siblings[id(new.stage)].append((old, new))
        else:
            yield Change("moved", "step", new.path, old.stage.id, new.stage.id)
    old_places, new_places = _places(versions)
    for pairs in siblings.values():
        before = [new.id for old, new in sorted(pairs, key=lambda pair: old_places[id(pair[0].node)])]
        after = sorted((new for _, new in pairs), key=lambda new: new_places[id(new.node)])
        kept = kept_in_order(before, [new.id for new in after])
        for old, new in pairs:
            if new.id not in kept:
                old_parent, new_parent = (None, None) if new.is_stage else (old.stage.id, new.stage.id)
                yield Change("moved", _of(new), new.path, old_parent, new_parent)


def _places(versions: Versions) -> tuple[dict[int, int], dict[int, int]]:
    """The position of every node in the old and in the new version, by its `id()`."""

    def numbered(nodes: Iterable[object]) -> dict[int, int]:
        return {id(node): at for at, node in enumerate(nodes)}

    old = numbered(node for stage in versions.old.stages for node in (stage, *stage.steps))
    return old, numbered(node for stage in versions.new.stages for node in (stage, *stage.steps))


def _compare_node(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    of = _of(new)
    if plain(old.node.name) != plain(new.node.name):
        yield Change("renamed", of, new.path, old.node.name, new.node.name)
    if old.written_id and new.written_id and old.written_id != new.written_id:
        yield changed(of, new.path, Difference("id", old.written_id, new.written_id))
    for found in differences(old.node, new.node, versions.translate, NOT_FIELDS):
        yield changed(of, new.path, found)


def _compare_transitions(versions: Versions, old: NodeRef, new: NodeRef) -> Iterator[Change]:
    """The changes of transitions, which are paired by target even if the target has a new id."""
    ids = versions.nodes.ids
    found = pairing(old.node.next, new.node.next)
    found.by(lambda transition: ids.get(transition.to, transition.to), lambda transition: transition.to)
    for before, after in found.pairs:
        for field in differences(before, after, versions.translate, ("to",)):
            yield changed("transition", _transition_path(new, after), field)
    yield from (added_or_removed("removed", "transition", _transition_path(old, one), one.to) for one in found.old)
    yield from (added_or_removed("added", "transition", _transition_path(new, one), one.to) for one in found.new)


def _transition_path(ref: NodeRef, transition: Transition) -> ChangePath:
    return replace(ref.path, transition=name_of(transition, ref.node.next))


@dataclass(frozen=True, eq=False)
class MetricRef:
    """A metric in its node. For `pair`, see `ItemRef`."""

    metric: Metric
    node: NodeRef
    pair: int | None

    @property
    def name(self) -> str:
        """Its name with single blanks."""
        return plain_text(self.metric.name)


def compare_metrics(versions: Versions) -> Iterator[Change]:
    """All changes of metrics.

    They are paired by id, by name in the same cell, by name and value in any cell, by kind in the same cell, and by
    the similarity of their names there.
    """
    nodes = versions.nodes
    pairs = [(WHOLE_PAIR, versions.whole), *enumerate(versions.compared)]
    old = [*_metrics((at, one) for at, (one, _) in pairs), *_metrics((None, ref) for ref in nodes.removed)]
    new = [*_metrics((at, other) for at, (_, other) in pairs), *_metrics((None, ref) for ref in nodes.added)]
    found = pairing(old, new).by(lambda one: one.metric.id)
    found.by(lambda one: None if one.pair is None else (one.pair, one.name))
    found.by(lambda one: (one.name, one.metric.kind, one.metric.value, one.metric.unit))
    found.by(lambda one: None if one.pair is None or one.metric.kind == "custom" else (one.pair, one.metric.kind))
    found.alike_within(lambda one: one.pair, lambda one: one.name)
    for before, after in found.pairs:
        if before.pair is not None or after.pair is not None:
            yield from _compare_metric(versions, before, after)
    yield from (
        added_or_removed_entry("removed", one.node, "metrics", one.metric) for one in found.old if one.pair is not None
    )
    yield from (
        added_or_removed_entry("added", one.node, "metrics", one.metric) for one in found.new if one.pair is not None
    )


def _metrics(refs: Iterable[tuple[int | None, NodeRef]]) -> Iterator[MetricRef]:
    return (MetricRef(metric, ref, pair) for pair, ref in refs for metric in ref.node.metrics)


def _compare_metric(versions: Versions, old: MetricRef, new: MetricRef) -> Iterator[Change]:
    before, after = old.metric, new.metric
    path = new.node.entry_path("metrics", after)
    if old.pair is None or old.pair != new.pair:
        yield Change("moved", "metric", path, old.node.parent, new.node.parent)
    if old.name != new.name:
        yield Change("renamed", "metric", path, before.name, after.name)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        yield changed("metric", path, found, impact_of_metric(before, after) if found.field == "value" else None)
    if before.direction != after.direction and before.better != after.better:
        yield changed("metric", path, Difference("direction", before.better, after.better))
