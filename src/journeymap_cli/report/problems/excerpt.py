"""The source lines of a problem, with carets under its place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap_cli.problem import Problem, Span
from journeymap_cli.report.terminal import cells, printable

WIDEST = 110
"""The most cells for a source line."""

JOINER = "\u200d"
"""Joins two emoji into one, which must not be cut."""


class Underline(NamedTuple):
    """A span to underline, with a label: `^` for the problem itself, `-` for its related places."""

    span: Span
    label: str
    char: str


class ExcerptRow(NamedTuple):
    """One row of an excerpt: a source line with its number, carets without a number, or a gap (`...`)."""

    number: int | None
    text: str
    is_gap: bool = False


def excerpt(problem: Problem, lines: Sequence[str], width: int = WIDEST) -> Iterator[ExcerptRow]:
    """Yield the rows: the line before the first problem, and each marked line with its carets. `width` is in cells."""
    shown = 0
    cut = Cut(0, 0)
    for mark in sorted(_marks(problem), key=lambda mark: mark.span):
        line, text = mark.span.line, _line(lines, mark.span.line)
        if not shown and _line(lines, line - 1).strip():
            above = _line(lines, line - 1)
            yield ExcerptRow(line - 1, _shown(above, _cut(above, 0, width)))
        elif shown and line > shown + 1:
            yield ExcerptRow(None, "...", is_gap=True)
        if line != shown or not cut.start <= mark.span.column - 1 < cut.end:
            cut = _cut(text, mark.span.column - 1, width)
            yield ExcerptRow(line, _shown(text, cut))
        yield from (ExcerptRow(None, row) for row in _underlined(text, mark, cut, width))
        shown = line


class Cut(NamedTuple):
    """The part of a line that is shown, as indices of characters."""

    start: int
    end: int


def _cut(text: str, column: int, width: int) -> Cut:
    """The part around a column that fits into `width`, with room for the dots at its ends.

    It starts 3/8 of the width before the column. Wide characters may take more than that: the start moves right until
    half of the width is left after the column, and out of a joined emoji. The end then moves left until all fits.
    """
    if len(text) <= width and _cells(text) <= width:
        return Cut(0, len(text) + 1)
    start = max(0, column - width * 3 // 8)
    while _cells(text[start:column]) > width // 2 or (start < column and JOINER in text[start - 1 : start + 1]):
        start += 1
    end = min(len(text), start + width)
    while _cells(text[start:end]) > width - 2:
        end -= 1
    return Cut(start, end)


def _cells(text: str) -> int:
    return cells(printable(text))


def _marks(problem: Problem) -> Iterator[Underline]:
    if problem.span:
        yield Underline(problem.span, problem.hint or "", "^")
    for other in problem.related:
        if other.span and other.file == problem.file:
            yield Underline(other.span, other.message, "-")


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _shown(text: str, cut: Cut) -> str:
    return f"{'…' if cut.start else ''}{printable(text[cut.start : cut.end])}{'…' if cut.end < len(text) else ''}"


def _underlined(text: str, mark: Underline, cut: Cut, width: int) -> Iterator[str]:
    """The carets with their label beside them, or below if it does not fit."""
    column = mark.span.column - 1
    end = mark.span.end_column - 1 if mark.span.end_line == mark.span.line else len(text.rstrip())
    before = _cells(text[cut.start : column]) + bool(cut.start)
    carets = f"{' ' * before}{mark.char * max(1, _cells(text[column : min(end, cut.end)]))}"
    label = printable(mark.label)
    if label and len(carets) + 1 + cells(label) > width:
        yield carets
        yield f"{' ' * max(0, min(before, width - cells(label)))}{label}"
    else:
        yield f"{carets} {label}".rstrip()
