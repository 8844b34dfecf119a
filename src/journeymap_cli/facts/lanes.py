"""The lanes that a map lists: its own entries, completed by imported ones."""

from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Lane


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
