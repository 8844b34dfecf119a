"""The pain points of a map and whether they have an opportunity, and the opportunities by priority."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from journeymap_cli.facts.columns import PlacedNode
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.entries import LEVELS, SEVERITIES, Opportunity, PainPoint, PainSeverity


class PlacedPain(NamedTuple):
    """A pain point with its place, and whether it has an opportunity."""

    placed: PlacedEntry
    pain: PainPoint
    has_opportunity: bool


def pains(nodes: Sequence[PlacedNode]) -> Iterator[PlacedPain]:
    """Every pain point in file order.

    It has an opportunity if one addresses it, or if there is one in the same node or its stage. Dropped ones do not
    count.
    """
    addressed = {pain for opportunity in _not_dropped(nodes) for pain in opportunity.addresses}
    improved = {node.id for _, _, node in nodes if any(map(_is_not_dropped, node.opportunities))}
    for path, stage, node in nodes:
        for number, pain in enumerate(node.pain_points):
            placed = PlacedEntry((*path, "pain_points", number), "pain_points", stage, node, pain)
            yield PlacedPain(placed, pain, pain.id in addressed or node.id in improved or stage.id in improved)


def _not_dropped(nodes: Iterable[PlacedNode]) -> Iterator[Opportunity]:
    return (opportunity for _, _, node in nodes for opportunity in filter(_is_not_dropped, node.opportunities))


def _is_not_dropped(opportunity: Opportunity) -> bool:
    return opportunity.status != "dropped"


def severity_rank(severity: PainSeverity | None) -> int:
    """1 for minor to 3 for severe, 0 for a pain point that is not rated."""
    return SEVERITIES.index(severity) + 1 if severity else 0


CLOSED = ("done", "dropped")


class Priority(NamedTuple):
    """An open opportunity, with the pain points that it addresses."""

    placed: PlacedEntry
    opportunity: Opportunity
    addressed: tuple[PainPoint, ...]

    @property
    def value(self) -> Fraction | None:
        """Impact divided by effort, with low, medium and high as 1, 2 and 3; None if one of them is missing."""
        impact, effort = self.opportunity.impact, self.opportunity.effort
        if impact is None or effort is None:
            return None
        return Fraction(LEVELS.index(impact) + 1, LEVELS.index(effort) + 1)

    @property
    def worst(self) -> int:
        """The worst severity that it addresses: 1 for minor to 3 for severe, 0 if it addresses no rated pain point."""
        return max((severity_rank(pain.severity) for pain in self.addressed), default=0)

    @property
    def is_quick_win(self) -> bool:
        """Whether it has high impact for low effort."""
        return self.opportunity.impact == "high" and self.opportunity.effort == "low"


def priorities(entries: Sequence[PlacedEntry]) -> tuple[Priority, ...]:
    """The open opportunities, best first; those without impact or effort come last, ties are in file order."""
    pains = {entry.id: entry for placed in entries if isinstance(entry := placed.entry, PainPoint)}
    open_ones = [
        Priority(placed, entry, tuple(pains[pain] for pain in entry.addresses if pain in pains))
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and entry.status not in CLOSED
    ]
    return tuple(sorted(open_ones, key=_order))


def _order(priority: Priority) -> tuple[bool, int, bool, Fraction, int]:
    """Those with a written priority come first."""
    value, written = priority.value, priority.opportunity.priority
    return written is None, written or 0, value is None, -(value or Fraction()), -priority.worst
