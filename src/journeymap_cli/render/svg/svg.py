"""A diagram as SVG."""

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg.poster import poster_svg, sheet_svg
from journeymap_cli.view.poster.pages import pages as laid_out


def render(journey: Journey, options: Options) -> bytes:
    """Draw the diagram, keeping text as text. Only the flow needs Graphviz."""
    facts = options.facts(journey, ".svg")
    if options.diagram == "map":
        return poster_svg(facts, options)
    from journeymap_cli.render.graphviz.diagrams import flow_svg

    return flow_svg(facts, options)


def pages(journey: Journey, options: Options, size: tuple[float, float]) -> list[bytes]:
    """Draw a map in pages of this size, in points."""
    facts = options.facts(journey, ".svg")
    return [sheet_svg(sheet, facts, options) for sheet in laid_out(facts, size, options.stamp, options.pictures())]


def same(old: bytes, new: bytes) -> bool:
    """Return whether both files contain the same texts. Drawings may differ between Graphviz versions."""
    return _texts(old) == _texts(new)


def _texts(svg: bytes) -> list[str] | None:
    import xml.etree.ElementTree as ET

    try:
        root = ET.fromstring(svg)  # noqa: S314  our own output, and expat limits entities
    except ET.ParseError:
        return None
    return sorted("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
