"""Markdown, for the summary of a CI job or a comment."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.problem import Problem
from journeymap_cli.render.markdown.text import inline
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.problems.text import summary
from journeymap_cli.report.terminal import printable

MOST: Final = 200
"""Most problems in the table: a comment on GitHub has at most 65,536 characters, a summary a megabyte."""


def report(checked: Checked) -> str:
    """A line of summary, then a table of the first 200 problems."""
    return "".join(f"{line}\n" for line in _lines(checked))


def _lines(checked: Checked) -> Iterator[str]:
    yield f"**{summary(checked)}**"
    if checked.problems:
        yield ""
        yield "| | Where | Problem | How to fix it |"
        yield "| --- | --- | --- | --- |"
        yield from map(_row, checked.problems[:MOST])
    if len(checked.problems) > MOST:
        yield ""
        yield f"{len(checked.problems) - MOST} more, not shown."


def _row(problem: Problem) -> str:
    span = problem.where
    place = f"{_cell(problem.file)}:{span.line}:{span.column}"
    return f"| {problem.severity} | {place} | {_cell(problem.message)} `{problem.rule}` | {_cell(problem.hint or '')} |"


def _cell(text: str) -> str:
    return inline(printable(text))
