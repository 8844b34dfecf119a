"""The two diagrams: the DOT of each, and the Graphviz program that draws it."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_dot import flow_dot, flow_name, veiled_flow
from journeymap_cli.render.graphviz.map_dot import map_dot
from journeymap_cli.render.graphviz.scripts import boxed, missing_for
from journeymap_cli.render.graphviz.svg_finish import dressed
from journeymap_cli.render.options import Options


class GraphvizDiagram(NamedTuple):
    """The DOT of a diagram, in which a function changes texts in other fonts than ours, and the program to draw it."""

    dot: Callable[[Analysis, Options, Callable[[str], str]], str]
    program: engine.Program


DIAGRAMS: Final[dict[DiagramName, GraphvizDiagram]] = {
    "map": GraphvizDiagram(map_dot, "nop2"),
    "flow": GraphvizDiagram(flow_dot, "dot"),
}


def source(facts: Analysis, options: Options) -> str:
    """Return the chosen diagram as DOT."""
    return DIAGRAMS[options.diagram].dot(facts, options, str)


def picture(facts: Analysis, options: Options, form: engine.Form) -> bytes:
    """Draw the chosen diagram as PNG or PDF. The scale option applies to PNG only."""
    diagram = DIAGRAMS[options.diagram]
    lacking = missing_for(facts.journey)
    dot = diagram.dot(facts, options, partial(boxed, lacking) if lacking else str)
    return engine.draw(dot, diagram.program, form, options.scale if form == "png" else 1.0)


def flow_svg(facts: Analysis, options: Options) -> bytes:
    """Draw the flow as SVG, which is the same whatever fonts this machine has."""
    drawn = engine.draw(veiled_flow(facts, options), DIAGRAMS["flow"].program, "svg", title=flow_name(facts))
    return dressed(drawn, options.theme.drawn_fonts, facts.language.tag)
