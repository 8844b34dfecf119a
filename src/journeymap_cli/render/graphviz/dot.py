"""A diagram in Graphviz's language, for those who draw it themselves (a map with `nop2`, a flow with `dot`)."""

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz.diagrams import source
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """The DOT text."""
    return source(Analysis(journey), options).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether a file that was written holds what would be written now."""
    return old == new
