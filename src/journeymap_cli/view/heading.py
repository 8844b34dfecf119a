"""What stands above a drawing: the title, and the facts about the map in one line."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journeymap_cli.facts.evidence import evidence_share
from journeymap_cli.facts.review import review_due
from journeymap_cli.model.journey import Journey
from journeymap_cli.view import wording

STATES: Final = {"current": "Current state", "future": "Future state"}
RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


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


def isolated(text: str) -> str:
    """The text in marks that keep its direction from reordering its neighbours; as it is where it has none."""
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text) else text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)
