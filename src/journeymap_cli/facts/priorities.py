"""The pain points of a map, whether they have an opportunity, and the opportunities by priority."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from journeymap_cli.facts.entries import WHOLE, PlacedEntry
from journeymap_cli.model.entries import LEVELS, SEVERITIES, Opportunity, PainPoint, PainSeverity
from journeymap_cli.spelling import normal_form


class PlacedPain(NamedTuple):
    """A pain point with its place, and whether it has an opportunity."""

    placed: PlacedEntry
    pain: PainPoint
    has_opportunity: bool


class PainIndex:
    """The pain points of a map, by id and by node. `surroundings` has the ids of the nodes around each node."""

    def __init__(self, entries: Sequence[PlacedEntry], surroundings: Mapping[str, Sequence[str]]) -> None:
        self.pains = [(placed, placed.entry) for placed in entries if isinstance(placed.entry, PainPoint)]
        self.ids = {pain.id: placed for placed, pain in self.pains if pain.id}
        self._surroundings = surroundings
        self._by_node: dict[str, list[PlacedEntry]] = {}
        for placed, _ in self.pains:
            for place in placed.places:
                self._by_node.setdefault(place, []).append(placed)

    def eased_by(self, placed: PlacedEntry, opportunity: Opportunity) -> list[PlacedEntry]:
        """The pain points that an opportunity is for.

        They are those that it addresses. If it addresses none, they are those of its node (of a step and its stage, or
        of a stage and its steps). For an opportunity of the whole map, they are those of the stages and steps that it
        names, or all.
        """
        if opportunity.addresses:
            return [self.ids[pain] for pain in opportunity.addresses if pain in self.ids]
        if placed.places == (WHOLE,):
            return [pain for pain, _ in self.pains]
        return [*{pain.path: pain for place in placed.places for pain in self._around(place)}.values()]

    def is_explained(self, node: str) -> bool:
        """Whether there is a pain point around a stage or step, or one of the whole journey."""
        return WHOLE in self._by_node or any(self._around(node))

    def _around(self, node: str) -> Iterator[PlacedEntry]:
        for near in self._surroundings.get(node, ()):
            yield from self._by_node.get(near, ())


def pain_keys(id_: str | None, text: str) -> frozenset[str]:
    """Keys that identify a pain point across maps: its id, and its text in normal form with single blanks."""
    return frozenset(filter(None, (id_, " ".join(normal_form(text).split()))))


def pains(index: PainIndex, entries: Sequence[PlacedEntry]) -> tuple[PlacedPain, ...]:
    """Every pain point in file order, and whether an opportunity that was not dropped is for it."""
    eased = {
        pain.path
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and entry.status != "dropped"
        for pain in index.eased_by(placed, entry)
    }
    return tuple(PlacedPain(placed, pain, placed.path in eased) for placed, pain in index.pains)


def severity_rank(severity: PainSeverity | None) -> int:
    """A number for a severity: 1 for minor to 3 for severe, 0 for a pain point that is not rated."""
    return SEVERITIES.index(severity) + 1 if severity else 0


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
        """The worst severity of its pain points: 1 for minor to 3 for severe, 0 if none is rated."""
        pains = (pain.entry for pain in self.pains if isinstance(pain.entry, PainPoint))
        return max((severity_rank(pain.severity) for pain in pains), default=0)

    @property
    def is_quick_win(self) -> bool:
        """Whether it has high impact for low effort."""
        return self.opportunity.impact == "high" and self.opportunity.effort == "low"


def priorities(index: PainIndex, entries: Sequence[PlacedEntry], *, closed: bool = False) -> tuple[Priority, ...]:
    """The open opportunities, best first. Those without impact or effort come last; ties are in file order.

    With `closed`, those that are done or dropped are included.
    """
    found = [
        Priority(placed, entry, tuple(index.eased_by(placed, entry)))
        for placed in entries
        if isinstance(entry := placed.entry, Opportunity) and (closed or entry.status not in CLOSED)
    ]
    return tuple(sorted(found, key=urgency))


def urgency(priority: Priority) -> tuple[bool, int, bool, Fraction, int]:
    """The sort key of priorities: those with a written priority come first."""
    value, written = priority.value, priority.opportunity.priority
    return written is None, written or 0, value is None, -(value or Fraction()), -priority.worst
