"""What entries refer to by id or by path, looked up once for the whole map."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.metrics import steps_of_reach
from journeymap_cli.facts.participants import participants
from journeymap_cli.facts.scores import scores
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.registries import Channel
from journeymap_cli.problem import Path


@dataclass(frozen=True, slots=True)
class Names:
    """What entries refer to, looked up once for the whole map."""

    journey: Journey
    channels: Mapping[str, Channel]
    sources: Mapping[str, str]
    pains: Mapping[str, str]
    drops: Mapping[Path, Decimal]
    feelings: Mapping[Path, tuple[str, ...]]


def names(journey: Journey) -> Names:
    """The look-ups for the entries of a journey."""
    return Names(
        journey=journey,
        channels={channel.id: channel for channel in journey.channels},
        sources={source.id: source.title for source in journey.sources},
        pains={pain.id: pain.text for _, _, node in nodes(journey) for pain in node.pain_points if pain.id},
        drops={end.path: end.value - start.value for start, end in steps_of_reach(journey)},
        feelings=_feelings(journey),
    )


def _feelings(journey: Journey) -> dict[Path, tuple[str, ...]]:
    """For each emotion with a score the personas that it holds for."""
    found: dict[Path, tuple[str, ...]] = {}
    known = {persona.id for persona in participants(journey)}
    for score in scores(journey):
        if score.persona in known:
            found[score.path] = (*found.get(score.path, ()), score.persona)
    return found


def titles(sources: tuple[str, ...], known: Names) -> tuple[str, ...]:
    """The titles of sources."""
    return tuple(known.sources.get(source, source) for source in sources)
