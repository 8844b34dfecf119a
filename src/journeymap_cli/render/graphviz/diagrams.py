"""The two diagrams: the DOT of each, and how Graphviz draws it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_dot import flow_dot, flow_name, placed_flow, with_texts
from journeymap_cli.render.graphviz.map_dot import map_dot, sheet_dot
from journeymap_cli.render.graphviz.scripts import boxed, missing_for
from journeymap_cli.render.graphviz.svg_finish import dressed
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.pages import pages

SOURCES: Final[dict[DiagramName, Callable[[Analysis, Options], str]]] = {"map": map_dot, "flow": flow_dot}


def source(facts: Analysis, options: Options) -> str:
    """Return the chosen diagram as DOT."""
    return SOURCES[options.diagram](facts, options)


def picture(facts: Analysis, options: Options, form: engine.Form) -> bytes:
    """Draw the chosen diagram as PNG or PDF. The scale option applies to PNG only."""
    lacking = missing_for(facts.journey)
    changed: Callable[[str], str] = partial(boxed, lacking) if lacking else str
    with _files(options) as files:
        dot, program = _drawable(facts, options, changed, files)
        return engine.draw(dot, program, form, options.scale if form == "png" else 1.0)


def page_pictures(facts: Analysis, options: Options, size: tuple[float, float], form: engine.Form) -> list[bytes]:
    """Draw a map in pages of a size in points, as PNG or PDF."""
    lacking = missing_for(facts.journey)
    changed: Callable[[str], str] = partial(boxed, lacking) if lacking else str
    scale = options.scale if form == "png" else 1.0
    with _files(options) as files:
        sheets = pages(facts, size, options.stamp, frozenset(files))
        dots = (sheet_dot(sheet, facts, options, changed, files) for sheet in sheets)
        return [engine.draw(dot, "nop2", form, scale) for dot in dots]


@contextmanager
def _files(options: Options) -> Iterator[Mapping[str, str]]:
    """Write the pictures that Graphviz can draw, which are those in PNG, to files of our own; yield their paths."""
    drawn = [(name, picture.content) for name, picture in options.images if picture.media_type == "image/png"]
    if not drawn or options.diagram != "map":
        yield {}
        return
    with TemporaryDirectory() as folder:
        files = {name: Path(folder, f"{number}.png") for number, (name, _) in enumerate(drawn)}
        for name, content in drawn:
            files[name].write_bytes(content)
        yield {name: str(file) for name, file in files.items()}


def _drawable(
    facts: Analysis, options: Options, changed: Callable[[str], str], files: Mapping[str, str]
) -> tuple[str, engine.Program]:
    """Return the graph, in which `changed` is applied to texts in other fonts than ours, and the program for it."""
    if options.diagram == "map":
        return map_dot(facts, options, changed, files), "nop2"
    return placed_flow(facts, options, lambda dot: with_texts(dot, changed))


def flow_svg(facts: Analysis, options: Options) -> bytes:
    """Draw the flow as SVG, which is the same whatever fonts this machine has."""
    drawn = engine.draw(*placed_flow(facts, options), "svg", title=flow_name(facts))
    return dressed(drawn, options.theme.drawn_fonts, facts.language.tag)
