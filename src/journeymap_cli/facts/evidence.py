"""How well the statements about the customer are supported."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from journeymap_cli.facts.entries import PlacedEntry, own_roles
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import LANES
from journeymap_cli.model.scalars import Evidence

ABOUT_CUSTOMER = frozenset(lane.id for lane in LANES if lane.states)
SUPPORTED = ("observed", "reported")


class EvidenceShare(NamedTuple):
    """The number of statements about the customer that are observed or reported, and of all such statements."""

    supported: int
    total: int


def evidence_of(entry: Item | Emotion, journey: Journey) -> Evidence:
    """The evidence of an entry: its own, else the default of the map."""
    return entry.evidence or journey.evidence_default


def about_customer(journey: Journey) -> frozenset[str]:
    """The lanes whose entries state something about the customer."""
    return ABOUT_CUSTOMER | {lane for lane, role in own_roles(journey).items() if role == "customer"}


def evidence_share(journey: Journey, entries: Iterable[PlacedEntry], lanes: Collection[str]) -> EvidenceShare:
    """The number of supported statements in these lanes, and of all statements there."""
    all_evidence = [
        evidence_of(placed.entry, journey)
        for placed in entries
        if placed.lane in lanes and isinstance(placed.entry, (Item, Emotion))
    ]
    return EvidenceShare(sum(evidence in SUPPORTED for evidence in all_evidence), len(all_evidence))
