"""The lens of a map: what it is about, for whom, and how far it can be trusted. It is shown above the map."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.phrases import short_date
from journeymap_cli.view import wording
from journeymap_cli.view.heading import STATES
from journeymap_cli.view.initials import initials

STATUSES: Final = {"draft": "Draft", "in-review": "In review", "approved": "Approved", "archived": "Archived"}


class Day(NamedTuple):
    """A date for programs (`2026-09-01`) and for people (`1 Sep 2026`)."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonaView:
    """A persona. `index` counts from 0; it decides the colour if `color` is None."""

    index: int
    id: str
    name: str
    initials: str
    role: str | None
    kind: str
    description: str | None
    goals: tuple[str, ...]
    needs: tuple[str, ...]
    frustrations: tuple[str, ...]
    quote: str | None
    color: str | None


class Lens(NamedTuple):
    """What a map is about, for whom, and how far it can be trusted."""

    title: str
    state: str
    status: str
    scenario: str | None
    description: str | None
    expectations: tuple[str, ...]
    starts: str | None
    ends: str | None
    owner: str | None
    contributors: tuple[str, ...]
    tags: tuple[str, ...]
    reviewed: Day | None
    due: Day | None
    every: str | None
    evidence: str | None
    personas: tuple[PersonaView, ...]


def lens(facts: Analysis) -> Lens:
    """The lens of a map."""
    share = facts.evidence_share
    return Lens(
        title=facts.journey.title,
        state=STATES[facts.journey.state],
        status=STATUSES[facts.journey.status],
        scenario=facts.journey.scenario,
        description=facts.journey.description,
        expectations=facts.journey.expectations,
        starts=facts.journey.scope.starts if facts.journey.scope else None,
        ends=facts.journey.scope.ends if facts.journey.scope else None,
        owner=facts.journey.owner,
        contributors=facts.journey.contributors,
        tags=facts.journey.tags,
        reviewed=_day(facts.journey.last_reviewed),
        due=_day(facts.review_due),
        every=wording.duration(facts.journey.review_every) if facts.journey.review_every else None,
        evidence=f"{share.supported} of {share.total} observed or reported" if share.total else None,
        personas=tuple(_personas(facts)),
    )


def _day(day: datetime.date | None) -> Day | None:
    return Day(day.isoformat(), short_date(day)) if day else None


def _personas(facts: Analysis) -> Iterator[PersonaView]:
    people = facts.participants
    letters = initials(people)
    for index, persona in enumerate(people):
        yield PersonaView(
            index=index,
            id=persona.id,
            name=persona.name,
            initials=letters[persona.id],
            role=persona.role,
            kind=persona.kind,
            description=persona.description,
            goals=persona.goals,
            needs=persona.needs,
            frustrations=persona.frustrations,
            quote=persona.quote,
            color=persona.color,
        )
