"""The flow of a journey as DOT: stages are clusters, steps are cards, connections are arrows."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Final, NamedTuple, TypeAlias

import graphviz

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DirectionName
from journeymap_cli.render.graphviz.flow_labels import (
    card,
    exit_label,
    far_label,
    heading_label,
    room_for_people,
    stage_label,
    way_label,
)
from journeymap_cli.render.graphviz.labels import escaped
from journeymap_cli.render.graphviz.veil import shown
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.style import DrawingStyle, drawing_style
from journeymap_cli.view.flow import Arrow, FlowGroup, FlowNode, flow
from journeymap_cli.view.geometry import bands
from journeymap_cli.view.heading import heading
from journeymap_cli.view.lens import personas

FONT: Final = "Inter"
IN_A_ROW: Final[dict[DirectionName, int]] = {"LR": 8, "TB": 14}
"""Maximum number of steps in a row (`LR`) or column (`TB`); longer flows are split to avoid one long strip."""

CardRow: TypeAlias = tuple[int, range]


class _Sheet(NamedTuple):
    """The content and colours of the drawing, and the width for people on a card in points.

    `starts` holds the index of the first node of each group; `arrows` maps the index of a start node to its numbered
    arrows.
    """

    groups: Sequence[FlowGroup]
    starts: Sequence[int]
    arrows: Mapping[int, Sequence[tuple[int, Arrow]]]
    nodes: Sequence[FlowNode]
    look: DrawingStyle
    room: int


def flow_dot(facts: Analysis, options: Options, changed: Callable[[str], str] = str) -> str:
    """Return the graph for `dot`; `changed` is applied to texts that the bundled font does not cover."""
    return shown(veiled_flow(facts, options), lambda text: escaped(changed(text)))


def veiled_flow(facts: Analysis, options: Options) -> str:
    """Return the graph for an SVG. Names and ids of the journey are never used as DOT identifiers."""
    drawn = flow(facts)
    look = drawing_style(options.theme, personas(facts))
    rows = bands([len(group.nodes) for group in drawn.groups], IN_A_ROW[options.direction])
    starts = [0, *accumulate(len(group.nodes) for group in drawn.groups)]
    arrows = {start: list(held) for start, held in groupby(enumerate(drawn.arrows, 1), key=lambda one: one[1].start)}
    sheet = _Sheet(drawn.groups, starts, arrows, drawn.nodes, look, room_for_people(drawn, look))
    graph = _graph(heading_label(heading(facts), options.stamp, drawn, look), options.direction, look)
    for number, row in _in_order(enumerate(rows, 1), options.direction):
        graph.subgraph(_row(number, row, sheet))
    return str(graph.source)


def _in_order(rows: Iterable[CardRow], direction: DirectionName) -> list[CardRow]:
    """Order the rows for `dot`, which puts the first one leftmost, but at the bottom if ranks run left to right."""
    return list(rows)[:: 1 if direction == "TB" else -1]


def _graph(title: str, direction: DirectionName, look: DrawingStyle) -> graphviz.Digraph:
    """Return an empty graph with defaults for every attribute in use, as Graphviz may lose undeclared ones."""
    font = {"fontname": FONT, "fontsize": "9", "fontcolor": look.light.ink}
    room = {"ranksep": "0.3", "nodesep": "0.25", "pad": "0.3", "margin": "0"}
    graph = graphviz.Digraph("flow")
    graph.attr("graph", rankdir=direction, bgcolor=look.light.surface, **room)
    graph.attr("graph", label=title, labelloc="t", labeljust="l", **font)
    graph.attr("node", shape="plain", **font)
    graph.attr("edge", style="solid", color=look.light.edge, arrowsize="0.7", **font)
    graph.attr("edge", label="", constraint="true", weight="1")
    return graph


def _row(number: int, row: range, sheet: _Sheet) -> graphviz.Digraph:
    """Return a row: an invisible cluster with the clusters of its stages and the arrows that start in it."""
    graph = graphviz.Digraph(f"cluster_row{number}")
    graph.attr(label="", style="invis", margin="16")
    for start in row:
        for at, arrow in sheet.arrows.get(start, ()):
            _way(graph, at, arrow, sheet, near=arrow.end in row)
    for at in range(bisect_right(sheet.starts, row.start), bisect_left(sheet.starts, row.stop) + 1):
        here = range(max(sheet.starts[at - 1], row.start), min(sheet.starts[at], row.stop))
        _stage(graph, f"cluster_{at}_{number}", sheet.groups[at - 1], here, sheet)
    return graph


def _stage(graph: graphviz.Digraph, name: str, group: FlowGroup, here: range, sheet: _Sheet) -> None:
    nodes = sheet.nodes
    cards = [(_name(index), card(nodes[index], sheet.room, sheet.look)) for index in here]
    if group.single:
        graph.node(*cards[0])
        return
    stage = graphviz.Digraph(name)
    continued = nodes[here[0]] is not group.nodes[0]
    stage.attr(
        label=stage_label(group, continued, sheet.look),
        style="rounded,filled",
        color=sheet.look.light.line,
        fillcolor=sheet.look.light.soft,
        margin="10",
    )
    for each in cards:
        stage.node(*each)
    graph.subgraph(stage)


def _way(graph: graphviz.Digraph, at: int, arrow: Arrow, sheet: _Sheet, near: bool) -> None:
    """Add an arrow to a step in the same row, otherwise to a small node that names the target."""
    style = {"style": "solid" if arrow.turn == "on" else "dashed"}
    look = sheet.look
    if arrow.end is None:
        graph.node(f"x{at}", exit_label(arrow, look))
        graph.edge(_name(arrow.start), f"x{at}", color=look.light.bad, **style)
    elif near:
        ranks = {"constraint": "false"} if arrow.turn == "back" else {}
        weight = "9" if arrow.end == arrow.start + 1 else "1"
        graph.edge(_name(arrow.start), _name(arrow.end), way_label(arrow, look), weight=weight, **style, **ranks)
    else:
        graph.node(f"x{at}", far_label(arrow, sheet.nodes[arrow.end], look))
        graph.edge(_name(arrow.start), f"x{at}", **style)


def _name(index: int) -> str:
    return f"n{index + 1}"
