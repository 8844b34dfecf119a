"""The names of places in a page, for links to them."""

from typing import NamedTuple

from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.slug import slug

REACH = "reach"
"""Stands for the lane of the metrics in the row of the reach."""


class AnchoredName(NamedTuple):
    """A name with the anchor of what it names."""

    text: str
    anchor: str


def anchor(node: str, lane: str | None = None) -> str:
    """`get-keys` for a stage or step, `get-keys.emotion` for a cell: no id has a dot, so the two cannot clash."""
    return node if lane is None else f"{node}.{slug(lane) or 'lane'}"


def anchor_of(placed: PlacedEntry) -> str:
    """The cell that an entry stands in."""
    return anchor(placed.node.id, placed.lane)


def place(placed: PlacedEntry) -> AnchoredName:
    """The name of the node that an entry stands in, leading to its cell."""
    return AnchoredName(placed.node.name, anchor_of(placed))
