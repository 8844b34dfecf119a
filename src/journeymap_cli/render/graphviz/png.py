"""A diagram as PNG."""

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz.diagrams import page_pictures, picture
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """Draw the diagram."""
    return picture(options.facts(journey, ".png"), options, "png")


def pages(journey: Journey, options: Options, size: tuple[float, float]) -> list[bytes]:
    """Draw a map in pages of this size, in points."""
    return page_pictures(options.facts(journey, ".png"), options, size, "png")


def same(old: bytes, new: bytes) -> bool:
    """Treat any existing drawing as up to date: the bytes differ between Graphviz versions."""
    return bool(old) and bool(new)
