"""The two diagrams: the DOT of each, and the Graphviz program that draws it."""

from collections.abc import Callable
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_dot import flow_dot
from journeymap_cli.render.graphviz.map_dot import map_dot
from journeymap_cli.render.graphviz.svg_finish import dressed
from journeymap_cli.render.options import Options

DIAGRAMS: Final[dict[DiagramName, tuple[Callable[[Analysis, Options], str], engine.Program]]] = {
    "map": (map_dot, "nop2"),
    "flow": (flow_dot, "dot"),
}


def source(facts: Analysis, options: Options) -> str:
    """Return the chosen diagram as DOT."""
    return DIAGRAMS[options.diagram][0](facts, options)


def draw(facts: Analysis, options: Options, form: engine.Form) -> bytes:
    """Draw the chosen diagram. The scale option applies to PNG only."""
    program = DIAGRAMS[options.diagram][1]
    scale = options.scale if form == "png" else 1.0
    drawn = engine.draw(source(facts, options), program, form, scale, title=facts.journey.title)
    return dressed(drawn, options.theme.drawn_fonts) if form == "svg" else drawn
