"""The personas of a map, and where they take part."""

from collections.abc import Collection, Iterable

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


CUSTOMERS = ("persona", "segment")
"""The kinds of persona who go through the journey; `staff` and `system` serve them."""


def by_default(people: Iterable[Persona]) -> frozenset[str]:
    """The ids of the personas who take part where none is named: the customers, or all if there are no customers."""
    everyone = list(people)
    customers = frozenset(persona.id for persona in everyone if persona.kind in CUSTOMERS)
    return customers or frozenset(persona.id for persona in everyone)


def takes_part(persona: Persona, stage: Stage, node: Node, default: Collection[str]) -> bool:
    """Whether a persona takes part in a node, as named by the node, or else by its stage.

    If neither names any persona, those in `default` take part.
    """
    return persona.id in (node.personas or stage.personas or default)
