"""The map as a graph: its stages with their steps, and the ways between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal, TypeAlias

from journeymap_cli.facts.cast import cast, takes_part
from journeymap_cli.facts.columns import Column, columns
from journeymap_cli.facts.scores import scores
from journeymap_cli.facts.ways import Way, ways
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path

Turn: TypeAlias = Literal["on", "back", "exit"]


@dataclass(frozen=True, slots=True)
class Feeling:
    """The scores of one persona in one node, in the order of their change."""

    persona: str
    scores: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A step, or a stage without steps. `number` counts from 1 over the whole map."""

    number: int
    name: str
    channels: tuple[str, ...]
    personas: tuple[Persona, ...]
    feelings: tuple[Feeling, ...]
    moment_of_truth: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Group:
    """A stage with its nodes; `single` where the stage is itself the only one."""

    name: str
    nodes: tuple[FlowNode, ...]
    feelings: tuple[Feeling, ...]
    single: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way between two nodes, by their indices; `end` is None where it leaves the journey."""

    start: int
    end: int | None
    turn: Turn
    label: str | None
    when: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Flow:
    """What a graph of the journey shows."""

    groups: tuple[Group, ...]
    arrows: tuple[Arrow, ...]

    @property
    def nodes(self) -> tuple[FlowNode, ...]:
        """The nodes of all groups; arrows refer to them by index."""
        return tuple(node for group in self.groups for node in group.nodes)


def flow(journey: Journey) -> Flow:
    """The stages in order, each with its nodes, and every way between them."""
    return Flow(tuple(_groups(journey)), tuple(_arrow(way) for way in ways(journey)))


def _groups(journey: Journey) -> Iterator[Group]:
    people, names = cast(journey), {channel.id: channel.name for channel in journey.channels}
    feelings = _feelings(journey)
    for path, held in groupby(columns(journey), key=lambda column: column.stage_path):
        table = tuple(held)
        nodes = tuple(_node(column, people, names, feelings.get(column.path, ())) for column in table)
        single = table[0].is_stage
        yield Group(table[0].stage.name, nodes, () if single else feelings.get(path, ()), single, path)


def _node(column: Column, people: tuple[Persona, ...], names: dict[str, str], felt: tuple[Feeling, ...]) -> FlowNode:
    node = column.node
    there = tuple(persona for persona in people if takes_part(persona, column.stage, node))
    return FlowNode(
        column.number, node.name, _channels(node, names), there, felt, node.moment_of_truth, column.path
    )


def _channels(node: Node, names: dict[str, str]) -> tuple[str, ...]:
    """The channel of each touchpoint, once; a touchpoint without channel stands for itself."""
    met = (point.text if point.channel is None else names.get(point.channel, point.channel) for point in node.touchpoints)
    return tuple(dict.fromkeys(met))


def _feelings(journey: Journey) -> dict[Path, tuple[Feeling, ...]]:
    found: dict[Path, dict[str, list[Decimal]]] = {}
    for score in scores(journey):
        found.setdefault(score.node_path, {}).setdefault(score.persona, []).append(score.score)
    return {path: tuple(Feeling(who, tuple(held)) for who, held in felt.items()) for path, felt in found.items()}


def _arrow(way: Way) -> Arrow:
    label, when = (way.transition.label, way.transition.when) if way.transition else (None, None)
    return Arrow(way.start, way.end, _turn(way), label, when, way.path)


def _turn(way: Way) -> Turn:
    if way.end is None:
        return "exit"
    return "on" if way.end > way.start else "back"
