"""What a stage or step holds that only one version has, and what that means for the customer."""

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
    """The contents of a stage or step: how many steps, entries by lane, pain points by severity, and every score.

    `impact` is what their coming means for the customer; their going means the contrary.
    """

    steps: int
    items: Mapping[str, int]
    severities: Mapping[str, int]
    scores: tuple[Decimal, ...]
    impact: Impact

    @property
    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        counts = {"steps": self.steps, "items": dict(self.items), "severities": dict(self.severities)}
        return {**counts, "scores": self.scores}


CONTRARY: Final = {Impact.BETTER: Impact.WORSE, Impact.WORSE: Impact.BETTER, Impact.NEUTRAL: Impact.NEUTRAL}


def holding(node: Node, scale: Scale, elsewhere: Collection[int] = ()) -> Holding:
    """What a node of one version holds, without the steps and entries (by `id()`) that the other has elsewhere."""
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
