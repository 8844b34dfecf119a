"""The flow diagram as inline SVG, without redundant attributes and with colours for light and dark mode."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_content import FlowContent
from journeymap_cli.render.graphviz.flow_dot import placed_flow
from journeymap_cli.render.graphviz.svg_finish import inline
from journeymap_cli.render.theme.theme import Palette

REDUNDANT: Final = regex(
    r' (?:xml:space="preserve"|font-family="[^"]*"|text-anchor="start"|lengthAdjust="[^"]*"|x="0"'
    r'|font-size="10(?:\.00)?"|fill="var\(--ink\)")'
)
NO_LINE: Final = ' stroke="none"'
"""Attributes of texts that the page's style sheet sets, too, or that have no effect with its font."""

BLANK: Final = regex(r"<text [^>]*>\s*</text>\n?")
"""A text that is only a blank, which Graphviz draws between two fonts."""

SIZE: Final = regex(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
"""The size in points; replaced by pixels, as points would make the drawing a third larger than the page's text."""

FITS: Final = range(1024, 1750)
"""Widths of drawings that are scaled down to fit the page; wider ones scroll."""

TEXT: Final = regex(r"<text [^>]*>")
SHAPE: Final = regex(r"<(?:polygon|path|polyline|ellipse) [^>]*>")
CURVES: Final = regex(r' d="M([^"MC]+)C([^"MC]+)"')
POINT: Final = r"(-?[\d.]+,-?[\d.]+)"
BOX: Final = regex(rf'<path ([^>]*?) d="M{POINT}' + rf"L{POINT}C\S+ \S+ {POINT}" * 4 + '"/>')
"""A rectangle with round corners as Graphviz writes it: a path with the ends of its sides, a horizontal one first."""

FRACTION: Final = regex(r"-?\d+\.\d+")
INKS: Final = ("ink", "muted", "bad", "good", "star")
GROUNDS: Final = ("surface", "soft", "line", "edge", "bad", "good", "star")


def flow_svg(content: FlowContent) -> tuple[bytes, bool]:
    """Draw the flow. Return the element, and whether it is the same on every machine."""
    dot, program = placed_flow(content)
    drawn = inline(engine.draw(dot, program, "svg", title=content.name))
    drawn = BLANK.sub("", SIZE.sub(_in_pixels, drawn, count=1))
    palette = content.theme.light
    inked, grounded = _recolored(palette, INKS), _recolored(palette, GROUNDS)
    drawn = TEXT.sub(lambda found: _rounded(REDUNDANT.sub("", inked(found))), drawn)
    drawn = SHAPE.sub(lambda found: _rounded(CURVES.sub(_straightened, grounded(found)).replace(NO_LINE, "")), drawn)
    return BOX.sub(_box, drawn).encode(), engine.is_portable(dot)


def _in_pixels(found: re.Match[str]) -> str:
    kind = ' class="fit"' if FITS.start <= float(found[1]) < FITS.stop else ""
    return f'<svg{kind} width="{found[1]}" height="{found[2]}"'


def _recolored(palette: Palette, names: tuple[str, ...]) -> Callable[[re.Match[str]], str]:
    """Return a function that replaces the theme's colours in a matched tag with CSS variables."""
    known: Mapping[str, str] = {f'"{getattr(palette, name)}"': f'"var(--{name})"' for name in reversed(names)}
    pattern = re.compile("|".join(map(re.escape, known)))
    return lambda tag: pattern.sub(lambda color: known[color[0]], tag[0])


def _straightened(found: re.Match[str]) -> str:
    """Return a path with lines where Graphviz writes curves whose control points are their ends."""
    at, points = str(found[1]), str(found[2]).split()
    parts = [f"M{at}"]
    for first, second, end in zip(points[::3], points[1::3], points[2::3], strict=True):
        parts.append(f"L{end}" if (first, second) == (at, end) else f"C{first} {second} {end}")
        at = end
    return f' d="{"".join(parts)}"'


def _box(found: re.Match[str]) -> str:
    """Return a path as the rectangle that it draws, or as it is if it draws something else."""
    style, *ends = found.groups()
    xs, ys = zip(*(map(float, end.split(",")) for end in ends), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    curve, is_closed = right - max(xs[:2]), ends[0] == ends[-1]
    if (
        not is_closed
        or ys[0] != ys[1]
        or any(x not in (left, right) and y not in (top, bottom) for x, y in zip(xs, ys, strict=True))
    ):
        return found[0]
    wide, high, radius = (f"{round(size, 1):g}" for size in (right - left, bottom - top, curve))
    return f'<rect {style} x="{left:g}" y="{top:g}" width="{wide}" height="{high}" rx="{radius}"/>'


def _rounded(tag: str) -> str:
    """Return a tag with its numbers to a tenth of a pixel."""
    return FRACTION.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), tag)
