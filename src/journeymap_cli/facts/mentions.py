"""Where a map refers by id to its personas, channels, sources and pain points, and to its stages and steps."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import MapEntry, PlacedEntry, entries
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
    for placed in entries(journey):
        if isinstance(placed.entry, Metric) and placed.entry.source:
            yield (*placed.path, "source"), placed.entry.source


def addressed(placed: Iterable[PlacedEntry]) -> Iterator[Mention]:
    """The references to pain points in opportunities."""
    for path, _, _, _, entry in placed:
        if isinstance(entry, Opportunity):
            for number, pain in enumerate(entry.addresses):
                yield (*path, "addresses", number), pain


def places(journey: Journey) -> Iterator[Mention]:
    """The references to stages and steps in takeaways and in entries of the whole map."""
    for number, takeaway in enumerate(journey.takeaways):
        for at, place in enumerate(takeaway.at):
            yield ("takeaways", number, "at", at), place
    for placed in entries(journey):
        if isinstance(placed.entry, MapEntry):
            for at, place in enumerate(placed.entry.stages):
                yield (*placed.path, "stages", at), place
