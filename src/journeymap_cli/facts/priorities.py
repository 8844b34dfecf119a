"""What to do first."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from journeymap_cli.facts.entries import Placed, entries
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.pain_point import PainPoint

LEVELS: Final = {"low": 1, "medium": 2, "high": 3}
SEVERITIES: Final = {"minor": 1, "moderate": 2, "severe": 3}
OVER = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Priority:
    """An open opportunity, with the pain points that it addresses."""

    placed: Placed
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


def priorities(journey: Journey) -> tuple[Priority, ...]:
    """The open opportunities, the best first; those without impact or effort last, ties in file order."""
    found = list(entries(journey))
    pains = {entry.id: entry for placed in found if isinstance(entry := placed.entry, PainPoint)}
    open_ones = [
        Priority(placed, entry, tuple(pains[pain] for pain in entry.addresses if pain in pains))
        for placed in found
        if isinstance(entry := placed.entry, Opportunity) and entry.status not in OVER
    ]
    return tuple(sorted(open_ones, key=lambda one: (one.value is None, -(one.value or 0), -one.worst)))
