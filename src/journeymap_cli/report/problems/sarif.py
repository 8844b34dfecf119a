"""SARIF 2.1.0, for code scanning."""

from typing import Any, Final
from urllib.parse import quote

from journeymap_cli import __version__
from journeymap_cli.lint.catalogue import CATALOGUE
from journeymap_cli.lint.pages.measuring import MEASURING
from journeymap_cli.lint.rule import manual
from journeymap_cli.problem import Fix, Problem, Related, Severity, Span
from journeymap_cli.regexes import regex
from journeymap_cli.report.problems.checked import Checked, fingerprints
from journeymap_cli.report.problems.json_ import dump

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PAGES: Final = {**CATALOGUE, **{page.ID: page for page in MEASURING}}
LINK: Final = regex(r"\](?=\()")
"""The place in a message at which a viewer would recognize a link."""


def report(checked: Checked) -> str:
    """One run: the rules of the problems, and each problem as a result."""
    rules = list(dict.fromkeys(problem.rule for problem in checked.problems))
    driver = {"name": "journeymap", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    pairs = zip(checked.problems, fingerprints(checked), strict=True)
    results = [_result(problem, rules.index(problem.rule), fingerprint) for problem, fingerprint in pairs]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: str) -> dict[str, Any]:
    page = manual(PAGES[rule])
    return {
        "id": rule,
        "shortDescription": {"text": page.headline},
        "fullDescription": {"text": "\n\n".join(page.why) or page.headline},
        "defaultConfiguration": {"level": LEVELS[PAGES[rule].SEVERITY]},
    }


def _result(problem: Problem, index: int, fingerprint: str) -> dict[str, Any]:
    hint = f"\n{problem.hint}" if problem.hint else ""
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": LEVELS[problem.severity],
        "message": _message(f"{problem.message}{hint}"),
        "locations": [_location(problem)],
        "partialFingerprints": {"journeymap/v1": fingerprint},
    }
    if problem.related:
        result["relatedLocations"] = [
            {**_location(other), "message": _message(other.message)} for other in problem.related
        ]
    if problem.fix and problem.fix.replacements:
        result["fixes"] = [_fix(problem, problem.fix)]
    return result


def _fix(problem: Problem, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(each.span), "insertedContent": {"text": each.text}} for each in fix.replacements
    ]
    change = {"artifactLocation": {"uri": _uri(problem.file)}, "replacements": replacements}
    return {"description": {"text": problem.hint or problem.message}, "artifactChanges": [change]}


def _message(text: str) -> dict[str, str]:
    return {"text": LINK.sub(r"\\]", text)}


def _location(place: Problem | Related) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": _region(place.where)}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(file: str) -> str:
    address = quote(file, errors="surrogateescape")
    return f"file://{address}" if file.startswith("/") else address
