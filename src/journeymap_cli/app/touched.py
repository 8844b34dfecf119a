"""The problems on changed lines, to annotate those first: services show only a few."""

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.app.pairs import VersionRequest, pairs
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.yamlsource.text import MAX_SIZE


def touched(problems: Sequence[Problem], revisions: str, max_size: int = MAX_SIZE) -> list[Problem]:
    """The problems on lines that changed between revisions (`A`, `A..B` or `A...B`), then errors elsewhere.

    Raises GitError.
    """
    sides = pairs(VersionRequest(revisions=(revisions,)), max_size)
    repository, old = sides.old.repository, sides.old.revision
    changed = repository.changed_lines(old, sides.new.revision) if old else {}
    places = {os.path.realpath(repository.top / path): ranges for path, ranges in changed.items()}
    near = [problem for problem in problems if _is_in(problem, places.get(os.path.realpath(Path(problem.file)), ()))]
    known = set(map(id, near))
    return [*near, *(each for each in problems if each.severity is Severity.ERROR and id(each) not in known)]


def _is_in(problem: Problem, ranges: Sequence[range]) -> bool:
    span = problem.where
    return any(span.line < lines.stop and span.end_line >= lines.start for lines in ranges)
