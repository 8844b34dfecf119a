"""The boxes and texts of a map as DOT nodes, one per line.

A map of 1,000 steps has 50,000 of them, most in a few dozen styles, so each style is formatted only once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final, NamedTuple, TypeAlias

import graphviz

from journeymap_cli.render.svg.elements import short
from journeymap_cli.render.theme.style import DrawingStyle, color
from journeymap_cli.view.measure import uncovered
from journeymap_cli.view.poster.shapes import Box, ColorRole, Photo, TextBlock

NodeAttributes: TypeAlias = Mapping[str, str]

FONT: Final = "Inter"
INCH: Final = 72
EMPTY: Final = "\u00a0"
"""Placeholder for an empty line: Graphviz crashes on a label that is only a line break."""
AIR: Final = 2
"""Extra space around a text in points, so that Graphviz does not consider its node too small."""
ENDS: Final = {"left": r"\l", "right": r"\r", "center": r"\n"}
SHAPES: Final = {"box": ("box", ""), "round": ("box", "rounded"), "disc": ("ellipse", "")}


class BoxLook(NamedTuple):
    """The attributes of a box in three parts: before the height, between height and position, before the width."""

    first: str
    middle: str
    last: str


class NodeSheet(NamedTuple):
    """State shared by the nodes of a drawing: its total height in points, cached formatters, and the function that
    changes texts that need other fonts than ours.
    """

    height: float
    frame: Callable[[ColorRole | None, ColorRole | None, str, float, bool], BoxLook]
    font: Callable[[ColorRole, bool, float], str]
    inches: Callable[[float], str]
    changed: Callable[[str], str]


def nodes(
    marks: Iterable[Box | TextBlock | Photo],
    height: float,
    look: DrawingStyle,
    usual: NodeAttributes,
    changed: Callable[[str], str],
    pictures: Mapping[str, str],
) -> Iterator[str]:
    """Yield the attributes of each node in order, leaving out those that equal `usual`.

    `pictures` are the files with the pictures, by their path in the map.
    """
    frame, font = cache(partial(_frame, look, usual)), cache(partial(_font, look, usual))
    sheet = NodeSheet(height, frame, font, cache(_inches), changed)
    for mark in marks:
        if isinstance(mark, Box):
            yield _box(mark, sheet)
        elif isinstance(mark, Photo):
            yield _photo(mark, pictures[mark.file], sheet)
        else:
            yield from _text(mark, sheet)


def _box(box: Box, sheet: NodeSheet) -> str:
    first, middle, last = sheet.frame(box.fill, box.edge, box.shape, box.weight, box.dashed)
    place = _place(box.x, box.y, box.width, box.height, sheet.height)
    return f"{first}height={sheet.inches(box.height)} {middle}{place} {last}width={sheet.inches(box.width)}"


def _photo(photo: Photo, file: str, sheet: NodeSheet) -> str:
    place = _place(photo.x, photo.y, photo.width, photo.height, sheet.height)
    size = f"height={sheet.inches(photo.height)} {place} width={sheet.inches(photo.width)}"
    return f"image={graphviz.quoting.quote(file)} {size}"


def _frame(
    look: DrawingStyle,
    usual: NodeAttributes,
    fill: ColorRole | None,
    edge: ColorRole | None,
    shape: str,
    weight: float,
    dashed: bool,
) -> BoxLook:
    outline, style = SHAPES[shape]
    dashes = "dotted" if shape == "disc" else "dashed"
    styles = [style, dashes if dashed else "", "filled" if fill else ""]
    attributes = {
        "color": color(edge, look) if edge else "transparent",
        "fillcolor": color(fill, look) if fill else "transparent",
        "penwidth": f"{weight if edge else 0:g}",
        "shape": outline,
        "style": ",".join(filter(None, styles)),
    }
    unusual = _unusual(attributes, usual)
    return BoxLook(
        *("".join(map(unusual, part)) for part in (("color", "fillcolor"), ("penwidth",), ("shape", "style")))
    )


def _text(text: TextBlock, sheet: NodeSheet) -> Iterator[str]:
    """Yield one node with all lines, or one per line if a fallback font makes their height unknown."""
    lines, pitch = text.lines, text.pitch
    parts = [(sheet.changed(line),) for line in lines] if any(map(uncovered, lines)) else [lines]
    font = sheet.font(text.ink, text.bold, text.size)
    for at, part in enumerate(parts):
        high = len(part) * pitch + AIR
        place = _place(text.x, text.y + at * pitch - AIR / 2, text.width, high, sheet.height)
        size = f"height={sheet.inches(high)} {place} width={sheet.inches(text.width)}"
        link = f'URL="{_escaped(text.href)}" ' if text.href else ""
        yield f'label="{_label(part, ENDS[text.side])}" {link}{font}{size}'


def _font(look: DrawingStyle, usual: NodeAttributes, ink: ColorRole, bold: bool, size: float) -> str:
    attributes = {
        "fontcolor": color(ink, look),
        "fontname": f"{FONT} bold" if bold else FONT,
        "fontsize": f"{size:g}",
        "shape": "none",
        "style": "",
    }
    return "".join(map(_unusual(attributes, usual), attributes))


def _unusual(values: NodeAttributes, usual: NodeAttributes) -> Callable[[str], str]:
    """Return a function that formats an attribute by name, or returns an empty string if it has the default value."""
    return lambda name: "" if values[name] == usual.get(name) else f"{name}={graphviz.quoting.quote(values[name])} "


def _label(lines: Sequence[str], end: str) -> str:
    """Return lines to be shown as typed: Graphviz interprets backslashes and entities."""
    return "".join([f"{_escaped(line or EMPTY)}{end}" for line in lines])


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("\\", r"\\").replace('"', r"\"")


def _place(left: float, top: float, wide: float, high: float, height: float) -> str:
    """Return the centre of a box as `pos`; the y axis of Graphviz points up."""
    return f'pos="{short(left + wide / 2)},{short(height - top - high / 2)}"'


def _inches(points: float) -> str:
    return short(points / INCH, 4)
