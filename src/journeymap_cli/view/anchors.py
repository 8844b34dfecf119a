"""The anchors of a page, for links to its stages, steps and cells."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.slug import slug

REACH = "reach"
"""The lane name in anchors of the reach row, which shows a part of the metrics lane."""


class AnchoredName(NamedTuple):
    """A name, with the anchor of what it names."""

    text: str
    anchor: str


def anchor(node: str, lane: str | None = None) -> str:
    """The anchor of a stage or step (`get-keys`) or of a cell (`get-keys.emotion`). No id has a dot, so none clash."""
    return node if lane is None else f"{node}.{slug(lane) or 'lane'}"


WHOLE_ANCHORS: Final[Mapping[str, str]] = {
    "pain_points": "_pains",
    "opportunities": "_opportunities",
    "metrics": "_metrics",
}
"""The anchors of the sections with entries about the whole map, by lane."""


def anchor_of(placed: PlacedEntry) -> str:
    """The anchor of an entry's cell, or of its section if it is about the whole map."""
    return WHOLE_ANCHORS[placed.lane] if placed.is_whole else anchor(placed.node.id, placed.lane)
