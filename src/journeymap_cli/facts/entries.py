"""The entries of a map by cell and lane, including those of the whole map, and the lanes that a map lists."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.facts.columns import PlacedNode, nodes
from journeymap_cli.model.entries import Emotion, Item, MapOpportunity, MapPainPoint
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN, Role
from journeymap_cli.model.metric import MapMetric, Metric
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.registries import Lane
from journeymap_cli.problem import Path

Entry: TypeAlias = Item | Emotion | Metric
MapEntry: TypeAlias = MapPainPoint | MapOpportunity | MapMetric

WHOLE: Final = ""
"""The id of the node for the whole map, see `whole_map`; no stage or step has it."""

WHOLE_LANES: Final = ("pain_points", "opportunities", "metrics")
"""The lanes that the whole map has."""


class PlacedEntry(NamedTuple):
    """An entry of a cell, with its path, its lane, its stage, and its node: the stage or one of its steps.

    For an entry of the whole map, stage and node are `whole_map`, which is neither a stage nor a step of the journey.
    """

    path: Path
    lane: str
    stage: Stage
    node: Node
    entry: Entry

    @property
    def is_whole(self) -> bool:
        """Whether it is an entry of the whole map."""
        return self.node.id == WHOLE

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the nodes that it is about: its own node, or those that an entry of the whole map names.

        Only `WHOLE` if such an entry names none.
        """
        return (self.entry.stages if isinstance(self.entry, MapEntry) else ()) or (self.node.id,)


def whole_map(journey: Journey) -> Stage:
    """A node with the entries of the whole map. It is not part of the journey; its id is `WHOLE`."""
    cells = {lane: getattr(journey, lane) for lane in WHOLE_LANES}
    return Stage.model_construct(id=WHOLE, name="", **cells)


def cell(node: Node, lane: str) -> Sequence[Entry]:
    """The entries of a node in a lane, built-in or own."""
    items: Sequence[Entry] = getattr(node, lane) if lane in BUILT_IN else node.cells.get(lane, ())
    return items


def cell_path(path: Path, lane: str) -> Path:
    """The path of a lane's cell, below the path of its node."""
    return (*path, lane) if lane in BUILT_IN else (*path, "cells", lane)


def has_entries(node: Node) -> bool:
    """Whether the node has an entry in any lane."""
    return any(items for _, items in _filled_cells(node))


def entries(journey: Journey) -> Iterator[PlacedEntry]:
    """Every entry of every cell: those of the whole map, then nodes in file order; lanes in default order."""
    for path, stage, node in _holders(journey):
        for lane, items in _filled_cells(node):
            top = cell_path(path, lane)
            for number, entry in enumerate(items):
                yield PlacedEntry((*top, number), lane, stage, node, entry)


def count_entries(journey: Journey) -> dict[str, int]:
    """The number of entries of each lane with entries, including those of the whole map, but not solutions."""
    counts: dict[str, int] = {}
    for _, _, node in _holders(journey):
        for lane, items in _filled_cells(node):
            counts[lane] = counts.get(lane, 0) + len(items)
    order = (*BUILT_IN, *own_roles(journey), *counts)
    return {lane: counts[lane] for lane in dict.fromkeys(order) if lane in counts}


def _holders(journey: Journey) -> Iterator[PlacedNode]:
    """The whole map if it has entries, and every stage and step."""
    if journey.pain_points or journey.opportunities or journey.metrics:
        whole = whole_map(journey)
        yield (), whole, whole
    yield from nodes(journey)


def _filled_cells(node: Node) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The lanes in which a node has entries, with the entries."""
    values = vars(node)
    for lane in BUILT_IN:
        if items := values[lane]:
            yield lane, items
    yield from ((lane, items) for lane, items in node.cells.items() if items)


def listed(journey: Journey) -> tuple[Lane, ...]:
    """The lanes of `lanes`, each once and in order. An imported lane fills in what the map's own entry leaves out."""
    lanes: dict[str, Lane] = {}
    for lane in journey.lanes:
        lanes[lane.id] = _filled_in(lanes[lane.id], lane) if lane.id in lanes else lane
    return tuple(lanes.values())


def _filled_in(lane: Lane, other: Lane) -> Lane:
    return lane.model_copy(
        update={
            "label": lane.label or other.label,
            "role": lane.role or other.role,
            "hidden": lane.hidden or other.hidden,
            "extensions": {**other.extensions, **lane.extensions},
        }
    )


def own_roles(journey: Journey) -> dict[str, Role]:
    """The role of each lane that is not built-in; `customer` by default."""
    return {lane.id: lane.role or "customer" for lane in listed(journey) if lane.id not in BUILT_IN}
