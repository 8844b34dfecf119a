"""The rows of a map: which lanes a journey shows, and in which order."""

from collections.abc import Iterator
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import cell
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.lanes import BY_ID, LANES, BuiltInLane, CellKind, Role


class LaneView(NamedTuple):
    """One row: its name, its side in a service blueprint, what its cells are made of, and its icon."""

    id: str
    label: str
    role: Role
    kind: CellKind = "items"
    icon: str | None = None


def lanes(facts: Analysis) -> tuple[LaneView, ...]:
    """The rows to show: those of `lanes` in its order, then other filled ones; none that is hidden or empty."""
    hidden = {lane.id for lane in facts.lanes if lane.hidden}
    wanted = {lane.id: lane for lane in (*_listed(facts), *map(_built_in, LANES))[::-1]}
    order = dict.fromkeys((*(lane.id for lane in facts.lanes), *BY_ID))
    filled = _filled(facts)
    return tuple(wanted[lane] for lane in order if lane in wanted and lane in filled and lane not in hidden)


def _listed(facts: Analysis) -> Iterator[LaneView]:
    for lane in facts.lanes:
        if (known := BY_ID.get(lane.id)) is not None:
            yield LaneView(lane.id, lane.label or known.label, lane.role or known.role, known.kind, known.icon)
        else:
            yield _own(lane)


def _built_in(lane: BuiltInLane) -> LaneView:
    return LaneView(lane.id, lane.label, lane.role, lane.kind, lane.icon)


def _own(lane: Lane) -> LaneView:
    return LaneView(lane.id, lane.label or lane.id, lane.role or "customer")


def _filled(facts: Analysis) -> set[str]:
    every = {*BY_ID, *(lane.id for lane in facts.journey.lanes)}
    return {lane for _, _, node in facts.nodes for lane in every if cell(node, lane)}
