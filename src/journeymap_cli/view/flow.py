"""The map as a graph: stages with their steps, and the transitions between them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import Column
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.facts.transitions import END, ColumnTransition
from journeymap_cli.model.node import Node
from journeymap_cli.model.persona import Persona
from journeymap_cli.problem import Path
from journeymap_cli.view import curve, wording
from journeymap_cli.view.plain import plain

Turn: TypeAlias = Literal["on", "back", "exit", "end"]


FORKS: Final = 3
"""The fewest stages and steps with several ways on that need a picture; fewer are a list."""


def needs_picture(facts: Analysis) -> bool:
    """Whether the ways through the map are too many for a list."""
    targets: dict[int, set[int | None]] = {}
    for transition in facts.transitions:
        targets.setdefault(transition.start, set()).add(transition.end)
    return sum(len(ends) > 1 for ends in targets.values()) >= FORKS


class FlowScore(NamedTuple):
    """A score in words, and the index of its face (0 to 4)."""

    words: str
    face: int


class FlowNode(NamedTuple):
    """A step, or a stage without steps. `number` counts from 1 over the whole map, also in a part of it.

    `personas` are the ids of the participants. `marks` are the scores by persona id (`*` in a map without personas), in
    file order. `detail` is the address of the map with the details.
    """

    number: int
    name: str
    channels: tuple[str, ...]
    personas: tuple[str, ...]
    marks: Mapping[str, tuple[FlowScore, ...]]
    moment_of_truth: bool
    detail: str | None
    path: Path


class FlowGroup(NamedTuple):
    """A stage with its nodes. `single` marks a stage without steps, which is its only node.

    `marks` are the scores of a stage with steps, by persona id, and `detail` is the address of the map with the details
    of such a stage.
    """

    name: str
    nodes: tuple[FlowNode, ...]
    marks: Mapping[str, tuple[FlowScore, ...]]
    single: bool
    detail: str | None
    path: Path


class Arrow(NamedTuple):
    """A transition between two nodes, by index; `end` is None for an exit and for a good end."""

    start: int
    end: int | None
    turn: Turn
    label: str | None
    when: str | None
    path: Path


class Flow(NamedTuple):
    """The graph of a journey."""

    people: tuple[Persona, ...]
    groups: tuple[FlowGroup, ...]
    arrows: tuple[Arrow, ...]

    @property
    def nodes(self) -> tuple[FlowNode, ...]:
        """The nodes of all groups, indexed by the arrows."""
        return tuple(node for group in self.groups for node in group.nodes)


def flow(facts: Analysis) -> Flow:
    """Build the graph of a journey."""
    return Flow(facts.participants, tuple(_groups(facts)), tuple(map(_arrow, facts.transitions)))


def _groups(facts: Analysis) -> Iterator[FlowGroup]:
    names = {channel.id: channel.name for channel in facts.journey.channels}
    marks = _marks(facts)
    for path, group in groupby(facts.columns, key=lambda column: column.stage_path):
        columns = tuple(group)
        nodes = tuple(_node(column, facts, names, marks.get(column.path, {})) for column in columns)
        stage, single = columns[0].stage, columns[0].is_stage
        detail = None if single else _detail(stage, facts)
        yield FlowGroup(stage.name, nodes, {} if single else marks.get(path, {}), single, detail, path)


def _node(
    column: Column, facts: Analysis, names: Mapping[str, str], marks: Mapping[str, tuple[FlowScore, ...]]
) -> FlowNode:
    node = column.node
    return FlowNode(
        number=facts.column_numbers[column.node.id],
        name=node.name,
        channels=_channels(node, names),
        personas=tuple(
            persona.id
            for persona in facts.participants
            if takes_part(persona, column.stage, node, facts.default_participants)
        ),
        marks=marks,
        moment_of_truth=bool(node.moment_of_truth),
        detail=_detail(node, facts),
        path=column.path,
    )


def _detail(node: Node, facts: Analysis) -> str | None:
    return facts.base.drawing(node.journey) if node.journey else None


def _channels(node: Node, names: Mapping[str, str]) -> tuple[str, ...]:
    """The unique channels of the touchpoints; a touchpoint without a channel contributes its text."""
    channels = (
        plain(point.text) if point.channel is None else names.get(point.channel, point.channel)
        for point in node.touchpoints
    )
    return tuple(dict.fromkeys(channels))


def _marks(facts: Analysis) -> dict[Path, dict[str, tuple[FlowScore, ...]]]:
    """Scores by node path, then by persona id."""
    marks: dict[Path, dict[str, tuple[FlowScore, ...]]] = {}
    for score in facts.scores:
        of_node = marks.setdefault(score.node_path, {})
        face = curve.face(curve.height(score.score, facts.journey.scale))
        mark = FlowScore(wording.score(score.score, facts.journey.scale, facts.language), face)
        of_node[score.persona] = (*of_node.get(score.persona, ()), mark)
    return marks


def _arrow(transition: ColumnTransition) -> Arrow:
    written = transition.transition
    label, when = (plain(written.label or ""), plain(written.when or "")) if written else ("", "")
    return Arrow(transition.start, transition.end, _turn(transition), label or None, when or None, transition.path)


def _turn(transition: ColumnTransition) -> Turn:
    if transition.end is None:
        return "end" if transition.transition and transition.transition.to == END else "exit"
    return "on" if transition.end > transition.start else "back"
