"""A diagram as PDF."""

import math

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz.diagrams import page_pictures, picture
from journeymap_cli.render.graphviz.engine import LONGEST_PDF, is_scaled_down, page_size
from journeymap_cli.render.graphviz.pdf_info import described, joined
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """Draw the diagram, with the title of the map, its owner as the author, and its language."""
    facts = options.facts(journey, ".pdf")
    return described(_drawn(facts, options), journey.title, journey.owner, str(facts.language.tag))


def pages(journey: Journey, options: Options, size: tuple[float, float]) -> list[bytes]:
    """Draw a map in pages of this size, in points, all in one file."""
    facts = options.facts(journey, ".pdf")
    drawn = page_pictures(facts, options, size, "pdf")
    return [joined(drawn, journey.title, journey.owner, str(facts.language.tag))]


def _drawn(facts: Analysis, options: Options) -> bytes:
    """Draw the diagram; a map whose bands are too high together is drawn again with fewer and wider ones."""
    drawn = picture(facts, options, "pdf")
    if options.diagram != "map" or options.wrap is None or not is_scaled_down(drawn):
        return drawn
    wide, high = page_size(drawn)
    if high <= wide:
        return drawn
    return picture(facts, options._replace(wrap=min(options.wrap * math.sqrt(high / wide), LONGEST_PDF)), "pdf")


def shrunk(drawn: bytes) -> str | None:
    """Return a note if the drawing was scaled down to the largest page of PDF."""
    if not is_scaled_down(drawn):
        return None
    return "the drawing is larger than a page of PDF can be, and was scaled down: draw parts with --stage, or an SVG"


def same(old: bytes, new: bytes) -> bool:
    """Treat any existing drawing as up to date: the bytes differ between Graphviz versions."""
    return bool(old) and bool(new)
