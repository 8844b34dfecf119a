"""Through whose eyes, and which part of the world: what stands above the map."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journeymap_cli.facts.evidence import evidence_share
from journeymap_cli.facts.participants import participants
from journeymap_cli.facts.review import review_due
from journeymap_cli.model.journey import Journey
from journeymap_cli.view import wording
from journeymap_cli.view.heading import STATES
from journeymap_cli.view.initials import initials

STATUSES: Final = {"draft": "Draft", "in-review": "In review", "approved": "Approved", "archived": "Archived"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date for programs and for people."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonaView:
    """A persona. `index` counts from 0 and picks the colour where `color` is None."""

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


@dataclass(frozen=True, slots=True)
class Lens:
    """What a map is about and how far it can be trusted."""

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


def lens(journey: Journey) -> Lens:
    """The lens of a journey."""
    share = evidence_share(journey)
    return Lens(
        title=journey.title,
        state=STATES[journey.state],
        status=STATUSES[journey.status],
        scenario=journey.scenario,
        description=journey.description,
        expectations=journey.expectations,
        starts=journey.scope.starts if journey.scope else None,
        ends=journey.scope.ends if journey.scope else None,
        owner=journey.owner,
        contributors=journey.contributors,
        tags=journey.tags,
        reviewed=_day(journey.last_reviewed),
        due=_day(review_due(journey)),
        every=wording.duration(journey.review_every) if journey.review_every else None,
        evidence=f"{share.supported} of {share.total} observed or reported" if share.total else None,
        personas=tuple(_personas(journey)),
    )


def _day(day: datetime.date | None) -> Day | None:
    return Day(day.isoformat(), wording.date(day)) if day else None


def _personas(journey: Journey) -> Iterator[PersonaView]:
    people = participants(journey)
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
