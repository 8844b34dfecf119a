"""The list as a table of Markdown."""

from collections.abc import Sequence

from journeymap_cli.render.markdown.text import NEW_LINE, inline, link
from journeymap_cli.report.backlog.backlog import ARROW, Task

HEAD = ("Opportunity", "For", "Impact", "Effort", "Status", "Owner", "Where")


def report(tasks: Sequence[Task], format_: str, width: int | None = None) -> str:
    """A row for each opportunity, the most urgent first."""
    if not tasks:
        return "No open opportunities.\n"
    rows = [HEAD, ("---",) * len(HEAD), *map(_row, tasks)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(task: Task) -> tuple[str, ...]:
    opportunity = task.opportunity
    pains = NEW_LINE.join(f"{inline(pain.text)}{f' ({pain.severity})' if pain.severity else ''}" for pain in task.pains)
    words = (opportunity.impact, opportunity.effort, opportunity.status, opportunity.owner)
    where = ARROW.join(filter(None, [link(task.journey.title, task.link or None), *map(inline, task.place)]))
    return inline(opportunity.text), pains, *(inline(word or "") for word in words), where
