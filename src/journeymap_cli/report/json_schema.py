"""The JSON Schema of what `validate --format json` prints."""

from typing import Any, Final

from journeymap_cli.lint.catalogue import CATALOGUE
from journeymap_cli.problem import Severity

ID: Final = "urn:journeymap:validate:1"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def validate_schema() -> Schema:
    """The schema of one object: the number of files, of problems by severity, and the problems."""
    counts = {str(severity): _of(NUMBER, f"How many problems of severity {severity}.") for severity in Severity}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Problems of journey maps",
        "description": "What `journeymap validate --format json` prints.",
        **_object(
            {
                "files": _of(NUMBER, "How many files were checked."),
                "summary": _object(counts),
                "problems": {"type": "array", "items": _problem()},
            }
        ),
    }


def _problem() -> Schema:
    return _object(
        {
            **_place(),
            "end_line": _of(POSITION, "The line where it ends."),
            "end_column": _of(POSITION, "The column behind its last character."),
            "rule": _of({"enum": list(CATALOGUE)}, "The rule, as in `journeymap rules`."),
            "severity": {"enum": [str(severity) for severity in Severity]},
            "message": _of(TEXT, "What is wrong."),
            "hint": _of({"type": ["string", "null"]}, "What to do."),
            "at": _of(
                {"type": "array", "items": {"type": ["string", "integer"]}},
                "Keys and positions from the top of the file to the place; empty for a problem of the text.",
            ),
            "related": _of(
                {"type": "array", "items": _object({**_place(), "message": _of(TEXT, "What stands there.")})},
                "Other places of the same problem.",
            ),
        }
    )


def _place() -> Schema:
    return {
        "file": _of(TEXT, "The file as it was typed; `<stdin>` for standard input."),
        "line": _of(POSITION, "The line where it begins, from 1."),
        "column": _of(POSITION, "The character of the line, from 1."),
    }


def _of(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


NUMBER: Final = {"type": "integer", "minimum": 0}
POSITION: Final = {"type": "integer", "minimum": 1}
TEXT: Final = {"type": "string"}
