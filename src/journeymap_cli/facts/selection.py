"""A part of a journey: the same journey with only some personas, lanes or stages."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, TypeVar

from journeymap_cli.errors import UsageError
from journeymap_cli.facts.entries import WHOLE_LANES, entries
from journeymap_cli.facts.mentions import addressed
from journeymap_cli.facts.participants import by_default, participants, takes_part
from journeymap_cli.facts.transitions import END, EXIT
from journeymap_cli.model.entries import Opportunity, PainPoint
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage, Step, Transition
from journeymap_cli.model.slug import as_id
from journeymap_cli.nearest import shown, suggestion

N = TypeVar("N", bound=Node)
H = TypeVar("H", Journey, Stage, Step, Node)


class Selection(NamedTuple):
    """The ids of the personas, stages and lanes to keep; an empty tuple keeps all of a kind."""

    personas: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()

    def of(self, journey: Journey) -> Journey:
        """The selected part of a journey. Raises UsageError for an unknown id, or if no column is left."""
        if not (self.personas or self.stages or self.lanes):
            return journey
        journey = _with_own_participants(journey)
        personas = _known("persona", self.personas, [persona.id for persona in journey.personas])
        stages = _known("stage", self.stages, [stage.id for stage in journey.stages])
        lanes = _known("lane", self.lanes, [*BUILT_IN, *(lane.id for lane in journey.lanes)])
        journey = only_stages(journey, stages) if stages else journey
        journey = only_personas(journey, personas) if personas else journey
        if not journey.stages:
            names = " or ".join(f"'{persona}'" for persona in personas)
            raise UsageError(f"no column is left in which {names} takes part")
        return only_lanes(journey, lanes) if lanes else journey


def _with_own_participants(journey: Journey) -> Journey:
    """The journey with its participants as its own personas, so that a part of it has the same participants."""
    people = tuple(persona.model_copy(update={"imported": False}) for persona in participants(journey))
    return journey.model_copy(update={"personas": people})


def without_lost_addresses(journey: Journey) -> Journey:
    """The journey without the addresses of pain points that it does not contain, so that all references resolve."""
    found = [*entries(journey)]
    pains = {placed.entry.id for placed in found if isinstance(placed.entry, PainPoint) and placed.entry.id}
    if pains.issuperset(name for _, name in addressed(found)):
        return journey
    return _addressing(change_nodes(journey, lambda node: _addressing(node, pains)), pains)


def _addressing(holder: H, pains: Collection[str]) -> H:
    opportunities = tuple(
        opportunity.model_copy(update={"addresses": tuple(pain for pain in opportunity.addresses if pain in pains)})
        for opportunity in holder.opportunities
    )
    return holder.model_copy(update={"opportunities": opportunities})


def change_nodes(journey: Journey, change: Callable[[Any], Any]) -> Journey:
    """The journey with every stage and step replaced by the result of `change`."""
    stages = [
        change(stage).model_copy(update={"steps": tuple(change(step) for step in stage.steps)})
        for stage in journey.stages
    ]
    return journey.model_copy(update={"stages": tuple(stages)})


def _known(what: str, wanted: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """The wanted ids in normal form. Raises UsageError for the first unknown one."""
    for name in wanted:
        if as_id(name) not in known:
            hint = suggestion(name, known, f"the map has {', '.join(known) or 'none'}")
            raise UsageError(f"there is no {what} '{shown(name, known)}': {hint}")
    return tuple(map(as_id, wanted))


def only_stages(journey: Journey, kept: Collection[str]) -> Journey:
    """The journey with only these stages, by id; transitions out of them become exits."""
    stages = [stage for stage in journey.stages if stage.id in kept]
    inside = _targets(stages)
    next_stages = _next_stages(journey)
    result = [_with_exits(stage, inside, leaves=next_stages[stage.id] not in inside) for stage in stages]
    return _concerning(journey.model_copy(update={"stages": tuple(result)}), inside)


def _concerning(journey: Journey, kept: Collection[str]) -> Journey:
    """The journey without the takeaways and entries of the whole map that are only about other stages and steps."""
    lists = {lane: _about(getattr(journey, lane), "stages", kept) for lane in WHOLE_LANES}
    return journey.model_copy(update={**lists, "takeaways": _about(journey.takeaways, "at", kept)})


def _about(found: tuple[Any, ...], key: str, kept: Collection[str]) -> tuple[Any, ...]:
    """The parts that name no node or a kept one; names of other nodes are removed."""
    named = [(part, getattr(part, key)) for part in found]
    return tuple(
        part.model_copy(update={key: tuple(node for node in nodes if node in kept)}) if nodes else part
        for part, nodes in named
        if not nodes or any(node in kept for node in nodes)
    )


def _targets(stages: Collection[Stage]) -> frozenset[str]:
    """The ids that a transition inside these stages may lead to."""
    return frozenset((EXIT, END, *(node.id for stage in stages for node in (stage, *stage.steps))))


def _next_stages(journey: Journey) -> Mapping[str, str]:
    """The id of the stage after each stage. For the last one it is the exit, as its end is not a way out."""
    ids = [stage.id for stage in journey.stages]
    return dict(zip(ids, [*ids[1:], EXIT], strict=True))


def _with_exits(stage: Stage, inside: Collection[str], *, leaves: bool) -> Stage:
    """The stage with exits for transitions to the outside; `leaves` is whether its default transition leads there."""
    steps = tuple(_redirected(step, inside) for step in stage.steps)
    result = _redirected(stage, inside).model_copy(update={"steps": steps})
    last = steps[-1] if steps else result
    if leaves and not last.next and not result.next:
        result = result.model_copy(update={"next": (Transition(to=EXIT),)})
    return result


def _redirected(node: N, inside: Collection[str]) -> N:
    """The node with transitions to the outside turned into exits."""
    if all(transition.to in inside for transition in node.next):
        return node
    transitions = tuple(
        transition if transition.to in inside else transition.model_copy(update={"to": EXIT})
        for transition in node.next
    )
    return node.model_copy(update={"next": transitions})


def only_personas(journey: Journey, kept: Collection[str]) -> Journey:
    """The columns in which one of these personas takes part, without the entries of other personas."""
    people = [persona for persona in journey.personas if persona.id in kept]
    default = by_default(journey.personas)
    stages: list[Stage] = []
    for stage in journey.stages:
        steps = [step for step in stage.steps if any(takes_part(who, stage, step, default) for who in people)]
        if steps or (not stage.steps and any(takes_part(who, stage, stage, default) for who in people)):
            kept_steps = tuple(_without_others(step, kept) for step in steps)
            stages.append(_without_others(stage, kept).model_copy(update={"steps": kept_steps}))
    inside = _targets(stages)
    whole = {lane: _entries_of(getattr(journey, lane), kept) for lane in WHOLE_LANES if lane != "metrics"}
    result = journey.model_copy(update={**whole, "stages": tuple(stages), "personas": tuple(people)})
    result = _concerning(result, inside)
    return change_nodes(result, lambda node: _without_lost_transitions(node, inside))


def _without_others(node: N, kept: Collection[str]) -> N:
    """The node without the ids and entries of other personas."""
    people = tuple(persona for persona in node.personas if persona in kept)
    cells: dict[str, Any] = {lane: _entries_of(getattr(node, lane), kept) for lane in BUILT_IN if lane != "metrics"}
    if node.personas and not people:
        cells["emotion"] = tuple(entry for entry in cells["emotion"] if entry.persona)
    own = {lane: _entries_of(items, kept) for lane, items in node.cells.items()}
    cells["cells"] = {lane: items for lane, items in own.items() if items}
    return node.model_copy(update={**cells, "personas": people})


def _entries_of(entries: tuple[Any, ...], kept: Collection[str]) -> tuple[Any, ...]:
    """The entries and solutions of these personas, and those without a persona."""
    mine = [entry for entry in entries if entry.persona is None or entry.persona in kept]
    return tuple(
        entry.model_copy(update={"solutions": _entries_of(entry.solutions, kept)})
        if isinstance(entry, Opportunity)
        else entry
        for entry in mine
    )


def _without_lost_transitions(node: N, inside: Collection[str]) -> N:
    return node.model_copy(update={"next": tuple(transition for transition in node.next if transition.to in inside)})


def only_lanes(journey: Journey, kept: Collection[str]) -> Journey:
    """All columns, with the cells of only these lanes. A requested lane is not hidden."""
    lanes = tuple(lane.model_copy(update={"hidden": False}) for lane in journey.lanes if lane.id in kept)
    whole: dict[str, Any] = {lane: () for lane in WHOLE_LANES if lane not in kept}
    return change_nodes(journey, lambda node: _in_lanes(node, kept)).model_copy(update={**whole, "lanes": lanes})


def _in_lanes(node: N, kept: Collection[str]) -> N:
    cells: dict[str, Any] = {lane: () for lane in BUILT_IN if lane not in kept}
    cells["cells"] = {lane: items for lane, items in node.cells.items() if lane in kept}
    return node.model_copy(update=cells)
