"""The whole map as DOT with the places of all boxes, for `nop2`: Graphviz draws what we laid out.

What lies under the curve is painted as background; the lines of the curve are edges with splines of their own; boxes
and texts are nodes, which are drawn last and in their order.
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import graphviz

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz.style import DrawingStyle, color
from journeymap_cli.render.options import Options
from journeymap_cli.view.measure import uncovered
from journeymap_cli.view.poster.poster import Poster, poster
from journeymap_cli.view.poster.shapes import Box, HorizontalRule, Spline, TextBlock
from journeymap_cli.view.poster.text import BODY

Attributes: TypeAlias = dict[str, str]

FONT: Final = "Inter"
INCH: Final = 72
EMPTY: Final = "\u00a0"
"""Graphviz falls over a label that is nothing but the end of a line."""
AIR: Final = 2
"""Around a text, so that Graphviz does not find its node too small."""
LONGEST: Final = 8000
ENDS: Final = {"left": r"\l", "right": r"\r", "center": r"\n"}
SHAPES: Final = {"box": ("box", ""), "round": ("box", "rounded"), "disc": ("ellipse", "")}


def map_dot(facts: Analysis, options: Options) -> str:
    """The text of the graph. Its nodes are `n1`, `n2`, ...: no name or id of the journey is a name in it."""
    drawn, look = (
        poster(facts, options.wrap, options.stamp),
        DrawingStyle(options.theme, facts.participants),
    )
    usual = _usual(look)
    graph = graphviz.Digraph("map")
    graph.attr("graph", layout="nop2", bgcolor=look.light.surface, pad="0", margin="0", outputorder="edgesfirst")
    graph.attr("graph", _background=_ground(drawn, look))
    graph.attr("node", **usual)
    graph.attr("edge", dir="none", label="", penwidth="1", style="solid", color=look.light.ink)
    graph.node("sheet", **{**_place(0, 0, drawn.width, drawn.height, drawn.height), "style": "invis"})
    nodes = (node for mark in drawn.marks for node in _nodes(mark, drawn.height, look))
    for number, attributes in enumerate(nodes, 1):
        graph.node(f"n{number}", **{name: value for name, value in attributes.items() if usual.get(name) != value})
    for mark in drawn.marks:
        if isinstance(mark, Spline):
            graph.edge("sheet", "sheet", **_edge(mark, drawn.height, look))
    return str(graph.source)


def _usual(look: DrawingStyle) -> Attributes:
    """What holds for every node that says nothing else: the attributes of a plain text, and none is left undeclared."""
    font = {"fontname": FONT, "fontsize": f"{BODY.size:g}", "fontcolor": look.light.ink}
    frame = {"color": look.light.line, "fillcolor": look.light.surface, "penwidth": "0.75"}
    return {"shape": "none", "style": "", "label": "", "fixedsize": "true", "margin": "0", **font, **frame}


def _nodes(mark: object, height: float, look: DrawingStyle) -> Iterator[Attributes]:
    if isinstance(mark, Box) and not mark.ground:
        yield _box(mark, height, look)
    elif isinstance(mark, TextBlock):
        yield from _text(mark, height, look)


def _box(box: Box, height: float, look: DrawingStyle) -> Attributes:
    shape, style = SHAPES[box.shape]
    styles = [style, "dashed" if box.dashed else "", "filled" if box.fill else ""]
    edge = color(box.edge, look) if box.edge else "transparent"
    return {
        "shape": shape,
        "style": ",".join(filter(None, styles)),
        "fillcolor": color(box.fill, look) if box.fill else "transparent",
        "color": edge,
        "penwidth": f"{box.weight if box.edge else 0:g}",
        **_place(box.x, box.y, box.width, box.height, height),
    }


def _text(text: TextBlock, height: float, look: DrawingStyle) -> Iterator[Attributes]:
    """A node with all lines; where the font is not ours and so their height unknown, a node for each line."""
    together = not any(map(uncovered, text.lines))
    parts = [text.lines] if together else [(line,) for line in text.lines]
    look_of_all = {
        "shape": "none",
        "style": "",
        "fontname": f"{FONT} bold" if text.bold else FONT,
        "fontsize": f"{text.size:g}",
        "fontcolor": color(text.ink, look),
    }
    for at, lines in enumerate(parts):
        top = text.y + at * text.pitch - AIR / 2
        place = _place(text.x, top, text.width, len(lines) * text.pitch + AIR, height)
        yield {"label": _label(lines, ENDS[text.side]), **look_of_all, **place}


def _label(lines: Sequence[str], end: str) -> str:
    """Lines as typed: Graphviz would read backslashes as escapes and entities as characters."""
    shown = (graphviz.escape((line or EMPTY).replace("&", "&amp;")) for line in lines)
    return str(graphviz.nohtml("".join(line + end for line in shown)))


def _place(left: float, top: float, wide: float, high: float, height: float) -> Attributes:
    """The middle of a box and its size; Graphviz counts upwards, and sizes in inches."""
    return {
        "pos": f"{_short(left + wide / 2)},{_short(height - top - high / 2)}",
        "width": _short(wide / INCH, 4),
        "height": _short(high / INCH, 4),
    }


def _edge(stroke: Spline, height: float, look: DrawingStyle) -> Attributes:
    points = " ".join(f"{_short(x)},{_short(height - y)}" for x, y in stroke.points)
    dashes = {"style": look.dashes(stroke.ink.of)} if look.theme.patterns and stroke.ink.name == "persona" else {}
    return {"pos": folded(points), "color": color(stroke.ink, look), "penwidth": f"{stroke.weight:g}", **dashes}


def _ground(drawn: Poster, look: DrawingStyle) -> str:
    """What lies under the curve, in the operations of xdot."""
    return folded(
        " ".join(
            operation
            for mark in drawn.marks
            if isinstance(mark, HorizontalRule) or (isinstance(mark, Box) and mark.ground)
            for operation in _painted(mark, drawn.height, look)
        )
    )


def folded(words: str) -> str:
    """The same over several lines: Graphviz reads no more than 16,384 characters of a text at once."""
    return "\\\n".join(
        textwrap.wrap(words, LONGEST, break_long_words=False, break_on_hyphens=False, drop_whitespace=False)
    )


def _painted(mark: Box | HorizontalRule, height: float, look: DrawingStyle) -> Iterator[str]:
    left, right, top = _short(mark.x), _short(mark.x + mark.width), _short(height - mark.y)
    if isinstance(mark, HorizontalRule):
        yield f"S {_counted('dashed' if mark.dashed else 'solid')} S {_counted(f'setlinewidth({mark.weight:g})')}"
        yield f"c {_counted(color(mark.ink, look))} L 2 {left} {top} {right} {top}"
    elif mark.fill:
        bottom = _short(height - mark.y - mark.height)
        fill = _counted(color(mark.fill, look))
        yield f"c {fill} C {fill} P 4 {left} {top} {right} {top} {right} {bottom} {left} {bottom}"


def _counted(text: str) -> str:
    """A text as xdot has it, after the number of its bytes."""
    return f"{len(text.encode())} -{text}"


def _short(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
