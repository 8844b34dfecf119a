"""The lines of a source that a problem is about, with carets under what is meant."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap_cli.problem import Problem, Span
from journeymap_cli.report.printable import cells, printable

WIDEST = 110
BEFORE = 40
SHORT = 20


class Mark(NamedTuple):
    """A stretch that is underlined, with a word beside it: `^` for the problem itself, `-` for its other places."""

    span: Span
    label: str
    char: str


class Row(NamedTuple):
    """One row of an excerpt: a line of the source with its number, carets (no number), or a gap (`...`)."""

    number: int | None
    text: str
    is_gap: bool = False


def excerpt(problem: Problem, lines: Sequence[str]) -> Iterator[Row]:
    """The rows to show: every line with a mark, carets under it, and the line before the first."""
    shown = start = 0
    for mark in sorted(_marks(problem), key=lambda mark: mark.span):
        line, text = mark.span.line, _line(lines, mark.span.line)
        if not shown and _line(lines, line - 1).strip():
            yield _source(lines, line - 1, 0)
        elif shown and line > shown + 1:
            yield Row(None, "...", is_gap=True)
        if line != shown or not _is_seen(mark, text, start):
            start = _start(mark, text)
            yield _source(lines, line, start)
        yield from (Row(None, row) for row in _underlined(text, mark, start))
        shown = line


def _start(mark: Mark, text: str) -> int:
    """Where a line is cut so that the mark is seen."""
    return max(0, mark.span.column - 1 - BEFORE) if len(text) > WIDEST else 0


def _is_seen(mark: Mark, text: str, start: int) -> bool:
    return start <= mark.span.column - 1 < start + WIDEST or len(text) <= WIDEST


def _marks(problem: Problem) -> Iterator[Mark]:
    if problem.span:
        yield Mark(problem.span, problem.hint or "", "^")
    for other in problem.related:
        if other.span and other.file == problem.file:
            yield Mark(other.span, other.message, "-")


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _source(lines: Sequence[str], number: int, start: int) -> Row:
    text = _line(lines, number)
    end = start + WIDEST
    return Row(number, f"{'…' if start else ''}{printable(text[start:end])}{'…' if end < len(text) else ''}")


def _underlined(text: str, mark: Mark, start: int) -> Iterator[str]:
    """The carets with their label, which stands below them where it would stand far to the right."""
    column = mark.span.column - 1
    end = mark.span.end_column - 1 if mark.span.end_line == mark.span.line else len(text.rstrip())
    before = cells(printable(text[start:column])) + (1 if start else 0)
    width = max(1, cells(printable(text[column : min(end, start + WIDEST)])))
    carets, label = f"{' ' * before}{mark.char * width}", printable(mark.label)
    if label and width > SHORT and len(carets) + cells(label) >= WIDEST:
        yield carets
        yield f"{' ' * before}{label}".rstrip()
    else:
        yield f"{carets} {label}".rstrip()
