"""Where a map refers to its personas, channels and sources by id."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import PlacedEntry, entries
from journeymap_cli.model.entries import Emotion, Item, Opportunity
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.problem import Path

Mention: TypeAlias = tuple[Path, str]
"""The path of a reference, and the id it refers to."""

Statement: TypeAlias = tuple[Path, Item | Emotion]
"""The path of an entry or solution, and the entry or solution."""


def statements(placed: Iterable[PlacedEntry]) -> Iterator[Statement]:
    """Every entry except metrics, each opportunity followed by its solutions."""
    return (statement for entry in placed for statement in statements_of(entry))


def statements_of(placed: PlacedEntry) -> Iterator[Statement]:
    """An entry that is not a metric, and the solutions of an opportunity."""
    entry = placed.entry
    if not isinstance(entry, Metric):
        yield placed.path, entry
    if isinstance(entry, Opportunity):
        for number, solution in enumerate(entry.solutions):
            yield (*placed.path, "solutions", number), solution


def personas(journey: Journey, said: Iterable[Statement] | None = None) -> Iterator[Mention]:
    """The references to personas in nodes and entries; `said` are the statements of the journey if they are known."""
    for path, _, node in nodes(journey):
        for number, persona in enumerate(node.personas):
            yield (*path, "personas", number), persona
    for path, entry in said if said is not None else statements(entries(journey)):
        if entry.persona:
            yield (*path, "persona"), entry.persona


def channels(journey: Journey) -> Iterator[Mention]:
    """The references to channels in touchpoints."""
    for path, _, node in nodes(journey):
        for number, touchpoint in enumerate(node.touchpoints):
            if touchpoint.channel:
                yield (*path, "touchpoints", number, "channel"), touchpoint.channel


def sources(journey: Journey, said: Iterable[Statement] | None = None) -> Iterator[Mention]:
    """The references to sources in entries and metrics; `said` as above."""
    for path, entry in said if said is not None else statements(entries(journey)):
        for number, source in enumerate(entry.sources):
            yield (*path, "sources", number), source
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            if metric.source:
                yield (*path, "metrics", number, "source"), metric.source
