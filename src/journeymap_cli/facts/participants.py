"""The personas of a map, and where they take part."""

from journeymap_cli.facts import mentions
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node, Stage
from journeymap_cli.model.persona import Persona

NOBODY = "*"
"""The persona id of all scores in a map without personas."""


def named_personas(journey: Journey) -> set[str]:
    """The ids of the personas that a node or an entry names."""
    return {name for _, name in mentions.personas(journey)}


def participants(journey: Journey) -> tuple[Persona, ...]:
    """The personas of the map: its own, and the imported ones that a node or an entry names."""
    named = named_personas(journey) if any(persona.imported for persona in journey.personas) else set()
    return tuple(persona for persona in journey.personas if not persona.imported or persona.id in named)


def takes_part(persona: Persona, stage: Stage, node: Node) -> bool:
    """Whether a persona takes part in a node: the node names it, or else its stage does, or neither names anyone."""
    named = node.personas or stage.personas
    return not named or persona.id in named
