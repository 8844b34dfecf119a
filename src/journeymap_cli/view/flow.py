"""The map as a graph: its stages with their steps, and the ways between them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.facts.transitions import ColumnTransition
from journeymap_cli.model.node import Node
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path
from journeymap_cli.view import curve, wording

Turn: TypeAlias = Literal["on", "back", "exit"]


class FlowScore(NamedTuple):
    """A score as the scale shows it, and the index of its face."""

    words: str
    face: int


class FlowNode(NamedTuple):
    """A step, or a stage without steps. `number` counts from 1 over the whole map.

    `marks` are the scores of each persona (of `*` in a map without personas) in the order of their change.
    """

    number: int
    name: str
    channels: tuple[str, ...]
    personas: tuple[str, ...]
    marks: Mapping[str, tuple[FlowScore, ...]]
    moment_of_truth: bool
    path: Path


class FlowGroup(NamedTuple):
    """A stage with its nodes; `single` where the stage is itself the only one. `marks` are those of the stage."""

    name: str
    nodes: tuple[FlowNode, ...]
    marks: Mapping[str, tuple[FlowScore, ...]]
    single: bool
    path: Path


class Arrow(NamedTuple):
    """A way between two nodes, by their indices; `end` is None where it leaves the journey."""

    start: int
    end: int | None
    turn: Turn
    label: str | None
    when: str | None
    path: Path


class Flow(NamedTuple):
    """What a graph of the journey shows."""

    people: tuple[Persona, ...]
    groups: tuple[FlowGroup, ...]
    arrows: tuple[Arrow, ...]

    @property
    def nodes(self) -> tuple[FlowNode, ...]:
        """The nodes of all groups; arrows refer to them by index."""
        return tuple(node for group in self.groups for node in group.nodes)


def flow(facts: Analysis) -> Flow:
    """The stages in order, each with its nodes, and every way between them."""
    return Flow(facts.participants, tuple(_groups(facts)), tuple(_arrow(way) for way in facts.transitions))


def _groups(facts: Analysis) -> Iterator[FlowGroup]:
    people, names = facts.participants, {channel.id: channel.name for channel in facts.journey.channels}
    marks = _marks(facts)
    for path, held in groupby(facts.columns, key=lambda column: column.stage_path):
        table = tuple(held)
        nodes = tuple(_node(column, people, names, marks.get(column.path, {})) for column in table)
        single = table[0].is_stage
        yield FlowGroup(table[0].stage.name, nodes, {} if single else marks.get(path, {}), single, path)


def _node(
    column: Column, people: tuple[Persona, ...], names: Mapping[str, str], marks: Mapping[str, tuple[FlowScore, ...]]
) -> FlowNode:
    node = column.node
    return FlowNode(
        number=column.number,
        name=node.name,
        channels=_channels(node, names),
        personas=tuple(persona.id for persona in people if takes_part(persona, column.stage, node)),
        marks=marks,
        moment_of_truth=node.moment_of_truth,
        path=column.path,
    )


def _channels(node: Node, names: Mapping[str, str]) -> tuple[str, ...]:
    """The channel of each touchpoint, once; a touchpoint without channel stands for itself."""
    met = (
        point.text if point.channel is None else names.get(point.channel, point.channel) for point in node.touchpoints
    )
    return tuple(dict.fromkeys(met))


def _marks(facts: Analysis) -> dict[Path, dict[str, tuple[FlowScore, ...]]]:
    """For each node with scores those of each persona."""
    found: dict[Path, dict[str, tuple[FlowScore, ...]]] = {}
    for score in facts.scores:
        of_node = found.setdefault(score.node_path, {})
        face = curve.face(curve.height(score.score, facts.journey.scale))
        mark = FlowScore(wording.score(score.score, facts.journey.scale.min), face)
        of_node[score.persona] = (*of_node.get(score.persona, ()), mark)
    return found


def _arrow(way: ColumnTransition) -> Arrow:
    label, when = (way.transition.label, way.transition.when) if way.transition else (None, None)
    return Arrow(way.start, way.end, _turn(way), label, when, way.path)


def _turn(way: ColumnTransition) -> Turn:
    if way.end is None:
        return "exit"
    return "on" if way.end > way.start else "back"
