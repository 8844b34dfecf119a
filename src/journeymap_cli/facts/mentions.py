"""What a map names by id, and where: its personas, channels and sources."""

from collections.abc import Iterator
from typing import TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.entries import Emotion, Item, Opportunity
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import Metric
from journeymap_cli.problem import Path

Mention: TypeAlias = tuple[Path, str]
"""Where an id is named, and the id."""


def statements(journey: Journey) -> Iterator[tuple[Path, Item | Emotion]]:
    """Every entry that says something, each opportunity followed by its solutions: all but metrics."""
    for placed in entries(journey):
        entry = placed.entry
        if not isinstance(entry, Metric):
            yield placed.path, entry
        if isinstance(entry, Opportunity):
            for number, solution in enumerate(entry.solutions):
                yield (*placed.path, "solutions", number), solution


def personas(journey: Journey) -> Iterator[Mention]:
    """The personas that nodes and entries name."""
    for path, _, node in nodes(journey):
        for number, name in enumerate(node.personas):
            yield (*path, "personas", number), name
    for path, entry in statements(journey):
        if entry.persona:
            yield (*path, "persona"), entry.persona


def channels(journey: Journey) -> Iterator[Mention]:
    """The channels that touchpoints name."""
    for path, _, node in nodes(journey):
        for number, touchpoint in enumerate(node.touchpoints):
            if touchpoint.channel:
                yield (*path, "touchpoints", number, "channel"), touchpoint.channel


def sources(journey: Journey) -> Iterator[Mention]:
    """The sources that entries and metrics name."""
    for path, entry in statements(journey):
        for number, name in enumerate(entry.sources):
            yield (*path, "sources", number), name
    for path, _, node in nodes(journey):
        for number, metric in enumerate(node.metrics):
            if metric.source:
                yield (*path, "metrics", number, "source"), metric.source
