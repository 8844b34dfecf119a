"""The lanes that a map lists: its own entries, completed by imported ones."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.lanes import BUILT_IN, Role
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.problem import Path


def listed(journey: Journey) -> tuple[Lane, ...]:
    """Each lane once, in the order of `lanes`; what the map's own entry leaves open, an imported one says."""
    found: dict[str, Lane] = {}
    for lane in journey.lanes:
        found[lane.id] = _completed(found[lane.id], lane) if lane.id in found else lane
    return tuple(found.values())


def _completed(lane: Lane, other: Lane) -> Lane:
    return lane.model_copy(
        update={
            "label": lane.label or other.label,
            "role": lane.role or other.role,
            "hidden": lane.hidden or other.hidden,
            "extensions": {**other.extensions, **lane.extensions},
        }
    )


Entry: TypeAlias = Item | Emotion | Metric


class PlacedEntry(NamedTuple):
    """An entry of a cell, with its path, its lane, its node and that node's stage."""

    path: Path
    lane: str
    stage: Stage
    node: Node
    entry: Entry


def cell(node: Node, lane: str) -> Sequence[Entry]:
    """What a node holds in a lane, built in or own."""
    held: Sequence[Entry] = getattr(node, lane) if lane in BUILT_IN else node.cells.get(lane, ())
    return held


def cell_path(path: Path, lane: str) -> Path:
    """The path of a lane's cell below the path of its node."""
    return (*path, lane) if lane in BUILT_IN else (*path, "cells", lane)


def has_entries(node: Node) -> bool:
    """Whether something stands in a cell of the node."""
    return any(held for _, held in _cells(node))


def entries(journey: Journey) -> Iterator[PlacedEntry]:
    """Every entry of every cell, in file order of the nodes and default order of the lanes."""
    for path, stage, node in nodes(journey):
        for lane, held in _cells(node):
            top = cell_path(path, lane)
            for number, entry in enumerate(held):
                yield PlacedEntry((*top, number), lane, stage, node, entry)


def _cells(node: Node) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The lanes that a node fills, with what they hold."""
    values = vars(node)
    for lane in BUILT_IN:
        if held := values[lane]:
            yield lane, held
    yield from ((lane, items) for lane, items in node.cells.items() if items)


def own_roles(journey: Journey) -> dict[str, Role]:
    """The role of each own lane; `customer` where it says nothing."""
    return {lane.id: lane.role or "customer" for lane in listed(journey) if lane.id not in BUILT_IN}


def count_entries(journey: Journey) -> dict[str, int]:
    """For each lane that is filled, how many entries it has on stages and steps; solutions count nothing."""
    counts: dict[str, int] = {}
    for _, _, node in nodes(journey):
        for lane, held in _cells(node):
            counts[lane] = counts.get(lane, 0) + len(held)
    order = (*BUILT_IN, *own_roles(journey), *counts)
    return {lane: counts[lane] for lane in dict.fromkeys(order) if lane in counts}
