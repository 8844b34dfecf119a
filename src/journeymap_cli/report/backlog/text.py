"""The list for a terminal: a table whose last column has the texts."""

from collections.abc import Iterator, Sequence
from typing import Final

from journeymap_cli.report.backlog.backlog import ARROW, Task
from journeymap_cli.report.terminal import cells, printable

HEAD: Final = ("IMPACT", "EFFORT", "STATUS", "OWNER", "OPPORTUNITY")
WIDEST_OWNER: Final = 16
NARROWEST: Final = 24
USUAL: Final = 100
"""The width if there is no terminal."""


def report(tasks: Sequence[Task], format_: str, width: int | None = None) -> str:
    """The rows of a table, with the place and the pain points of each opportunity below its text."""
    if not tasks:
        return "no open opportunities\n"
    rows = [HEAD[:-1], *map(_facts, tasks)]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(HEAD) - 1)]
    left = max(NARROWEST, (width or USUAL) - sum(widths) - 2 * len(widths))
    texts: list[list[str]] = [[HEAD[-1]], *(list(_about(task, left)) for task in tasks)]
    return "".join(
        f"{line.rstrip()}\n" for row, text in zip(rows, texts, strict=True) for line in _row(row, widths, text)
    )


def _facts(task: Task) -> tuple[str, ...]:
    opportunity = task.opportunity
    owner = printable(opportunity.owner or "")
    shown = owner if cells(owner) <= WIDEST_OWNER else f"{_fitting(owner, WIDEST_OWNER - 1)}…"
    return opportunity.impact or "", opportunity.effort or "", opportunity.status, shown


def _about(task: Task, width: int) -> Iterator[str]:
    yield from _wrapped(printable(task.opportunity.text), width)
    where = printable(ARROW.join((task.journey.title, *task.place)))
    yield from (f"  {line}" for line in _wrapped(where, width - 2))
    for pain in task.pains:
        severity = f" ({pain.severity})" if pain.severity else ""
        yield from (f"  {line}" for line in _wrapped(printable(f"for: {pain.text}{severity}"), width - 2))


def _row(facts: Sequence[str], widths: Sequence[int], texts: Sequence[str]) -> Iterator[str]:
    lead = "".join(f"{fact}{' ' * (width - cells(fact))}  " for fact, width in zip(facts, widths, strict=True))
    for number, text in enumerate(texts):
        yield f"{' ' * cells(lead) if number else lead}{text}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Wrap a text to a width in cells; a longer word is cut."""
    line = ""
    for word in text.split():
        rest = word
        if line and cells(line) + 1 + cells(rest) > width:
            yield line
            line = ""
        while cells(rest) > width:
            part = _fitting(rest, width)
            yield part
            rest = rest[len(part) :]
        line = f"{line} {rest}" if line else rest
    if line:
        yield line


def _fitting(text: str, width: int) -> str:
    """The longest beginning of a text that fits, at least one character."""
    end = 1
    while end < len(text) and cells(text[: end + 1]) <= width:
        end += 1
    return text[:end]
