"""The contents of a stage or step that only one version has, and what they mean for the customer."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from journeymap_cli.diff.impact import PRESENCE, Impact
from journeymap_cli.facts.entries import Entry, cell
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.model.entries import Emotion, PainPoint
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.node import Node, Stage

UNRATED: Final = "unrated"


class Holding(NamedTuple):
    """The contents of a stage or step: the numbers of steps, entries by lane, pain points by severity, and all scores.

    `impact` is what adding them means for the customer; removing them means the opposite.
    """

    steps: int
    items: Mapping[str, int]
    severities: Mapping[str, int]
    scores: tuple[Decimal, ...]
    impact: Impact

    @property
    def plain(self) -> dict[str, Any]:
        """The contents as plain values for JSON."""
        counts = {"steps": self.steps, "items": dict(self.items), "severities": dict(self.severities)}
        return {**counts, "scores": self.scores}


CONTRARY: Final = {Impact.BETTER: Impact.WORSE, Impact.WORSE: Impact.BETTER, Impact.NEUTRAL: Impact.NEUTRAL}


def holding(node: Node, scale: Scale, elsewhere: Collection[int] = ()) -> Holding:
    """The contents of a node, without steps and entries (by `id()`) that the other version has elsewhere."""
    steps = [step for step in node.steps if id(step) not in elsewhere] if isinstance(node, Stage) else []
    found = [(lane, entry) for each in (node, *steps) for lane, entry in _entries(each) if id(entry) not in elsewhere]
    pains = [entry.severity or UNRATED for _, entry in found if isinstance(entry, PainPoint)]
    felt = (score_of(entry, scale) for _, entry in found if isinstance(entry, Emotion))
    scores = tuple(score for score in felt if score is not None)
    impacts = {PRESENCE.get(("added", lane), Impact.NEUTRAL) for lane, _ in found}
    if any(scale.place(score) * 2 > 1 for score in scores):
        impacts.add(Impact.BETTER)
    impact = next((each for each in (Impact.WORSE, Impact.BETTER) if each in impacts), Impact.NEUTRAL)
    return Holding(len(steps), Counter(lane for lane, _ in found), Counter(pains), scores, impact)


def _entries(node: Node) -> Iterator[tuple[str, Entry]]:
    return ((lane, entry) for lane in (*BUILT_IN, *node.cells) for entry in cell(node, lane))
