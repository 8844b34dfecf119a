"""The JSON Schema of the operations that `apply` reads."""

from typing import Any, Final

from journeymap_cli.edits.operations import FIELDS, OPERATIONS, OperationRow
from journeymap_cli.json_schema import Schema

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = "urn:journeymap:edits:1"
PATH: Final = {"type": "array", "minItems": 1, "items": {"type": "string"}}
TYPES: Final[dict[str, Any]] = {"path": PATH, "to": PATH, "value": {}}


def edits_schema() -> Schema:
    """The schema of a list of operations, or of an object that has one under `edits`."""
    listed = {"type": "array", "items": {"$ref": "#/$defs/edit"}}
    inside = {"type": "object", "properties": {"edits": listed}, "required": ["edits"], "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Edits of a map",
        "description": "What `journeymap apply` reads: operations that are done one after the other.",
        "oneOf": [listed, inside],
        "$defs": {"edit": {"oneOf": [_operation(name, row) for name, row in OPERATIONS.items()]}},
    }


def _operation(name: str, row: OperationRow) -> Schema:
    fields = ("path", *row.needs, *row.takes)
    return {
        "title": name,
        "description": row.does,
        "type": "object",
        "properties": {
            "op": {"const": name},
            **{field: {**TYPES.get(field, {"type": "string"}), "description": FIELDS[field]} for field in fields},
        },
        "required": ["op", "path", *row.needs],
        "additionalProperties": False,
        **({"not": {"required": ["before", "after"]}} if "before" in row.takes else {}),
    }
