"""A view of a part: the same journey with only some personas, lanes or stages."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from journeymap_cli.errors import UsageError
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.participants import participants, takes_part
from journeymap_cli.facts.transitions import EXIT
from journeymap_cli.model.entries import Opportunity
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage, Transition
from journeymap_cli.nearest import nearest

N = TypeVar("N", bound=Node)
LEAVE = Transition(to=EXIT)


@dataclass(frozen=True)
class Selection:
    """The ids of what is wanted; where a kind names none, all of it is."""

    personas: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()

    def of(self, journey: Journey) -> Journey:
        """The journey with only this part. Raises Usage for an id that it does not have, and where nothing is left."""
        if not (self.personas or self.stages or self.lanes):
            return journey
        journey = _with_its_cast(journey)
        _refuse("persona", self.personas, [persona.id for persona in journey.personas])
        _refuse("stage", self.stages, [stage.id for stage in journey.stages])
        _refuse("lane", self.lanes, [*BUILT_IN, *(lane.id for lane in journey.lanes)])
        journey = only_stages(journey, self.stages) if self.stages else journey
        journey = only_personas(journey, self.personas) if self.personas else journey
        if not journey.stages:
            raise UsageError(f"there is no column where {' or '.join(self.personas)} takes part")
        return _with_its_pains(only_lanes(journey, self.lanes) if self.lanes else journey)


def _with_its_cast(journey: Journey) -> Journey:
    """The same journey, with the people of the whole as its own: who takes part does not hang on what is left out."""
    people = tuple(persona.model_copy(update={"imported": False}) for persona in participants(journey))
    return journey.model_copy(update={"personas": people})


def _with_its_pains(journey: Journey) -> Journey:
    """The same journey, whose opportunities address only the pain points that are left."""
    pains = {pain.id for _, _, node in nodes(journey) for pain in node.pain_points if pain.id}
    return _each_node(journey, lambda node: _addressing(node, pains))


def _addressing(node: N, pains: Collection[str]) -> N:
    opportunities = tuple(
        one.model_copy(update={"addresses": tuple(pain for pain in one.addresses if pain in pains)})
        for one in node.opportunities
    )
    return node.model_copy(update={"opportunities": opportunities})


def _each_node(journey: Journey, change: Callable[[Any], Any]) -> Journey:
    """The journey with every stage and step changed."""
    stages = [
        change(stage).model_copy(update={"steps": tuple(change(step) for step in stage.steps)})
        for stage in journey.stages
    ]
    return journey.model_copy(update={"stages": tuple(stages)})


def _refuse(what: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            found = nearest(name, known)
            hint = f"did you mean '{found}'?" if found else f"known here: {', '.join(known) or 'none'}"
            raise UsageError(f"there is no {what} '{name}': {hint}")


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
    people = [persona for persona in journey.personas if persona.id in kept]
    stages: list[Stage] = []
    for stage in journey.stages:
        steps = [step for step in stage.steps if any(takes_part(who, stage, step) for who in people)]
        if steps or (not stage.steps and any(takes_part(who, stage, stage) for who in people)):
            stages.append(_of(stage, kept).model_copy(update={"steps": tuple(_of(step, kept) for step in steps)}))
    inside = {EXIT, *(node.id for stage in stages for node in (stage, *stage.steps))}
    result = journey.model_copy(update={"stages": tuple(stages), "personas": tuple(people)})
    return _each_node(result, lambda node: _without_lost_ways(node, inside))


def _of(node: N, kept: Collection[str]) -> N:
    """The node without the entries and the names of other personas."""
    people = tuple(name for name in node.personas if name in kept)
    held: dict[str, Any] = {lane: _said_of(getattr(node, lane), kept) for lane in BUILT_IN if lane != "metrics"}
    if node.personas and not people:
        held["emotion"] = tuple(entry for entry in held["emotion"] if entry.persona)
    own = {lane: _said_of(items, kept) for lane, items in node.cells.items()}
    held["cells"] = {lane: items for lane, items in own.items() if items}
    return node.model_copy(update={**held, "personas": people})


def _said_of(entries: tuple[Any, ...], kept: Collection[str]) -> tuple[Any, ...]:
    """The entries of some personas and of nobody, with such solutions."""
    mine = [entry for entry in entries if entry.persona is None or entry.persona in kept]
    return tuple(
        entry.model_copy(update={"solutions": _said_of(entry.solutions, kept)})
        if isinstance(entry, Opportunity)
        else entry
        for entry in mine
    )


def _without_lost_ways(node: N, inside: Collection[str]) -> N:
    return node.model_copy(update={"next": tuple(way for way in node.next if way.to in inside)})


def only_lanes(journey: Journey, kept: Collection[str]) -> Journey:
    """All columns with the cells of some lanes; what is asked for by name is not hidden."""
    lanes = tuple(lane.model_copy(update={"hidden": False}) for lane in journey.lanes if lane.id in kept)
    return _each_node(journey, lambda node: _in_lanes(node, kept)).model_copy(update={"lanes": lanes})


def _in_lanes(node: N, kept: Collection[str]) -> N:
    lanes: dict[str, Any] = {lane: () for lane in BUILT_IN if lane not in kept}
    lanes["cells"] = {lane: items for lane, items in node.cells.items() if lane in kept}
    return node.model_copy(update=lanes)
