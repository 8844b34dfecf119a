"""The heading of a drawing: the title, and the facts about the map in one line."""

from collections.abc import Iterator
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.lens import evidence_words, state
from journeymap_cli.view.wording import isolated


class Heading(NamedTuple):
    """The title, and the line of facts below it."""

    title: str
    line: str


def heading(facts: Analysis) -> Heading:
    """The heading of a map. The line has its state, owner and review dates, and how many statements are supported."""
    return Heading(facts.journey.title, " · ".join(_facts(facts)))


def _facts(facts: Analysis) -> Iterator[str]:
    language = facts.language
    yield state(facts, facts.journey.state)
    if facts.journey.owner:
        yield isolated(facts.journey.owner)
    if facts.journey.last_reviewed:
        yield f"{language.gettext('reviewed')} {language.date(facts.journey.last_reviewed)}"
    if words := evidence_words(facts):
        yield words
