"""The JSON Schema of what `diff -f json` prints."""

from typing import Any, Final, get_args

from journeymap_cli.diff.change import Kind, Of, Weight
from journeymap_cli.diff.comparison import KINDS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = "urn:journeymap:diff:1"
Schema = dict[str, Any]

COUNT: Final = {"type": "integer", "minimum": 0}
NAME: Final = {"type": ["string", "null"]}


def diff_schema() -> Schema:
    """The schema of one object: one map, or several under `maps`."""
    several = {"summary": {"$ref": "#/$defs/summary"}, "maps": {"type": "array", "items": {"$ref": "#/$defs/map"}}}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "What changed",
        "description": "What `journeymap diff --format json` prints: one map, or several under `maps`.",
        "oneOf": [{"$ref": "#/$defs/map"}, _object(several)],
        "$defs": {"map": _map(), "summary": _summary(), "change": _change()},
    }


def _map() -> Schema:
    return _object(
        {
            "old": {"type": "string", "description": "The old version: a file, or `REV:path`."},
            "new": {"type": "string", "description": "The new version."},
            "summary": {"$ref": "#/$defs/summary"},
            "changes": {"type": "array", "items": {"$ref": "#/$defs/change"}},
        }
    )


def _summary() -> Schema:
    described = "How many changes there are of each kind, and how many are better or worse for the customer."
    return {**_object(dict.fromkeys((*KINDS, Weight.BETTER, Weight.WORSE), COUNT)), "description": described}


def _change() -> Schema:
    return _object(
        {
            "kind": {"enum": list(get_args(Kind)), "description": "What happened."},
            "of": {"enum": list(get_args(Of)), "description": "What it happened to."},
            "path": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Keys and ids from the top of the map, never positions: of the new version, for what "
                "was removed of the old. Empty where the whole map is new or gone.",
            },
            "before": {"description": "The old value; for `moved` the old parent's id; null where there is none."},
            "after": {"description": "The new value; for `moved` the new parent's id; null where there is none."},
            "weight": {"enum": [str(weight) for weight in Weight], "description": "What it means for the customer."},
            "stage": {**NAME, "description": "The stage, by id; null for the map."},
            "step": {**NAME, "description": "The step, by id; null for the map and for a stage."},
        }
    )


def _object(properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": list(properties)}
