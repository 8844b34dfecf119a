"""The two diagrams: the DOT of each, and how Graphviz draws it."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.flow_content import flow_content
from journeymap_cli.render.graphviz.flow_dot import flow_dot, placed_flow, with_texts
from journeymap_cli.render.graphviz.map_dot import map_dot, sheet_dot
from journeymap_cli.render.graphviz.scripts import boxed, missing_for
from journeymap_cli.render.graphviz.svg_finish import dressed
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.pages import pages

ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg"}
"""The media types of pictures that Graphviz can read. All others are drawn as their alternative text."""

SOURCES: Final[dict[DiagramName, Callable[[Analysis, Options], str]]] = {
    "map": map_dot,
    "flow": lambda facts, options: flow_dot(flow_content(facts, options)),
}


def source(facts: Analysis, options: Options) -> str:
    """Return the chosen diagram as DOT."""
    return SOURCES[options.diagram](facts, options)


def picture(facts: Analysis, options: Options, form: engine.Form) -> bytes:
    """Draw the chosen diagram as PNG or PDF. The scale option applies to PNG only."""
    lacking = missing_for(facts.journey)
    changed: Callable[[str], str] = partial(boxed, lacking) if lacking else str
    with _picture_files(options) as pictures:
        dot, program = _drawable(facts, options, changed, pictures)
        return engine.draw(dot, program, form, options.scale if form == "png" else 1.0)


def page_pictures(facts: Analysis, options: Options, size: tuple[float, float], form: engine.Form) -> list[bytes]:
    """Draw a map in pages of a size in points, as PNG or PDF."""
    lacking = missing_for(facts.journey)
    changed: Callable[[str], str] = partial(boxed, lacking) if lacking else str
    scale = options.scale if form == "png" else 1.0
    with _picture_files(options) as pictures:
        shown = None if options.pictures() is None else pictures
        sheets = pages(facts, size, options.stamp, shown)
        return [
            engine.draw(sheet_dot(sheet, facts, options, changed, pictures), "nop2", form, scale) for sheet in sheets
        ]


@contextmanager
def _picture_files(options: Options) -> Iterator[Mapping[str, str]]:
    """Write the pictures that Graphviz can read to temporary files; yields these by the path in the map."""
    usable = {file: one for file, one in options.images if one.media_type in ENDINGS and options.diagram == "map"}
    if not usable:
        yield {}
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = {file: Path(folder, f"{at}{ENDINGS[one.media_type]}") for at, (file, one) in enumerate(usable.items())}
        for file, path in paths.items():
            path.write_bytes(usable[file].content)
        yield {file: str(path) for file, path in paths.items()}


def _drawable(
    facts: Analysis, options: Options, changed: Callable[[str], str], pictures: Mapping[str, str]
) -> tuple[str, engine.Program]:
    """Return the graph and the program to draw it; `changed` is applied to texts that need other fonts than ours."""
    if options.diagram == "map":
        return map_dot(facts, options, changed, pictures), "nop2"
    return placed_flow(flow_content(facts, options), lambda dot: with_texts(dot, changed))


def flow_svg(facts: Analysis, options: Options) -> bytes:
    """Draw the flow as SVG, independently of the fonts of the machine."""
    content = flow_content(facts, options)
    drawn = engine.draw(*placed_flow(content), "svg", title=content.name)
    return dressed(drawn, options.theme.drawn_fonts, facts.language.tag)
