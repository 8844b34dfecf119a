"""Every change from one version of a map to another."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.entries import compare_items
from journeymap_cli.diff.metrics import compare_metrics
from journeymap_cli.diff.nodes import compare_nodes
from journeymap_cli.diff.top import compare_top
from journeymap_cli.diff.versions import Versions, pair_versions
from journeymap_cli.model.journey import Journey

ORDER: Final = ("renamed", "moved", "added", "removed", "changed")
"""Kinds of changes in the order in which those of one node are listed."""


def compare(old: Journey, new: Journey) -> tuple[Change, ...]:
    """Every change from the old to the new journey: those of the map first, then stage by stage in table order.

    A `future` map proposes what a `current` one observes: between them, no change says how well either is founded.
    """
    versions = pair_versions(old, new)
    places = _places(old, new)
    homes = _homes(versions)
    changes = [
        *compare_top(versions),
        *compare_nodes(versions),
        *compare_items(versions),
        *compare_metrics(versions),
    ]
    if old.state != new.state:
        changes = [change._replace(trust=None) for change in changes]
    return tuple(sorted(changes, key=lambda change: (_place(change, places, homes), *_rank(change))))


NodeIds = tuple[str | None, str | None]
"""Those of its stage and of its step, if any."""

NodePositions = dict[NodeIds, tuple[int, int]]
"""The place of each node in the list of changes."""


def _homes(versions: Versions) -> dict[NodeIds, NodeIds]:
    """The ids of stage and step in the new version by those in the old one, for nodes that both have."""
    return {old.ids: new.ids for old, new in versions.nodes.pairs if old.ids != new.ids}


def _place(change: Change, places: NodePositions, homes: Mapping[NodeIds, NodeIds]) -> tuple[int, int]:
    """What was removed from a node that is still there is listed with it, wherever it is now."""
    ids = change.path.stage, change.path.step
    return places.get(homes.get(ids, ids) if change.kind == "removed" and not change.path.solution else ids, (0, 0))


def _rank(change: Change) -> tuple[bool, int, tuple[str, ...]]:
    return change.of not in ("stage", "step"), ORDER.index(change.kind), change.path.keys


def _places(old: Journey, new: Journey) -> NodePositions:
    """Nodes of the new version in table order; those that are gone follow."""
    found: NodePositions = {}
    offset = 0
    for journey in (new, old):
        for at, stage in enumerate(journey.stages, 1):
            first, _ = found.setdefault((stage.id, None), (offset + at, 0))
            for place, step in enumerate(stage.steps, 1):
                found.setdefault((stage.id, step.id), (first, offset + place))
        offset = sum(1 + len(stage.steps) for stage in new.stages)
    return found
