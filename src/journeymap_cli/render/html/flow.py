"""The flow as a part of the page: without what the page says itself, and in colours that follow light and dark."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_dot import flow_dot
from journeymap_cli.render.graphviz.svg_finish import inline
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import Palette

SAID: Final = regex(r' (?:xml:space="preserve"|font-family="[^"]*"|text-anchor="start")')
"""Attributes that the page's style sheet sets for all texts of the drawing, or that have no effect in a page."""

SIZE: Final = regex(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
"""Points would make it a third larger than the page's text."""

FITS: Final = range(1024, 1750)
"""Drawings of such a width are made smaller to fit the page; wider ones scroll."""

TEXT: Final = regex(r"<text [^>]*>")
SHAPE: Final = regex(r"<(?:polygon|path|polyline|ellipse) [^>]*>")
INKS: Final = ("ink", "muted", "bad", "good", "star")
GROUNDS: Final = ("surface", "soft", "line", "edge", "bad", "star")


def flow_picture(facts: Analysis, options: Options) -> Markup:
    """The graph as an element of the page. Graphviz writes a user's text as text."""
    title = f"{facts.journey.title}: the steps as a graph"
    drawn = inline(engine.draw(flow_dot(facts, options), "dot", "svg", title=title))
    drawn = SIZE.sub(_in_pixels, drawn, count=1)
    palette = options.theme.light
    inked = _recolored(palette, INKS)
    drawn = TEXT.sub(lambda found: _slim(inked(found)), drawn)
    return Markup(SHAPE.sub(_recolored(palette, GROUNDS), drawn))  # noqa: S704


def _in_pixels(found: re.Match[str]) -> str:
    kind = ' class="fit"' if FITS.start <= float(found[1]) < FITS.stop else ""
    return f'<svg{kind} width="{found[1]}" height="{found[2]}"'


def _recolored(palette: Palette, names: tuple[str, ...]) -> Callable[[re.Match[str]], str]:
    """A tag with the theme's colours as variables of the page."""
    known: Mapping[str, str] = {f'"{getattr(palette, name)}"': f'"var(--{name})"' for name in reversed(names)}
    pattern = re.compile("|".join(map(re.escape, known)))
    return lambda tag: pattern.sub(lambda color: known[color[0]], tag[0])


def _slim(tag: str) -> str:
    return SAID.sub("", tag)
