"""The pain points of a map and whether they have an opportunity, and the opportunities by priority."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from journeymap_cli.facts.columns import around
from journeymap_cli.facts.entries import PlacedEntry
from journeymap_cli.model.entries import LEVELS, SEVERITIES, Opportunity, PainPoint


class PlacedPain(NamedTuple):
    """A pain point with its place, and whether it has an opportunity."""

    placed: PlacedEntry
    pain: PainPoint
    has_opportunity: bool


class PainIndex:
    """The pain points of a map, by id and by node."""

    def __init__(self, entries: Sequence[PlacedEntry]) -> None:
        self.pains = [(placed, placed.entry) for placed in entries if isinstance(placed.entry, PainPoint)]
        self._by_id = {pain.id: placed for placed, pain in self.pains if pain.id}
        self._by_node: dict[str, list[PlacedEntry]] = {}
        for placed, _ in self.pains:
            self._by_node.setdefault(placed.node.id, []).append(placed)

    def eased_by(self, placed: PlacedEntry, opportunity: Opportunity) -> list[PlacedEntry]:
        """The pain points that an opportunity is for.

        They are those that it addresses. If it addresses none, they are those of its node: of a step and its stage, or
        of a stage and its steps.
        """
        if opportunity.addresses:
            return [self._by_id[pain] for pain in opportunity.addresses if pain in self._by_id]
        return [pain for node in around(placed.stage, placed.node) for pain in self._by_node.get(node.id, ())]


def pains(entries: Sequence[PlacedEntry]) -> tuple[PlacedPain, ...]:
    """Every pain point in file order, with whether an opportunity that was not dropped is for it."""
    index = PainIndex(entries)
    eased = {
        pain.path
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and entry.status != "dropped"
        for pain in index.eased_by(placed, entry)
    }
    return tuple(PlacedPain(placed, pain, placed.path in eased) for placed, pain in index.pains)


CLOSED = ("done", "dropped")


class Priority(NamedTuple):
    """An open opportunity, with the pain points that it is for."""

    placed: PlacedEntry
    opportunity: Opportunity
    pains: tuple[PlacedEntry, ...]

    @property
    def value(self) -> Fraction | None:
        """Impact divided by effort, with low, medium and high as 1, 2 and 3; None if one of them is missing."""
        impact, effort = self.opportunity.impact, self.opportunity.effort
        if impact is None or effort is None:
            return None
        return Fraction(LEVELS.index(impact) + 1, LEVELS.index(effort) + 1)

    @property
    def worst(self) -> int:
        """The worst severity of its pain points: 1 for minor to 3 for severe, 0 if there are none."""
        levels = (SEVERITIES.index(pain.entry.severity) + 1 for pain in self.pains if isinstance(pain.entry, PainPoint))
        return max(levels, default=0)

    @property
    def is_quick_win(self) -> bool:
        """Whether it has high impact for low effort."""
        return self.opportunity.impact == "high" and self.opportunity.effort == "low"


def priorities(entries: Sequence[PlacedEntry]) -> tuple[Priority, ...]:
    """The open opportunities, best first; those without impact or effort come last, ties are in file order."""
    index = PainIndex(entries)
    open_ones = [
        Priority(placed, entry, tuple(index.eased_by(placed, entry)))
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and entry.status not in CLOSED
    ]
    return tuple(sorted(open_ones, key=_order))


def _order(priority: Priority) -> tuple[bool, Fraction, int]:
    value = priority.value
    return value is None, -(value or Fraction()), -priority.worst
