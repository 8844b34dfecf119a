"""The code quality report for GitLab."""

from typing import Any, Final

from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.problems.checked import Checked, fingerprints
from journeymap_cli.report.problems.json_ import dump

SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(checked: Checked) -> str:
    """A list of findings."""
    pairs = zip(checked.problems, fingerprints(checked), strict=True)
    return dump([_finding(problem, fingerprint) for problem, fingerprint in pairs])


def _finding(problem: Problem, fingerprint: str) -> dict[str, Any]:
    span = problem.where
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "description": f"{problem.message}{hint}",
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": span.line, "end": span.end_line}},
    }
