"""The JSON Schema of the output of `render -f json`."""

from typing import Final

from journeymap_cli.json_schema import COUNT, DIALECT, TEXT, Schema, exact_object
from journeymap_cli.load.json_schema import Definitions
from journeymap_cli.model.journey import Journey

ID: Final = "urn:journeymap:figures:1"


def figures_schema() -> Schema:
    """The schema of the object with `journey` and `figures`."""
    definitions = Definitions(written=False)
    journey = definitions.refer(Journey)
    properties = {
        "journey": {**_titled("Journey", "The map in long form: every id written, defaults left out."), **journey},
        "figures": {**_titled("Figures", "What follows from the map."), **exact_object(FIGURES)},
        "sha256": {**_titled("Hash", "The SHA-256 of the file, in hex digits."), "type": "string"},
        "stamp": {**_titled("Stamp", "With `--stamp`: what it was made from, and when."), "type": "string"},
    }
    return {
        "$schema": DIALECT,
        "$id": ID,
        **_titled("A journey and its figures", "The output of `journeymap render --format json`."),
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
        "id": {**_titled("Id", "The id of the stage or step."), **TEXT},
        "name": {**_titled("Name", "The name of the stage or step."), **TEXT},
        "score": {**_titled("Score", "The lowest score of this persona."), "type": "number"},
    }
)
DROP_OFF: Final = exact_object(
    {
        "from": {**_titled("From", "The id of the column before the drop-off."), **TEXT},
        "to": {**_titled("To", "The id of the column after the drop-off."), **TEXT},
        "points": {**_titled("Points", "How many points `reach` falls."), "type": "number", "exclusiveMinimum": 0},
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
        **_titled("Personas", "The ids of the personas; empty in a map without personas."),
        "type": "array",
        "items": TEXT,
    },
    "items": {
        **_titled("Items", "The number of entries in each lane, by lane id, without empty lanes."),
        "type": "object",
        "additionalProperties": COUNT,
    },
    "evidence": {**_titled("Evidence", "How many of the entries about the customer are supported."), **EVIDENCE},
    "low_points": {
        **_titled("Low points", "The lowest moments of each persona, by id; under `*` in a map without personas."),
        "type": "object",
        "additionalProperties": {"type": "array", "items": LOW_POINT},
    },
    "drop_offs": {
        **_titled("Drop-offs", "Where `reach` falls from one column that has it to the next."),
        "type": "array",
        "items": DROP_OFF,
    },
    "priorities": {
        **_titled("Priorities", "The open opportunities, best first: the id, or the text if there is no id."),
        "type": "array",
        "items": TEXT,
    },
    "review_due": {
        **_titled("Review due", "The date of the next review; null if it is not known."),
        "type": ["string", "null"],
        "format": "date",
    },
}
