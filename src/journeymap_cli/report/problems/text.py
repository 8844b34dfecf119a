"""Problems for people: the message, the place, the line with carets, and how to fix it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.problems.excerpt import WIDEST, ExcerptRow, excerpt
from journeymap_cli.report.terminal import opening, printable

MOST: Final = 100
"""The most problems shown for one file."""

MOST_FOUND: Final = 1_000
"""The number of problems of one kind in one file after which a check stops."""

COLORS: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;34m"}
RESET: Final = "\x1b[0m"


def report(checked: Checked) -> str:
    """All problems with their source lines."""
    return problem_text(checked.problems, checked.sources, color=checked.color, width=checked.width)


def summary(checked: Checked) -> str:
    """`2 errors, 1 warning in 2 of 14 maps`, with a note if a check stopped before the last problem."""
    by_file = checked.by_file()
    counts = [counted(count, severity) for severity, count in checked.counts().items() if count]
    maps = counted(len(by_file), "map")
    if not counts:
        return f"no problems in {maps}"
    broken = sum(bool(problems) for problems in by_file.values())
    more = any(len(problems) >= MOST_FOUND for problems in by_file.values())
    limit = f" (only the first {MOST_FOUND:,} of each kind in a file are shown)" if more else ""
    return f"{', '.join(counts)} in {maps if len(by_file) == 1 else f'{broken} of {maps}'}{limit}"


def problem_text(
    problems: Iterable[Problem], sources: Mapping[str, Sequence[str]], *, color: bool, width: int = WIDEST
) -> str:
    """Format problems file by file: at most 100 of each file, then the number of the others.

    `sources` has the lines of each file; `width` is that of the terminal, in cells.
    """
    blocks: list[str] = []
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, own in by_file.items():
        lines = sources.get(file, ())
        blocks.extend("\n".join(_block(problem, lines, width, color=color)) for problem in own[:MOST])
        if len(own) > MOST:
            blocks.append(f"{opening(file)}: {counted(len(own) - MOST, 'more problem')}, not shown")
    return "".join(f"{block}\n\n" for block in blocks)


def _block(problem: Problem, lines: Sequence[str], width: int, *, color: bool) -> Iterator[str]:
    paint, end = (COLORS[problem.severity], RESET) if color else ("", "")
    yield f"{paint}{problem.severity}[{problem.rule}]{end}: {printable(problem.message)}"
    if problem.cell:
        yield f" --> {printable(problem.file)}:{printable(problem.cell)}"
        yield from ([f"  = {printable(problem.hint)}"] if problem.hint else [])
        return
    if problem.span is None:
        return
    digits = max(len(str(span.line)) for span in (problem.span, *_spans(problem)))
    rows = excerpt(problem, lines, width - digits - len(" | "))
    yield f"{' ' * digits}--> {printable(problem.file)}:{problem.span.line}:{problem.span.column}"
    yield f"{' ' * digits} |"
    yield from (_row(row, digits, paint, end) for row in rows)
    for other in problem.related:
        if other.span and other.file != problem.file:
            place = f"{printable(other.file)}:{other.span.line}:{other.span.column}"
            yield f"{' ' * digits}--> {place} {printable(other.message)}"


def _spans(problem: Problem) -> Iterator[Span]:
    """The spans of related places in the same file."""
    return (other.span for other in problem.related if other.span and other.file == problem.file)


def _row(row: ExcerptRow, digits: int, paint: str, end: str) -> str:
    if row.is_gap:
        return row.text
    if row.number is None:
        return f"{' ' * digits} | {paint}{row.text}{end}"
    return f"{row.number:>{digits}} | {row.text}".rstrip()
