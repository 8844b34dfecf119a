"""Who is in the map: its personas, and who takes part where."""

from collections.abc import Iterator

from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.entries import entries
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.item import Item
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.stage import Stage

NOBODY = "*"
"""The id of the one line of a map without personas."""


def named_personas(journey: Journey) -> set[str]:
    """The ids of personas that a node or an entry names."""
    return set(_names(journey))


def _names(journey: Journey) -> Iterator[str]:
    for _, _, node in nodes(journey):
        yield from node.personas
    for placed in entries(journey):
        entry = placed.entry
        said = (entry, *entry.solutions) if isinstance(entry, Opportunity) else (entry,)
        yield from (each.persona for each in said if isinstance(each, (Item, Emotion)) and each.persona)


def cast(journey: Journey) -> tuple[Persona, ...]:
    """The personas of the map: its own, and the imported ones that something names."""
    named = named_personas(journey) if any(persona.imported for persona in journey.personas) else set()
    return tuple(persona for persona in journey.personas if not persona.imported or persona.id in named)


def takes_part(persona: Persona, stage: Stage, node: Node) -> bool:
    """Whether a persona takes part in a node: it names nobody, nor its stage, or it names the persona."""
    named = node.personas or stage.personas
    return not named or persona.id in named
