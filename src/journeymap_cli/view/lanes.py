"""The rows of a map: the built-in ones in a table, and which of them a journey shows, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import cell, listed
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import Lane, Role

CellKind: TypeAlias = Literal["items", "chips", "pains", "chances", "emotion", "metrics"]
"""What a cell is made of: a list of texts, touchpoints, pain points, opportunities, the curve, figures."""


@dataclass(frozen=True, slots=True)
class LaneView:
    """One row: its name, its place in a service blueprint, and what its cells are made of."""

    id: str
    label: str
    role: Role
    kind: CellKind = "items"


LANES: Final = (
    LaneView("goals", "Goals", "customer"),
    LaneView("needs", "Needs", "customer"),
    LaneView("activities", "Activities", "customer"),
    LaneView("touchpoints", "Touchpoints", "customer", "chips"),
    LaneView("questions", "Questions", "customer"),
    LaneView("thoughts", "Thoughts", "customer"),
    LaneView("quotes", "Quotes", "customer"),
    LaneView("responses", "Responses", "customer"),
    LaneView("emotion", "Emotion", "customer", "emotion"),
    LaneView("pain_points", "Pain points", "customer", "pains"),
    LaneView("gains", "Gains", "customer"),
    LaneView("opportunities", "Opportunities", "none", "chances"),
    LaneView("metrics", "Metrics", "none", "metrics"),
    LaneView("physical_evidence", "Physical evidence", "customer"),
    LaneView("frontstage", "Frontstage", "frontstage"),
    LaneView("backstage", "Backstage", "backstage"),
    LaneView("support", "Support", "support"),
)
"""The built-in rows in default order. The company's plans and figures belong to no side of a blueprint."""

BY_ID: Final = {lane.id: lane for lane in LANES}


def lanes(journey: Journey) -> tuple[LaneView, ...]:
    """The rows to show: those of `lanes` in its order, then other filled ones; none that is hidden or empty."""
    hidden = {lane.id for lane in listed(journey) if lane.hidden}
    wanted = {lane.id: lane for lane in (*_listed(journey), *LANES)[::-1]}
    order = dict.fromkeys((*(lane.id for lane in listed(journey)), *BY_ID))
    filled = _filled(journey)
    return tuple(wanted[lane] for lane in order if lane in wanted and lane in filled and lane not in hidden)


def _listed(journey: Journey) -> Iterator[LaneView]:
    for lane in listed(journey):
        if (known := BY_ID.get(lane.id)) is not None:
            yield LaneView(lane.id, lane.label or known.label, lane.role or known.role, known.kind)
        else:
            yield _own(lane)


def _own(lane: Lane) -> LaneView:
    return LaneView(lane.id, lane.label or lane.id, lane.role or "customer")


def _filled(journey: Journey) -> set[str]:
    every = {*BY_ID, *(lane.id for lane in journey.lanes)}
    return {lane for _, _, node in nodes(journey) for lane in every if cell(node, lane)}
