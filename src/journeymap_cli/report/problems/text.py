"""Problems for people: the message, the place, the line with carets, what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.problems.excerpt import WIDEST, ExcerptRow, excerpt
from journeymap_cli.report.terminal import opening, printable

MOST = 100
MOST_FOUND = 1_000
"""Of one kind in one file: where a check gives up."""

COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;34m"}
RESET = "\x1b[0m"


def report(checked: Checked) -> str:
    """What validate prints."""
    return tell(checked.problems, checked.sources, color=checked.color, width=checked.width)


def summary(checked: Checked) -> str:
    """`2 errors, 1 warning in 2 of 14 maps`; and where a file has so many that there may be more."""
    held = checked.by_file()
    counts = [counted(count, severity) for severity, count in checked.counts().items() if count]
    maps = counted(len(held), "map")
    if not counts:
        return f"no problems in {maps}"
    broken = sum(bool(problems) for problems in held.values())
    more = any(len(problems) >= MOST_FOUND for problems in held.values())
    limit = f" (of one kind at most {MOST_FOUND:,} of a file are told)" if more else ""
    return f"{', '.join(counts)} in {maps if len(held) == 1 else f'{broken} of {maps}'}{limit}"


def tell(problems: Iterable[Problem], sources: Mapping[str, Sequence[str]], *, color: bool, width: int = WIDEST) -> str:
    """All problems as text, those of one file together: at most 100 of a file, then a count.

    `sources` has the lines of each file; `width` is that of the terminal, in cells.
    """
    blocks: list[str] = []
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, held in by_file.items():
        lines = sources.get(file, ())
        blocks.extend("\n".join(_block(problem, lines, width, color=color)) for problem in held[:MOST])
        if len(held) > MOST:
            blocks.append(f"{opening(file)}: {counted(len(held) - MOST, 'more problem')}, not shown")
    return "".join(f"{block}\n\n" for block in blocks)


def _block(problem: Problem, lines: Sequence[str], width: int, *, color: bool) -> Iterator[str]:
    paint, end = (COLORS[problem.severity], RESET) if color else ("", "")
    yield f"{paint}{problem.severity}[{problem.rule}]{end}: {printable(problem.message)}"
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
    """The other places that the excerpt shows."""
    return (other.span for other in problem.related if other.span and other.file == problem.file)


def _row(row: ExcerptRow, digits: int, paint: str, end: str) -> str:
    if row.is_gap:
        return row.text
    if row.number is None:
        return f"{' ' * digits} | {paint}{row.text}{end}"
    return f"{row.number:>{digits}} | {row.text}".rstrip()
