"""The lens of a map: what it is about, for whom, and how far it can be trusted. It is shown above the map."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import Language
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import State
from journeymap_cli.view import wording
from journeymap_cli.view.cells import Link, link
from journeymap_cli.view.initials import initials


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
    image: Image | None


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
    counterpart: Link | None
    counterpart_label: str
    personas: tuple[PersonaView, ...]

    @property
    def has_more(self) -> bool:
        """Whether there are facts that the first lines do not show."""
        more = (self.scenario and self.description, self.contributors, self.starts, self.ends, self.expectations)
        return any((*more, self.due, self.every, self.tags, self.counterpart))


def lens(facts: Analysis) -> Lens:
    """The lens of a map."""
    language = facts.language
    return Lens(
        title=facts.journey.title,
        state=state(facts, facts.journey.state),
        status=language.pgettext("status", facts.journey.status.replace("-", " ")),
        scenario=facts.journey.scenario,
        description=facts.journey.description,
        expectations=facts.journey.expectations,
        starts=facts.journey.scope.starts if facts.journey.scope else None,
        ends=facts.journey.scope.ends if facts.journey.scope else None,
        owner=facts.journey.owner,
        contributors=facts.journey.contributors,
        tags=facts.journey.tags,
        reviewed=_day(facts.journey.last_reviewed, language),
        due=_day(facts.review_due, language),
        every=wording.duration(facts.journey.review_every, language) if facts.journey.review_every else None,
        evidence=evidence_words(facts),
        counterpart=link(facts.journey.counterpart),
        counterpart_label=state(facts, "future" if facts.journey.state == "current" else "current"),
        personas=tuple(_personas(facts)),
    )


def state(facts: Analysis, value: State) -> str:
    """`Current state`."""
    gettext = facts.language.gettext
    return gettext("Current state") if value == "current" else gettext("Future state")


def evidence_words(facts: Analysis) -> str | None:
    """`9 of 59 observed or reported`."""
    share, language = facts.evidence_share, facts.language
    if not share.total:
        return None
    values = {"some": share.supported, "all": share.total}
    words = "%(some)s of %(all)s observed or reported"
    return language.ngettext(words, words, share.supported) % values


def _day(day: datetime.date | None, language: Language) -> Day | None:
    return Day(day.isoformat(), language.date(day)) if day else None


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
            image=persona.image,
        )
