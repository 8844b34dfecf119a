"""A diagram as DOT, for users who run Graphviz themselves (`nop2` for a map, `dot` for a flow)."""

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz.diagrams import source
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """Return the DOT source."""
    return source(options.facts(journey, ".dot"), options).encode()


def same(old: bytes, new: bytes) -> bool:
    """Return whether an existing file matches the new output."""
    return old == new
