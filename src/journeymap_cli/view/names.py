"""Look-ups for entries: what they refer to by id, and what is known about them by path."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import Language
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.registries import Channel
from journeymap_cli.problem import Path
from journeymap_cli.view.plain import plain


class Names(NamedTuple):
    """Look-ups for the entries of a map, and the `base` of its relative addresses.

    By id: `channels`, the titles of `sources`, the texts of `pains`. By the path of an entry: `drops`, the change of
    reach since the column before, and `feelings`, the ids of the personas whose score it is. `worst` is the path of the
    reach after the biggest drop-off.
    """

    journey: Journey
    language: Language
    base: LinkBase
    channels: Mapping[str, Channel]
    sources: Mapping[str, str]
    pains: Mapping[str, str]
    drops: Mapping[Path, Decimal]
    worst: Path | None
    feelings: Mapping[Path, tuple[str, ...]]


def names(facts: Analysis) -> Names:
    """The look-ups for the entries of a map."""
    return Names(
        journey=facts.journey,
        language=facts.language,
        base=facts.base,
        channels={channel.id: channel for channel in facts.journey.channels},
        sources={source.id: source.title for source in facts.journey.sources},
        pains={one.pain.id: plain(one.pain.text) for one in facts.pains if one.pain.id},
        drops={end.path: end.value - start.value for start, end in facts.reach_steps},
        worst=max(facts.drop_offs, key=lambda drop: drop.points).end.path if facts.drop_offs else None,
        feelings=_feelings(facts),
    )


def _feelings(facts: Analysis) -> dict[Path, tuple[str, ...]]:
    """The personas whose score each emotion is, in a map with personas."""
    people: dict[Path, tuple[str, ...]] = {}
    known = {persona.id for persona in facts.participants}
    for score in facts.scores:
        if score.persona in known:
            people[score.path] = (*people.get(score.path, ()), score.persona)
    return people


def titles(sources: tuple[str, ...], known: Names) -> tuple[str, ...]:
    """The titles of sources, by id; an unknown id stays as it is."""
    return sources and tuple(known.sources.get(source, source) for source in sources)
