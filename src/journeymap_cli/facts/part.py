"""A view of a part: the same journey with only some personas, lanes or stages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from journeymap_cli.errors import Usage
from journeymap_cli.facts.cast import cast, takes_part
from journeymap_cli.facts.ways import EXIT
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lane import BUILT_IN
from journeymap_cli.model.node import Node, Transition
from journeymap_cli.model.stage import Stage
from journeymap_cli.nearest import nearest

N = TypeVar("N", bound=Node)
LEAVE = Transition(to=EXIT)


@dataclass(frozen=True)
class Part:
    """The ids of what is wanted; where a kind names none, all of it is."""

    personas: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()

    def of(self, journey: Journey) -> Journey:
        """The journey with only this part. Raises Usage for an id that it does not have."""
        _refuse("persona", self.personas, {persona.id for persona in journey.personas})
        _refuse("stage", self.stages, {stage.id for stage in journey.stages})
        _refuse("lane", self.lanes, {*BUILT_IN, *(lane.id for lane in journey.lanes)})
        journey = only_stages(journey, self.stages) if self.stages else journey
        journey = only_personas(journey, self.personas) if self.personas else journey
        return only_lanes(journey, self.lanes) if self.lanes else journey


def _refuse(what: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            found = nearest(name, sorted(known))
            hint = f"did you mean '{found}'?" if found else f"known here: {', '.join(sorted(known)) or 'none'}"
            raise Usage(f"there is no {what} '{name}': {hint}")


def only_stages(journey: Journey, kept: Collection[str]) -> Journey:
    """The columns of some stages, by id; ways out of them become exits."""
    stages = [stage for stage in journey.stages if stage.id in kept]
    inside = {EXIT, *(node.id for stage in stages for node in (stage, *stage.steps))}
    behind = _followers(journey)
    result = [_with_exits(stage, inside, leaves=behind[stage.id] not in inside) for stage in stages]
    return journey.model_copy(update={"stages": tuple(result)})


def _followers(journey: Journey) -> Mapping[str, str]:
    """For each stage the id of the one behind it; the last one goes nowhere, which is no way out."""
    ids = [stage.id for stage in journey.stages]
    return dict(zip(ids, [*ids[1:], EXIT], strict=True))


def _with_exits(stage: Stage, inside: Collection[str], *, leaves: bool) -> Stage:
    steps = tuple(_leaving(step, inside) for step in stage.steps)
    result = _leaving(stage, inside).model_copy(update={"steps": steps})
    last = steps[-1] if steps else result
    if leaves and not last.next and not result.next:
        result = result.model_copy(update={"next": (LEAVE,)})
    return result


def _leaving(node: N, inside: Collection[str]) -> N:
    if all(way.to in inside for way in node.next):
        return node
    ways = [way if way.to in inside else way.model_copy(update={"to": EXIT}) for way in node.next]
    return node.model_copy(update={"next": tuple(ways)})


def only_personas(journey: Journey, kept: Collection[str]) -> Journey:
    """The columns where one of some personas takes part, without what is said of others."""
    people = [persona for persona in cast(journey) if persona.id in kept]
    stages: list[Stage] = []
    for stage in journey.stages:
        steps = [step for step in stage.steps if any(takes_part(who, stage, step) for who in people)]
        if steps or (not stage.steps and any(takes_part(who, stage, stage) for who in people)):
            stages.append(_of(stage, kept).model_copy(update={"steps": tuple(_of(step, kept) for step in steps)}))
    inside = {EXIT, *(node.id for stage in stages for node in (stage, *stage.steps))}
    result = [_staying(stage, inside) for stage in stages]
    return journey.model_copy(update={"stages": tuple(result), "personas": tuple(people)})


def _of(node: N, kept: Collection[str]) -> N:
    """The node without the entries and the names of other personas."""
    lanes: dict[str, Any] = {lane: _said_of(getattr(node, lane), kept) for lane in BUILT_IN if lane != "metrics"}
    lanes["cells"] = {lane: _said_of(items, kept) for lane, items in node.cells.items()}
    lanes["personas"] = tuple(name for name in node.personas if name in kept)
    return node.model_copy(update=lanes)


def _said_of(entries: tuple[Any, ...], kept: Collection[str]) -> tuple[Any, ...]:
    return tuple(entry for entry in entries if entry.persona is None or entry.persona in kept)


def _staying(stage: Stage, inside: Collection[str]) -> Stage:
    steps = tuple(_without_lost_ways(step, inside) for step in stage.steps)
    return _without_lost_ways(stage, inside).model_copy(update={"steps": steps})


def _without_lost_ways(node: N, inside: Collection[str]) -> N:
    return node.model_copy(update={"next": tuple(way for way in node.next if way.to in inside)})


def only_lanes(journey: Journey, kept: Collection[str]) -> Journey:
    """All columns with the cells of some lanes."""
    stages = [
        _in_lanes(stage, kept).model_copy(update={"steps": tuple(_in_lanes(step, kept) for step in stage.steps)})
        for stage in journey.stages
    ]
    lanes = tuple(lane for lane in journey.lanes if lane.id in kept)
    return journey.model_copy(update={"stages": tuple(stages), "lanes": lanes})


def _in_lanes(node: N, kept: Collection[str]) -> N:
    lanes: dict[str, Any] = {lane: () for lane in BUILT_IN if lane not in kept}
    lanes["cells"] = {lane: items for lane, items in node.cells.items() if lane in kept}
    return node.model_copy(update=lanes)
