"""Parts of the JSON Schemas that `journeymap schema` prints."""

from typing import Any, Final, TypeAlias

Schema: TypeAlias = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
COUNT: Final = {"type": "integer", "minimum": 0}
POSITION: Final = {"type": "integer", "minimum": 1}
TEXT: Final = {"type": "string"}


def exact_object(properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": list(properties)}
