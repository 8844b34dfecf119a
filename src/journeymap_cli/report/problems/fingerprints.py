"""What tells one problem from the others for a service that follows them over time."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from journeymap_cli.problem import Problem
from journeymap_cli.report.problems.checked import Checked


def fingerprints(checked: Checked) -> Iterator[str]:
    """One for each problem, no two the same: it stays while lines move and days pass."""
    seen = Counter[tuple[str, ...]]()
    for problem in checked.problems:
        marks = _marks(problem, checked)
        seen[marks] += 1
        text = "\0".join((*marks, str(seen[marks])))
        yield hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:40]


def _marks(problem: Problem, checked: Checked) -> tuple[str, ...]:
    """Rule, file, keys on the way, and the text of the line: the message may count days."""
    lines = checked.sources.get(problem.file, ())
    number = problem.span.line if problem.span else 0
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    keys = (key for key in problem.path if isinstance(key, str))
    return (problem.rule, shown_path(problem.file), text, *keys)


def shown_path(file: str) -> str:
    """A path as services want it: with slashes, and relative to the current folder where it lies below it."""
    path = os.path.normpath(file)
    if Path(path).is_absolute() and not (inside := os.path.relpath(path)).startswith(os.pardir):
        path = inside
    return path.replace(os.sep, "/")
