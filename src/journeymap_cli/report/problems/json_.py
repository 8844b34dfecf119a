"""Problems as JSON: one object."""

import json
from typing import Any, Final

from journeymap_cli.characters import HIDING
from journeymap_cli.json_schema import COUNT, DIALECT, POSITION, TEXT, Schema, exact_object
from journeymap_cli.lint.catalogue import CATALOGUE
from journeymap_cli.problem import Fix, Problem, Related, Severity
from journeymap_cli.regexes import regex
from journeymap_cli.report.problems.checked import Checked

HIDDEN: Final = regex(f"[{HIDING}]")


def report(checked: Checked) -> str:
    """The number of files, the number of problems of each severity, and the problems in order."""
    summary = {str(severity): count for severity, count in checked.counts().items()}
    return dump({"files": len(checked.files), "summary": summary, "problems": [_problem(p) for p in checked.problems]})


def dump(value: Any) -> str:
    """Format as JSON; characters that a terminal or a CI log would act on, or not show, are escaped."""
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
        "fix": _fix(problem.fix) if problem.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    replacements = [{**each.span._asdict(), "text": each.text} for each in fix.replacements]
    return {"edits": [dict(each) for each in fix.edits], "replacements": replacements}


def _related(other: Related) -> dict[str, Any]:
    span = other.where
    return {"file": other.file, "line": span.line, "column": span.column, "message": other.message}


ID: Final = "urn:journeymap:validate:1"


def validate_schema() -> Schema:
    """The JSON Schema of `report`."""
    counts = {str(severity): _of(COUNT, f"How many problems of severity {severity}.") for severity in Severity}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Problems of journey maps",
        "description": "What `journeymap validate --format json` prints.",
        **exact_object(
            {
                "files": _of(COUNT, "How many files were checked."),
                "summary": exact_object(counts),
                "problems": {"type": "array", "items": _problem_json_schema()},
            }
        ),
    }


def _problem_json_schema() -> Schema:
    return exact_object(
        {
            **_place(),
            "end_line": _of(POSITION, "The line where it ends."),
            "end_column": _of(POSITION, "The column after its last character."),
            "rule": _of({"enum": list(CATALOGUE)}, "The rule, as in `journeymap rules`."),
            "severity": {"enum": [str(severity) for severity in Severity]},
            "message": _of(TEXT, "What is wrong."),
            "hint": _of({"type": ["string", "null"]}, "How to fix it."),
            "at": _of(
                {"type": "array", "items": {"type": ["string", "integer"]}},
                "Keys and positions from the top of the file to the place; empty for a syntax error.",
            ),
            "related": _of(
                {"type": "array", "items": exact_object({**_place(), "message": _of(TEXT, "What is there.")})},
                "Other places of the same problem.",
            ),
            "fix": _of({"oneOf": [{"type": "null"}, _fix_json_schema()]}, "The fix, if there is exactly one."),
        }
    )


def _fix_json_schema() -> Schema:
    ends = {"end_line": _of(POSITION, "Its last line."), "end_column": _of(POSITION, "The column after its end.")}
    start = {"line": _of(POSITION, "The line from 1."), "column": _of(POSITION, "The character of the line, from 1.")}
    replacement = exact_object({**start, **ends, "text": {"type": "string", "description": "What to write there."}})
    return exact_object(
        {
            "edits": _of({"type": "array", "items": {"type": "object"}}, "Operations, as `apply` takes them."),
            "replacements": _of(
                {"type": "array", "items": replacement}, "Replacements in the text, where operations cannot express it."
            ),
        }
    )


def _place() -> Schema:
    return {
        "file": _of(TEXT, "The file as it was given; `<stdin>` for standard input."),
        "line": _of(POSITION, "The line where it begins, from 1."),
        "column": _of(POSITION, "The character of the line, from 1."),
    }


def _of(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}
