"""What stands above a drawing: the title, and the facts about the map in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journeymap_cli.facts.evidence import evidence_share
from journeymap_cli.facts.review import review_due
from journeymap_cli.model.journey import Journey
from journeymap_cli.view import wording
from journeymap_cli.view.wording import isolated

STATES: Final = {"current": "Current state", "future": "Future state"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The title and the line below it."""

    title: str
    line: str


def heading(journey: Journey) -> Heading:
    """The title; state, owner, dates of review, and how much of the map is supported."""
    return Heading(journey.title, " · ".join(_facts(journey)))


def _facts(journey: Journey) -> Iterator[str]:
    yield STATES[journey.state]
    if journey.owner:
        yield f"owner {isolated(journey.owner)}"
    if journey.last_reviewed:
        due = review_due(journey)
        yield f"reviewed {wording.date(journey.last_reviewed)}" + (f", due {wording.date(due)}" if due else "")
    share = evidence_share(journey)
    if share.total:
        yield f"{share.supported} of {share.total} statements observed or reported"
