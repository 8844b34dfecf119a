"""The flow of a journey as DOT: stages are clusters, steps are cards, connections are arrows."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Final, NamedTuple, TypeAlias

import graphviz

from journeymap_cli.formats import DirectionName
from journeymap_cli.render.graphviz.engine import Program
from journeymap_cli.render.graphviz.far_ways import FarWay, RankDirection, with_far_ways, with_plain_ways
from journeymap_cli.render.graphviz.flow_content import FlowContent
from journeymap_cli.render.graphviz.flow_labels import (
    card,
    heading_label,
    room_for_people,
    stage_label,
    way_label,
)
from journeymap_cli.render.graphviz.labels import address, escaped
from journeymap_cli.render.graphviz.veil import shown
from journeymap_cli.render.theme.style import DrawingStyle, drawing_style
from journeymap_cli.view.flow import Arrow, FlowGroup, FlowNode
from journeymap_cli.view.geometry import bands

FONT: Final = "Inter"
IN_A_ROW: Final[dict[DirectionName, int]] = {"LR": 8, "TB": 14}
"""Maximum number of steps in a row (`LR`) or column (`TB`); longer flows are split to avoid one long strip."""

FROM_RIGHT: Final[dict[DirectionName, RankDirection]] = {"LR": "RL", "TB": "TB-RL"}
"""The directions of a flow in a right-to-left language."""

CardRow: TypeAlias = tuple[int, range]
Words: TypeAlias = tuple[str, str]
"""The name of a node with the words of a way, and its label."""


class _Sheet(NamedTuple):
    """The content and colours of the drawing, and the width for people on a card in points.

    `starts` holds the index of the first node of each group; `arrows` maps the index of a start node to its numbered
    arrows, of which those without an `end` lead out. `sides` are the sides for the names of stages: the usual one, and
    the one to take if an arrow would lie over the name. In a row from the right, "l" is where the row begins.
    """

    groups: Sequence[FlowGroup]
    starts: Sequence[int]
    arrows: Mapping[int, Sequence[tuple[int, Arrow]]]
    nodes: Sequence[FlowNode]
    look: DrawingStyle
    room: int
    sides: tuple[str, str]

    def ways(self, row: range) -> Iterator[tuple[int, Arrow]]:
        """The numbered arrows that start in a row."""
        return (way for start in row for way in self.arrows.get(start, ()))


class FlowGraph(NamedTuple):
    """The graph in DOT, in which letters stand for texts that Graphviz must not measure, and the ways between rows."""

    dot: str
    ways: Sequence[FarWay]
    direction: RankDirection


def flow_dot(content: FlowContent, changed: Callable[[str], str] = str) -> str:
    """Return the graph for `dot`; `changed` is applied to texts that the bundled font does not cover."""
    graph = flow_graph(content)
    return with_texts(with_plain_ways(graph.dot, graph.ways), changed)


def with_texts(dot: str, changed: Callable[[str], str]) -> str:
    """Replace the letters that stand for texts in a graph by the texts, changed by `changed` and escaped."""
    return shown(dot, lambda text: escaped(changed(text)))


def placed_flow(content: FlowContent, texts: Callable[[str], str] = str) -> tuple[str, Program]:
    """Return the graph to draw, after `texts` has changed it, and the program to draw it."""
    graph = flow_graph(content)
    dot = texts(graph.dot)
    return (with_far_ways(dot, graph.ways, graph.direction), "nop2") if graph.ways else (dot, "dot")


def flow_graph(content: FlowContent) -> FlowGraph:
    """Build the graph. Names and ids of the journey are never used as DOT identifiers."""
    drawn = content.flow
    look = drawing_style(content.theme, content.people, content.language)
    rows = bands([len(group.nodes) for group in drawn.groups], IN_A_ROW[content.direction])
    starts = [0, *accumulate(len(group.nodes) for group in drawn.groups)]
    arrows = {start: list(ways) for start, ways in groupby(enumerate(drawn.arrows, 1), key=lambda one: one[1].start)}
    is_from_right = look.language.direction == "rtl"
    across = ("r", "r") if is_from_right else ("l", "l")
    sides = ("l", "r") if content.direction == "LR" else across
    sheet = _Sheet(drawn.groups, starts, arrows, drawn.nodes, look, room_for_people(drawn, look), sides)
    direction: RankDirection = FROM_RIGHT[content.direction] if is_from_right else content.direction
    graph = _graph(heading_label(content.heading, content.stamp, drawn, look), direction, look)
    for number, row in _in_order(enumerate(rows, 1), direction):
        graph.subgraph(_row(number, row, sheet))
    return FlowGraph(str(graph.source), tuple(_far_ways(rows, sheet)), direction)


def _far_ways(rows: Sequence[range], sheet: _Sheet) -> Iterator[FarWay]:
    """Yield the ways from one row to another."""
    place = {index: number for number, row in enumerate(rows) for index in row}
    for row in rows:
        for at, arrow in sheet.ways(row):
            if arrow.end is not None and arrow.end not in row:
                start = f"x{at}" if way_label(arrow, sheet.look) else _name(arrow.start)
                style = {"style": "solid" if arrow.turn == "on" else "dashed"}
                yield FarWay(start, _name(arrow.end), (place[arrow.start], place[arrow.end]), style)


def _in_order(rows: Iterable[CardRow], direction: RankDirection) -> list[CardRow]:
    """Order the rows for `dot`, which puts the first one leftmost, but at the bottom if ranks run across."""
    return list(rows)[:: 1 if direction == "TB" else -1]


def _graph(title: str, direction: RankDirection, look: DrawingStyle) -> graphviz.Digraph:
    """Return an empty graph with defaults for every attribute in use, as Graphviz may lose undeclared ones."""
    font = {"fontname": FONT, "fontsize": "9", "fontcolor": look.light.ink}
    room = {"ranksep": "0.3", "nodesep": "0.25", "pad": "0.3", "margin": "0"}
    from_right = look.language.direction == "rtl"
    graph = graphviz.Digraph("flow")
    graph.attr("graph", rankdir=direction[:2])
    graph.attr("graph", bgcolor=look.light.surface, **room)
    graph.attr("graph", label=title, labelloc="t", labeljust="r" if from_right else "l", **font)
    graph.attr("node", shape="plain", URL="", tooltip="", **font)
    graph.attr("edge", style="solid", color=look.light.edge, arrowsize="0.7", dir="forward", **font)
    graph.attr("edge", label="", constraint="true", weight="1")
    return graph


def _row(number: int, row: range, sheet: _Sheet) -> graphviz.Digraph:
    """Return a row: an invisible cluster with the clusters of its stages and the arrows that start in it."""
    graph = graphviz.Digraph(f"cluster_row{number}")
    graph.attr(label="", style="invis", margin="16")
    inside: dict[int, list[Words]] = {}
    for before, after in pairwise(row):
        if not any(arrow.end == after for _, arrow in sheet.arrows.get(before, ())):
            graph.edge(_name(before), _name(after), style="invis")
    for at, arrow in sheet.ways(row):
        stage = _way(graph, at, arrow, sheet, row)
        if stage is not None:
            inside.setdefault(stage, []).append((f"x{at}", way_label(arrow, sheet.look)))
    for at in range(bisect_right(sheet.starts, row.start), bisect_left(sheet.starts, row.stop) + 1):
        here = range(max(sheet.starts[at - 1], row.start), min(sheet.starts[at], row.stop))
        side = sheet.sides[_is_left_early(here, row, sheet)]
        _stage(graph, f"cluster_{at}_{number}", sheet.groups[at - 1], here, inside.get(at, ()), sheet, side)
    return graph


def _is_left_early(here: range, row: range, sheet: _Sheet) -> bool:
    """Whether a way back leads out of a stage from one of its first steps, where it would cross the usual name."""
    first = range(here.start, here.start + (len(here) + 1) // 2)
    return any(arrow.end is not None and arrow.end in row and arrow.end < here.start for _, arrow in sheet.ways(first))


def _stage(
    graph: graphviz.Digraph,
    name: str,
    group: FlowGroup,
    here: range,
    words: Sequence[Words],
    sheet: _Sheet,
    side: str,
) -> None:
    stage = graph
    if not group.single:
        stage = graphviz.Digraph(name)
        continued = sheet.nodes[here[0]] is not group.nodes[0]
        colors = {"color": sheet.look.light.line, "fillcolor": sheet.look.light.soft}
        colors["labeljust"] = side
        stage.attr(label=stage_label(group, continued, sheet.look), style="rounded,filled", margin="10", **colors)
    for index in here:
        node, tooltip = sheet.nodes[index], sheet.look.language.gettext("In detail")
        link = {"URL": address(node.detail), "tooltip": tooltip} if node.detail else {}
        stage.node(_name(index), card(node, sheet.room, sheet.look), **link)
    for each, label in words:
        stage.node(each, label)
    if stage is not graph:
        graph.subgraph(stage)


def _way(graph: graphviz.Digraph, at: int, arrow: Arrow, sheet: _Sheet, row: range) -> int | None:
    """Add an arrow; its words are a node on the way. Return the number of the stage that the node belongs in, if any.

    A way to another row is added later, from the words if it has any. A way back is an arrow in the direction of the
    row with its head at the start, which keeps the order of the steps.
    """
    look, start, words = sheet.look, _name(arrow.start), way_label(arrow, sheet.look)
    end = _name(arrow.end or 0)
    style = {"style": "solid" if arrow.turn in {"on", "end"} else "dashed"}
    if arrow.end is None:
        graph.node(f"x{at}", words)
        graph.edge(start, f"x{at}", color=look.light.good if arrow.turn == "end" else look.light.bad, **style)
    elif arrow.end not in row:
        if words:
            graph.node(f"x{at}", words)
            graph.edge(start, f"x{at}", dir="none", **style)
    elif not words or arrow.end == arrow.start:
        ranks = {"constraint": "false"} if arrow.turn == "back" else {}
        weight = {"weight": "9"} if arrow.end == arrow.start + 1 else {}
        graph.edge(start, end, words, **weight, **style, **ranks)
    else:
        first, last = (end, start) if arrow.turn == "back" else (start, end)
        graph.edge(first, f"x{at}", dir="back" if arrow.turn == "back" else "none", **style)
        graph.edge(f"x{at}", last, dir="none" if arrow.turn == "back" else "forward", **style)
        stages = {bisect_right(sheet.starts, index) for index in (arrow.start, arrow.end)}
        if len(stages) == 1:
            return stages.pop()
        graph.node(f"x{at}", words)
    return None


def _name(index: int) -> str:
    return f"n{index + 1}"
