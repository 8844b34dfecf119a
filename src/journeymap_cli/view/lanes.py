"""The lanes that a map shows, in order."""

from collections.abc import Iterator
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import Language
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.lanes import BY_ID, LANES, BuiltInLane, CellKind, Role


class LaneView(NamedTuple):
    """A lane as it is shown: its label, its side in a service blueprint, what its cells show, and its icon."""

    id: str
    label: str
    role: Role
    kind: CellKind = "items"
    icon: str | None = None
    is_built_in: bool = True


def lanes(facts: Analysis) -> tuple[LaneView, ...]:
    """The lanes to show: those of `lanes` in order, then the others in default order, without hidden and empty ones."""
    hidden = {lane.id for lane in facts.lanes if lane.hidden}
    language = facts.language
    views = {lane.id: lane for lane in (*(_built_in(lane, language) for lane in LANES), *_listed(facts))}
    order = dict.fromkeys((*(lane.id for lane in facts.lanes), *BY_ID))
    return tuple(views[lane] for lane in order if lane in facts.counts and lane not in hidden)


def _listed(facts: Analysis) -> Iterator[LaneView]:
    for lane in facts.lanes:
        if (base := BY_ID.get(lane.id)) is not None:
            view = _built_in(base, facts.language)
            yield view._replace(label=lane.label or view.label, role=lane.role or view.role)
        else:
            yield _own(lane)


def _built_in(lane: BuiltInLane, language: Language) -> LaneView:
    return LaneView(lane.id, language.pgettext("lane", lane.label), lane.role, lane.kind, lane.icon)


def _own(lane: Lane) -> LaneView:
    return LaneView(lane.id, lane.label or lane.id, lane.role or "customer", is_built_in=False)
