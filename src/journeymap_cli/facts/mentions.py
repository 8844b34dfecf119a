"""The references of a map, by id, to its personas, channels, sources and pain points, and to its stages and steps."""

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


def personas(journey: Journey, known: Iterable[Statement] | None = None) -> Iterator[Mention]:
    """The references to personas in nodes and entries. `known` are the statements of the journey, if available."""
    for path, _, node in nodes(journey):
        for number, persona in enumerate(node.personas):
            yield (*path, "personas", number), persona
    for path, entry in known if known is not None else statements(entries(journey)):
        if entry.persona:
            yield (*path, "persona"), entry.persona
    for placed in entries(journey):
        if isinstance(placed.entry, Metric) and placed.entry.persona:
            yield (*placed.path, "persona"), placed.entry.persona


def channels(journey: Journey) -> Iterator[Mention]:
    """The references to channels in touchpoints."""
    for path, _, node in nodes(journey):
        for number, touchpoint in enumerate(node.touchpoints):
            if touchpoint.channel:
                yield (*path, "touchpoints", number, "channel"), touchpoint.channel


def sources(journey: Journey, known: Iterable[Statement] | None = None) -> Iterator[Mention]:
    """The references to sources in entries and metrics. For `known`, see `personas`."""
    for path, entry in known if known is not None else statements(entries(journey)):
        for number, source in enumerate(entry.sources):
            yield (*path, "sources", number), source
    for placed in entries(journey):
        if isinstance(placed.entry, Metric) and placed.entry.source:
            yield (*placed.path, "source"), placed.entry.source
    if journey.measure and journey.measure.source:
        yield ("measure", "source"), journey.measure.source


def addressed(placed: Iterable[PlacedEntry]) -> Iterator[Mention]:
    """The references to pain points in opportunities."""
    for path, _, _, _, entry in placed:
        if isinstance(entry, Opportunity):
            for number, pain in enumerate(entry.addresses):
                yield (*path, "addresses", number), pain


def places(journey: Journey) -> Iterator[Mention]:
    """The references to stages and steps in takeaways, entries of the whole map, metrics, and `measure`."""
    for number, takeaway in enumerate(journey.takeaways):
        for at, place in enumerate(takeaway.at):
            yield ("takeaways", number, "at", at), place
    for placed in entries(journey):
        if isinstance(placed.entry, MapEntry):
            for at, place in enumerate(placed.entry.stages):
                yield (*placed.path, "stages", at), place
        if isinstance(placed.entry, Metric) and placed.entry.start:
            yield (*placed.path, "from"), placed.entry.start
    for number, start in enumerate(journey.measure.start if journey.measure else ()):
        yield ("measure", "start", number), start
