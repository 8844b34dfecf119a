"""The problems as JSON, one object."""

import json
import re
from typing import Any, Final

from journeymap_cli.problem import Problem, Related
from journeymap_cli.report.checked import Checked

HIDDEN: Final = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


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
