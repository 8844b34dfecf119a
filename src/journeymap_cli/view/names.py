"""What entries refer to by id or by path, looked up once for the whole map."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.registries import Channel
from journeymap_cli.problem import Path


class Names(NamedTuple):
    """What entries refer to, looked up once for the whole map."""

    journey: Journey
    channels: Mapping[str, Channel]
    sources: Mapping[str, str]
    pains: Mapping[str, str]
    drops: Mapping[Path, Decimal]
    feelings: Mapping[Path, tuple[str, ...]]


def names(facts: Analysis) -> Names:
    """The look-ups for the entries of a journey."""
    return Names(
        journey=facts.journey,
        channels={channel.id: channel for channel in facts.journey.channels},
        sources={source.id: source.title for source in facts.journey.sources},
        pains={pain.id: pain.text for _, _, node in facts.nodes for pain in node.pain_points if pain.id},
        drops={end.path: end.value - start.value for start, end in facts.reach_steps},
        feelings=_feelings(facts),
    )


def _feelings(facts: Analysis) -> dict[Path, tuple[str, ...]]:
    """For each emotion with a score the personas that it holds for."""
    found: dict[Path, tuple[str, ...]] = {}
    known = {persona.id for persona in facts.participants}
    for score in facts.scores:
        if score.persona in known:
            found[score.path] = (*found.get(score.path, ()), score.persona)
    return found


def titles(sources: tuple[str, ...], known: Names) -> tuple[str, ...]:
    """The titles of sources."""
    return tuple(known.sources.get(source, source) for source in sources)
