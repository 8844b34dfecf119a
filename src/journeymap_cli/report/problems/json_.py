"""The problems as JSON, one object."""

import json
import re
from typing import Any, Final

from journeymap_cli.characters import HIDING
from journeymap_cli.lint.catalogue import CATALOGUE
from journeymap_cli.problem import Problem, Related, Severity
from journeymap_cli.report.problems.checked import Checked

HIDDEN: Final = re.compile(f"[{HIDING}]")


def report(checked: Checked) -> str:
    """The number of files and of problems by severity, and the problems in order."""
    summary = {str(severity): count for severity, count in checked.counts().items()}
    return dump({"files": len(checked.files), "summary": summary, "problems": [_problem(p) for p in checked.problems]})


def dump(value: Any) -> str:
    """JSON for people and programs; what would act or hide, on a terminal or in the log of a CI service, is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text).replace("##[", "##\\u005b") + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    span = problem.where
    return {
        "file": problem.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "rule": problem.rule,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "at": list(problem.path),
        "related": [_related(other) for other in problem.related],
    }


def _related(other: Related) -> dict[str, Any]:
    span = other.where
    return {"file": other.file, "line": span.line, "column": span.column, "message": other.message}


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
                "problems": {"type": "array", "items": _problem_json_schema()},
            }
        ),
    }


def _problem_json_schema() -> Schema:
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
