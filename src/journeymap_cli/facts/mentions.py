"""Where a map refers to its personas, channels and sources by id."""

from collections.abc import Iterator
from typing import TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import PlacedEntry, entries
from journeymap_cli.model.entries import Emotion, Item, Opportunity
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.problem import Path

Mention: TypeAlias = tuple[Path, str]
"""The path of a reference, and the id it refers to."""


def statements(journey: Journey) -> Iterator[tuple[Path, Item | Emotion]]:
    """Every entry except metrics, each opportunity followed by its solutions."""
    for placed in entries(journey):
        yield from statements_of(placed)


def statements_of(placed: PlacedEntry) -> Iterator[tuple[Path, Item | Emotion]]:
    """An entry that is not a metric, and the solutions of an opportunity."""
    entry = placed.entry
    if not isinstance(entry, Metric):
        yield placed.path, entry
    if isinstance(entry, Opportunity):
        for number, solution in enumerate(entry.solutions):
            yield (*placed.path, "solutions", number), solution


def personas(journey: Journey) -> Iterator[Mention]:
    """The references to personas in nodes and entries."""
    for path, _, node in nodes(journey):
        for number, persona in enumerate(node.personas):
            yield (*path, "personas", number), persona
    for path, entry in statements(journey):
        if entry.persona:
            yield (*path, "persona"), entry.persona


def channels(journey: Journey) -> Iterator[Mention]:
    """The references to channels in touchpoints."""
    for path, _, node in nodes(journey):
        for number, touchpoint in enumerate(node.touchpoints):
            if touchpoint.channel:
                yield (*path, "touchpoints", number, "channel"), touchpoint.channel


def sources(journey: Journey) -> Iterator[Mention]:
    """The references to sources in entries and metrics."""
    for path, entry in statements(journey):
        for number, source in enumerate(entry.sources):
            yield (*path, "sources", number), source
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            if metric.source:
                yield (*path, "metrics", number, "source"), metric.source
