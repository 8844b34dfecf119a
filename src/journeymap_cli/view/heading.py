"""What stands above a drawing: the title, and the facts about the map in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.phrases import short_date
from journeymap_cli.view.wording import isolated

STATES: Final = {"current": "Current state", "future": "Future state"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The title and the line below it."""

    title: str
    line: str


def heading(facts: Analysis) -> Heading:
    """The title; state, owner, dates of review, and how much of the map is supported."""
    return Heading(facts.journey.title, " · ".join(_facts(facts)))


def _facts(facts: Analysis) -> Iterator[str]:
    yield STATES[facts.journey.state]
    if facts.journey.owner:
        yield f"owner {isolated(facts.journey.owner)}"
    if facts.journey.last_reviewed:
        due = facts.review_due
        yield f"reviewed {short_date(facts.journey.last_reviewed)}" + (f", due {short_date(due)}" if due else "")
    share = facts.evidence_share
    if share.total:
        yield f"{share.supported} of {share.total} statements observed or reported"
