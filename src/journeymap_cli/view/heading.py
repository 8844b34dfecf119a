"""The heading of a drawing: the title, and the facts about the map in one line."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.phrases import short_date
from journeymap_cli.view.wording import isolated

STATES: Final = {"current": "Current state", "future": "Future state"}


class Heading(NamedTuple):
    """The title, and the line of facts below it."""

    title: str
    line: str


def heading(facts: Analysis) -> Heading:
    """The heading of a map. The line has its state, owner and review dates, and how many statements are supported."""
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
