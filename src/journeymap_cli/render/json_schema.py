"""The JSON Schema of what `render -f json` prints."""

from typing import Final

from journeymap_cli.json_schema import COUNT, DIALECT, TEXT, Schema, exact_object
from journeymap_cli.load.json_schema import Definitions
from journeymap_cli.model.journey import Journey

ID: Final = "urn:journeymap:figures:1"


def figures_schema() -> Schema:
    """The schema of one object: `journey` in long form and the `figures` that follow from it."""
    definitions = Definitions(written=False)
    journey = definitions.refer(Journey)
    properties = {
        "journey": {**_titled("Journey", "The map in long form: every id written, defaults left out."), **journey},
        "figures": {**_titled("Figures", "What follows from the map."), **exact_object(FIGURES)},
        "stamp": {**_titled("Stamp", "With `--stamp`: what it was made from, and when."), "type": "string"},
    }
    return {
        "$schema": DIALECT,
        "$id": ID,
        **_titled("A journey and its figures", "What `journeymap render --format json` prints."),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": ["journey", "figures"],
        "$defs": definitions.sorted(),
    }


def _titled(title: str, description: str) -> Schema:
    return {"title": title, "description": description}


LOW_POINT: Final = exact_object(
    {
        "id": {**_titled("Id", "The stage or step."), **TEXT},
        "name": {**_titled("Name", "Its name."), **TEXT},
        "score": {**_titled("Score", "The lowest score of this persona."), "type": "number"},
    }
)
DROP_OFF: Final = exact_object(
    {
        "from": {**_titled("From", "The column before the fall, by id."), **TEXT},
        "to": {**_titled("To", "The column after the fall, by id."), **TEXT},
        "points": {**_titled("Points", "How much `reach` falls."), "type": "number", "exclusiveMinimum": 0},
    }
)
EVIDENCE: Final = exact_object(
    {
        "supported": {**_titled("Supported", "Entries that are observed or reported."), **COUNT},
        "total": {**_titled("Total", "All entries that say something about the customer."), **COUNT},
    }
)
FIGURES: Final[Schema] = {
    "columns": {**_titled("Columns", "How many columns the map has."), **COUNT},
    "personas": {
        **_titled("Personas", "The personas of the map, by id; none in a map without personas."),
        "type": "array",
        "items": TEXT,
    },
    "items": {
        **_titled("Items", "How many entries each lane holds; a lane without entries is left out."),
        "type": "object",
        "additionalProperties": COUNT,
    },
    "evidence": {**_titled("Evidence", "How many entries rest on evidence."), **EVIDENCE},
    "low_points": {
        **_titled("Low points", "The worst moments of each persona, by id; of a map without personas, of `*`."),
        "type": "object",
        "additionalProperties": {"type": "array", "items": LOW_POINT},
    },
    "drop_offs": {
        **_titled("Drop-offs", "Where `reach` falls from one column to the next that has one."),
        "type": "array",
        "items": DROP_OFF,
    },
    "priorities": {
        **_titled("Priorities", "Open opportunities, the most worthwhile first: the id, or the text of one without."),
        "type": "array",
        "items": TEXT,
    },
    "review_due": {
        **_titled("Review due", "The day of the next review; null where it cannot be reckoned."),
        "type": ["string", "null"],
        "format": "date",
    },
}
