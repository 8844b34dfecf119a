"""Two journeys to the changes between them, in the words of a journey."""

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.entries import compare_items
from journeymap_cli.diff.metrics import compare_metrics
from journeymap_cli.diff.nodes import compare_nodes
from journeymap_cli.diff.orders import compare_orders
from journeymap_cli.diff.top import compare_top
from journeymap_cli.diff.versions import pair_versions
from journeymap_cli.model.journey import Journey

ORDER = ("renamed", "moved", "added", "removed", "changed")


def compare(old: Journey, new: Journey) -> tuple[Change, ...]:
    """Every change from the old to the new journey: those of the map first, then stage by stage in table order."""
    versions = pair_versions(old, new)
    places = _places(old, new)
    changes = [
        *compare_top(versions),
        *compare_nodes(versions),
        *compare_items(versions),
        *compare_metrics(versions),
        *compare_orders(versions),
    ]
    return tuple(sorted(changes, key=lambda change: (places.get((change.stage, change.step), (0, 0)), *_key(change))))


def _key(change: Change) -> tuple[bool, int, tuple[str, ...]]:
    return change.of not in ("stage", "step"), ORDER.index(change.kind), change.path


def _places(old: Journey, new: Journey) -> dict[tuple[str | None, str | None], tuple[int, int]]:
    """Where the changes of a node stand: nodes of the new version in their order, those that are gone behind them."""
    found: dict[tuple[str | None, str | None], tuple[int, int]] = {}
    behind = 0
    for journey in (new, old):
        for at, stage in enumerate(journey.stages, 1):
            first, _ = found.setdefault((stage.id, None), (behind + at, 0))
            for place, step in enumerate(stage.steps, 1):
                found.setdefault((stage.id, step.id), (first, behind + place))
        behind = sum(1 + len(stage.steps) for stage in new.stages)
    return found
