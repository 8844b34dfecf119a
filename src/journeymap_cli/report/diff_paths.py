"""The entries of a journey with their paths as changes write them, made of ids."""

from collections.abc import Iterator
from typing import NamedTuple

from journeymap_cli.diff.change import Ids
from journeymap_cli.diff.names import names
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Entry, cell, cell_path
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node
from journeymap_cli.model.stage import Stage
from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import REACH, anchor


class Placed(NamedTuple):
    """An entry with its path of ids and its path of positions."""

    ids: Ids
    path: Path
    node: Node
    lane: str
    entry: Entry


def placed(journey: Journey) -> Iterator[Placed]:
    """Every entry of every cell."""
    for path, stage, node in nodes(journey):
        for lane in (*BUILT_IN, *node.cells):
            held = cell(node, lane)
            where = (lane,) if lane in BUILT_IN else ("cells", lane)
            for number, (name, entry) in enumerate(zip(names(held), held, strict=True)):
                ids = (*node_ids(stage, node), *where, name)
                yield Placed(ids, (*cell_path(path, lane), number), node, lane, entry)


def node_ids(stage: Stage, node: Node) -> Ids:
    """The path of a stage or of a step in it."""
    return ("stages", stage.id) if stage is node else ("stages", stage.id, "steps", node.id)


def cell_anchor(node: str, lane: str, entry: Entry) -> str:
    """The cell that shows an entry."""
    is_reach = isinstance(entry, Metric) and entry.kind == "reach"
    return anchor(node, REACH if is_reach else lane)
