"""The map as DOT with the positions of all boxes, for `nop2`: Graphviz draws a layout that we computed.

Marks below the curve are painted as background; the lines of the curve are edges with explicit splines; boxes and
texts are nodes, which are drawn last and in order.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import graphviz

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz.map_nodes import FONT, INCH, nodes
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg.elements import short
from journeymap_cli.render.theme.style import SOLID, DrawingStyle, color, drawing_style
from journeymap_cli.view.lens import personas
from journeymap_cli.view.poster.poster import Poster, poster
from journeymap_cli.view.poster.shapes import Box, ColorRole, HorizontalRule, Spline, layers
from journeymap_cli.view.poster.text import BODY

Attributes: TypeAlias = dict[str, str]

LONGEST: Final = 8000
THIN: Final = 1.5


def map_dot(
    facts: Analysis,
    options: Options,
    changed: Callable[[str], str] = str,
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the graph; `changed` is applied to texts that the bundled font does not cover.

    Nodes are named `n1`, `n2`, ...: names and ids of the journey are never DOT identifiers. `pictures` are the files
    from which Graphviz reads the pictures, by their path in the map.
    """
    shown = None if options.pictures() is None else pictures
    return sheet_dot(poster(facts, options.wrap, options.stamp, shown), facts, options, changed, pictures)


def sheet_dot(
    drawn: Poster,
    facts: Analysis,
    options: Options,
    changed: Callable[[str], str] = str,
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the graph of one sheet."""
    look = drawing_style(options.theme, personas(facts), facts.language)
    ground, curves, above = layers(drawn.marks)
    usual = _usual(look)
    graph = graphviz.Digraph("map")
    graph.attr("graph", layout="nop2", bgcolor=look.light.surface, pad="0", margin="0", outputorder="edgesfirst")
    graph.attr("graph", _background=_ground(ground, drawn.height, look))
    graph.attr("node", **usual)
    graph.attr("edge", dir="none", label="", penwidth="1", style="solid", color=look.light.ink)
    graph.node("sheet", **_whole(drawn))
    lines = enumerate(nodes(above, drawn.height, look, usual, changed, pictures), 1)
    graph.body += [f"\tn{number} [{attributes}]\n" for number, attributes in lines]
    for curve in curves:
        graph.edge("sheet", "sheet", **_edge(curve, drawn.height, look))
    return str(graph.source)


def _usual(look: DrawingStyle) -> Attributes:
    """Return the default node attributes, which suit a plain text. All attributes in use are declared."""
    font = {"fontname": FONT, "fontsize": f"{BODY.size:g}", "fontcolor": look.light.ink}
    frame = {"color": look.light.line, "fillcolor": look.light.surface, "penwidth": "0.75"}
    return {
        "shape": "none",
        "style": "",
        "label": "",
        "URL": "",
        "image": "",
        "imagescale": "true",
        "fixedsize": "true",
        "margin": "0",
        **font,
        **frame,
    }


def _whole(drawn: Poster) -> Attributes:
    """Return the attributes of an invisible node behind everything, as large as the sheet."""
    middle = f"{short(drawn.width / 2)},{short(drawn.height - drawn.height / 2)}"
    size = {"width": short(drawn.width / INCH, 4), "height": short(drawn.height / INCH, 4)}
    return {"pos": middle, **size, "style": "invis"}


def _edge(stroke: Spline, height: float, look: DrawingStyle) -> Attributes:
    points = " ".join(f"{short(x)},{short(height - y)}" for x, y in stroke.points)
    style = "dotted" if stroke.dashed else look.line(stroke.ink)
    dashes = {} if style == SOLID else {"style": style}
    return {"pos": folded(points), "color": color(stroke.ink, look), "penwidth": f"{stroke.weight:g}", **dashes}


def _ground(marks: Iterable[Box | HorizontalRule], height: float, look: DrawingStyle) -> str:
    """Return the marks below the curve as xdot operations."""
    return folded(" ".join(operation for mark in marks for operation in _painted(mark, height, look)))


def folded(words: str) -> str:
    """Split a string over several lines: Graphviz reads at most 16,384 characters of a string at once."""
    return "\\\n".join(
        textwrap.wrap(words, LONGEST, break_long_words=False, break_on_hyphens=False, drop_whitespace=False)
    )


def _painted(mark: Box | HorizontalRule, height: float, look: DrawingStyle) -> Iterator[str]:
    left, right, top = short(mark.x), short(mark.x + mark.width), short(height - mark.y)
    bottom = short(height - mark.y - mark.height)
    if isinstance(mark, HorizontalRule):
        yield f"S {_counted('dashed' if mark.dashed else 'solid')} S {_counted(f'setlinewidth({mark.weight:g})')}"
        yield f"c {_counted(color(mark.ink, look))} L 2 {left} {top} {right} {bottom}"
    elif mark.fill and min(mark.width, mark.height) < THIN:
        yield from _painted(_as_rule(mark), height, look)
    elif mark.fill:
        fill = _counted(color(mark.fill, look))
        yield f"c {fill} C {fill} P 4 {left} {top} {right} {top} {right} {bottom} {left} {bottom}"


def _as_rule(box: Box) -> HorizontalRule:
    """A thin box as a line along its middle: Graphviz would draw an outline around it."""
    weight = min(box.width, box.height)
    ink = box.fill or ColorRole("line")
    if box.width > box.height:
        return HorizontalRule(box.x, box.y + weight / 2, box.width, ink, weight)
    return HorizontalRule(box.x + weight / 2, box.y, 0, ink, weight, height=box.height)


def _counted(text: str) -> str:
    """Return a text as xdot encodes it, prefixed with its length in bytes."""
    return f"{len(text.encode())} -{text}"
