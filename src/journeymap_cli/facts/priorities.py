"""The pain points of a map, and which of them somebody means to ease."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from journeymap_cli.facts.columns import PlacedNode
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.entries import Opportunity, PainPoint


@dataclass(frozen=True, slots=True)
class PlacedPain:
    """A pain point with its place, and whether it has an opportunity."""

    placed: PlacedEntry
    pain: PainPoint
    has_opportunity: bool


def pains(nodes: Sequence[PlacedNode]) -> Iterator[PlacedPain]:
    """Every pain point in file order. One has an opportunity that addresses it or stands in its node or its stage."""
    addressed = {pain for one in _alive(nodes) for pain in one.addresses}
    hopeful = {node.id for _, _, node in nodes if any(map(_is_alive, node.opportunities))}
    for path, stage, node in nodes:
        for number, pain in enumerate(node.pain_points):
            placed = PlacedEntry((*path, "pain_points", number), "pain_points", stage, node, pain)
            yield PlacedPain(placed, pain, pain.id in addressed or bool(hopeful & {node.id, stage.id}))


def _alive(nodes: Iterable[PlacedNode]) -> Iterator[Opportunity]:
    return (one for _, _, node in nodes for one in node.opportunities if _is_alive(one))


def _is_alive(opportunity: Opportunity) -> bool:
    return opportunity.status != "dropped"


LEVELS: Final = {"low": 1, "medium": 2, "high": 3}
SEVERITIES: Final = {"minor": 1, "moderate": 2, "severe": 3}
OVER = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Priority:
    """An open opportunity, with the pain points that it addresses."""

    placed: PlacedEntry
    opportunity: Opportunity
    addressed: tuple[PainPoint, ...]

    @property
    def value(self) -> Fraction | None:
        """Impact over effort, or None where one of them is missing."""
        if self.opportunity.impact is None or self.opportunity.effort is None:
            return None
        return Fraction(LEVELS[self.opportunity.impact], LEVELS[self.opportunity.effort])

    @property
    def worst(self) -> int:
        """The worst severity that it addresses, 3 for severe, 0 for none."""
        return max((SEVERITIES[pain.severity] for pain in self.addressed), default=0)

    @property
    def is_quick_win(self) -> bool:
        """High impact for low effort."""
        return self.opportunity.impact == "high" and self.opportunity.effort == "low"


def priorities(entries: Sequence[PlacedEntry]) -> tuple[Priority, ...]:
    """The open opportunities, the best first; those without impact or effort last, ties in file order."""
    pains = {entry.id: entry for placed in entries if isinstance(entry := placed.entry, PainPoint)}
    open_ones = [
        Priority(placed, entry, tuple(pains[pain] for pain in entry.addresses if pain in pains))
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and entry.status not in OVER
    ]
    return tuple(sorted(open_ones, key=lambda one: (one.value is None, -(one.value or 0), -one.worst)))
