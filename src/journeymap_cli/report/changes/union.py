"""The new version of a map with the removed parts put back, for a table that shows both versions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from journeymap_cli.diff.change import Change, ChangePath
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.facts.entries import Entry, PlacedEntry, cell, entries, listed
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import REACH, anchor


def placed(journey: Journey) -> Mapping[ChangePath, PlacedEntry]:
    """All entries of the map, by the path that changes use."""
    return {NodeRef(at.node, at.stage).entry_path(at.lane, at.entry): at for at in entries(journey)}


def cell_anchor(node: str, lane: str, entry: Entry) -> str:
    """The anchor of the cell that shows an entry."""
    is_reach = isinstance(entry, Metric) and entry.kind == "reach"
    return anchor(node, REACH if is_reach else lane)


N = TypeVar("N", bound=Node)
GONE: Final = "_gone."
"""The prefix of the old id of a removed stage or step; no valid id begins with it."""


class Gone(NamedTuple):
    """A removed entry, with its lane, the new id of its node, and its path in the old version."""

    node: str
    lane: str
    entry: Entry
    change: Change
    path: Path


def gone(comparison: Comparison, old: Journey) -> tuple[Gone, ...]:
    """The entries that were removed from stages and steps that still exist, in the order of the changes."""
    before, ids = placed(old), comparison.new_ids
    removed = [
        (change, before[change.path])
        for change in comparison.changes
        if change.kind == "removed" and change.path in before
    ]
    return tuple(
        Gone(ids[at.node.id], at.lane, at.entry, change, at.path) for change, at in removed if at.node.id in ids
    )


def union(comparison: Comparison, old: Journey, new: Journey) -> Journey:
    """The new journey with the stages, steps, entries and rows that only the old one has."""
    return _Union(comparison, old, new).journey()


class _Union:
    def __init__(self, comparison: Comparison, old: Journey, new: Journey) -> None:
        self.ids, self.old, self.new = comparison.new_ids, old, new
        self.before = {self.ids[stage.id]: stage for stage in old.stages if stage.id in self.ids}
        self.missing: dict[str, list[Gone]] = defaultdict(list)
        for each in gone(comparison, old):
            self.missing[each.node].append(each)
        self.left = frozenset(_left(comparison, new))

    def journey(self) -> Journey:
        stages = map(self._with_steps, self._put_back(self.old.stages, self.new.stages))
        known = {lane.id for lane in listed(self.new)}
        rows = [lane for lane in listed(self.old) if lane.id not in known and lane.id not in BUILT_IN]
        return self.new.model_copy(update={"stages": tuple(stages), "lanes": (*self.new.lanes, *rows)})

    def _with_steps(self, stage: Stage) -> Stage:
        if stage.id.startswith(GONE):
            steps = self._put_back(stage.steps, ())
        else:
            before = self.before.get(stage.id)
            steps = self._put_back(before.steps if before else (), stage.steps)
        return stage.model_copy(update={"steps": tuple(steps)})

    def _put_back(self, old: Sequence[N], new: Sequence[N]) -> Iterator[N]:
        """Yield the new nodes in order, each followed by the removed ones that came after it in the old version."""
        remaining, last = {node.id for node in new}, ""
        after: dict[str, list[N]] = defaultdict(list)
        for node in old:
            if node.id not in self.ids:
                after[last].append(self._ghost(node))
            elif self.ids[node.id] in remaining:
                last = self.ids[node.id]
        yield from after[""]
        for node in new:
            yield self._filled(node)
            yield from after[node.id]

    def _ghost(self, node: N) -> N:
        """A removed node, without the entries that moved elsewhere."""
        filled = {lane: _without(filling, node.id, self.left) for lane, filling in _cells(node)}
        return node.model_copy(update={"id": GONE + node.id, **_fields(filled)})

    def _filled(self, node: N) -> N:
        """A node of the new version, with the entries that were removed from it."""
        filled = dict(_cells(node))
        for each in self.missing[node.id]:
            filled[each.lane] = (*filled.get(each.lane, ()), each.entry)
        return node.model_copy(update=_fields(filled))


def _cells(node: Node) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    return ((lane, tuple(cell(node, lane))) for lane in (*BUILT_IN, *node.cells))


def _fields(filled: Mapping[str, tuple[Entry, ...]]) -> dict[str, object]:
    """The fields of a node for its entries by lane; those of custom lanes are under `cells`."""
    own = {lane: filling for lane, filling in filled.items() if lane not in BUILT_IN}
    return {**{lane: filling for lane, filling in filled.items() if lane in BUILT_IN}, "cells": own}


def _left(comparison: Comparison, new: Journey) -> Iterator[tuple[str, str]]:
    """Yield the old node of each entry that moved, paired with its id and with its text."""
    after = placed(new)
    for change in comparison.changes:
        if change.kind == "moved" and change.path in after:
            yield from ((change.before, name) for name in _names(after[change.path].entry))


def _names(entry: Entry) -> tuple[str, ...]:
    return tuple(name for name in (entry.id, entry.text) if name) if isinstance(entry, Item) else ()


def _without(filling: Sequence[Entry], node: str, left: frozenset[tuple[str, str]]) -> tuple[Entry, ...]:
    return tuple(entry for entry in filling if not any((node, name) in left for name in _names(entry)))
