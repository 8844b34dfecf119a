"""A diagram as PNG."""

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz.diagrams import picture
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """Draw the diagram."""
    return picture(options.facts(journey, ".png"), options, "png")


def same(old: bytes, new: bytes) -> bool:
    """Treat any existing drawing as up to date: the bytes differ between Graphviz versions."""
    return bool(old) and bool(new)
