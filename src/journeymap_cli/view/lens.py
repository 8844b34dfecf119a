"""The lens of a map: what it is about, for whom, and how far it can be trusted. It is shown above the map."""

import datetime
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import Language
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import State
from journeymap_cli.model.persona import Persona
from journeymap_cli.regexes import regex
from journeymap_cli.view import wording
from journeymap_cli.view.breaks import graphemes
from journeymap_cli.view.cells import Link


class Day(NamedTuple):
    """A date for programs (`2026-09-01`) and for people (`1 Sep 2026`)."""

    iso: str
    words: str


class PersonaView(NamedTuple):
    """A persona. `place` counts from 0 over the whole map; it decides the colour if `color` is None."""

    place: int
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
        status=status(facts),
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
        counterpart=_map_link(facts),
        counterpart_label=state(facts, "future" if facts.journey.state == "current" else "current"),
        personas=personas(facts),
    )


def _map_link(facts: Analysis) -> Link | None:
    """The link to the drawing of the counterpart."""
    path = facts.journey.counterpart
    return Link(path, facts.base.drawing(path)) if path else None


def state(facts: Analysis, value: State) -> str:
    """The state in words: `Current state`."""
    gettext = facts.language.gettext
    return gettext("Current state") if value == "current" else gettext("Future state")


def status(facts: Analysis) -> str:
    """The status in words: `in review`."""
    return facts.language.pgettext("status", facts.journey.status.replace("-", " "))


def evidence_words(facts: Analysis) -> str | None:
    """The supported share of entries, as `9 of 59 observed or reported`; None if there are no entries."""
    share, language = facts.evidence_share, facts.language
    if not share.total:
        return None
    values = {"some": share.supported, "all": share.total}
    words = language.ngettext(
        "%(some)s of %(all)s observed or reported", "%(some)s of %(all)s observed or reported", share.supported
    )
    return words % values


def _day(day: datetime.date | None, language: Language) -> Day | None:
    return Day(day.isoformat(), language.date(day)) if day else None


def personas(facts: Analysis) -> tuple[PersonaView, ...]:
    """The personas of a map; in a part of a map, they keep the initials and places of the whole map."""
    letters = initials(facts.whole_participants)
    places = {persona.id: place for place, persona in enumerate(facts.whole_participants)}
    return tuple(
        PersonaView(
            place=places[persona.id],
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
        for persona in facts.participants
    )


ARTICLES: Final = frozenset((
    "the", "a", "an", "der", "die", "das", "den", "dem", "ein", "eine", "le", "la", "les", "un", "une", "des",
    "el", "los", "las", "una", "il", "lo", "gli", "i", "o", "os", "as", "um", "uma", "de", "het", "een", "det", "en",
    "ett", "ο", "η", "το", "οι", "τα",
))  # fmt: skip
"""Words at the beginning of a name that do not distinguish it from others."""
ATTACHED: Final = regex(r"^(?:ال(?=\w\w)|[lLdD]['’](?=\w)|(?:[aA]l|[eE]l)-(?=\w))")
"""Articles that are attached to their word."""


def initials(people: Sequence[Persona]) -> dict[str, str]:
    """Unique initials by persona id, in order of preference: `D`, `DL`, `Da`, or a number.

    With them, dots on a curve are not distinguished by colour alone.
    """
    found: dict[str, str] = {}
    for number, persona in enumerate(people, 1):
        candidates = chain(_initials(unicodedata.normalize("NFC", persona.name)), map(str, count(number)))
        found[persona.id] = next(letters for letters in candidates if letters not in found.values())
    return found


def _initials(name: str) -> Iterator[str]:
    words = [list(graphemes(word)) for word in _words(name)] or [list(graphemes(name.strip()))]
    first = _capital(words[0][0])
    yield first
    if len(words) > 1:
        yield first + _capital(words[-1][0])
    yield from (first + letter for letter in words[0][1:])


def _words(name: str) -> list[str]:
    """The words of a name, without the article that it begins with."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) > 1 and words[0].casefold() in ARTICLES:
        words = words[1:]
    return [word if word.isascii() and word.isalpha() else ATTACHED.sub("", word) for word in words]


def _capital(letter: str) -> str:
    """The capital of a letter, unless it has more than one character, as for `ß` and ligatures."""
    capital = letter.upper()
    return capital if len(capital) == len(letter) else letter
