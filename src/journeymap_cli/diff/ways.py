"""What differs in the ways on from a node."""

from collections.abc import Iterator

from journeymap_cli.diff.change import Change, Kind, sides
from journeymap_cli.diff.entries import change_at, changed_at
from journeymap_cli.diff.fields import differences
from journeymap_cli.diff.match import pairing
from journeymap_cli.diff.names import name_of
from journeymap_cli.diff.spots import Spot
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.node import Transition


def compare_ways(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
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


def _there(kind: Kind, spot: Spot, way: Transition) -> Change:
    path = (*spot.ids, "next", name_of(way, spot.node.next))
    return change_at(spot, kind, "transition", path, *sides(kind, way.to))
