"""Fingerprints, by which a service recognizes a problem from one run to the next."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from journeymap_cli.problem import Problem
from journeymap_cli.report.problems.checked import Checked


def fingerprints(checked: Checked) -> Iterator[str]:
    """One for each problem, all different. It stays the same when lines move and time passes."""
    seen = Counter[tuple[str, ...]]()
    for problem in checked.problems:
        marks = _marks(problem, checked)
        seen[marks] += 1
        text = "\0".join((*marks, str(seen[marks])))
        yield hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:40]


def _marks(problem: Problem, checked: Checked) -> tuple[str, ...]:
    """The rule, file, text of the line and keys of the path. Not the message, which may count days."""
    lines = checked.sources.get(problem.file, ())
    number = problem.span.line if problem.span else 0
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    keys = (key for key in problem.path if isinstance(key, str))
    return (problem.rule, problem.file, text, *keys)
