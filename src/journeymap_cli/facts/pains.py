"""The pain points of a map, and which of them somebody means to ease."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import Placed
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.pain_point import PainPoint


@dataclass(frozen=True, slots=True)
class PlacedPain:
    """A pain point with its place, and whether it has an opportunity."""

    placed: Placed
    pain: PainPoint
    has_opportunity: bool


def pains(journey: Journey) -> Iterator[PlacedPain]:
    """Every pain point in file order. One has an opportunity that addresses it or stands in its node or its stage."""
    addressed = {pain for one in _alive(journey) for pain in one.addresses}
    hopeful = {node.id for _, _, node in nodes(journey) if any(map(_is_alive, node.opportunities))}
    for path, stage, node in nodes(journey):
        for number, pain in enumerate(node.pain_points):
            placed = Placed((*path, "pain_points", number), "pain_points", stage, node, pain)
            yield PlacedPain(placed, pain, pain.id in addressed or bool(hopeful & {node.id, stage.id}))


def _alive(journey: Journey) -> Iterator[Opportunity]:
    return (one for _, _, node in nodes(journey) for one in node.opportunities if _is_alive(one))


def _is_alive(opportunity: Opportunity) -> bool:
    return opportunity.status != "dropped"
