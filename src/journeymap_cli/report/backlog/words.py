"""What the lists for trackers say of an opportunity."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.regexes import regex
from journeymap_cli.render.markdown.text import inline, link
from journeymap_cli.report.backlog.backlog import Task

ARROW: Final = " › "
CUT: Final = "…"
LONGEST_TITLE: Final = 255
"""What Jira and GitLab take; GitHub takes one more."""

SLASH: Final = regex("^/")
WIKI: Final = regex(r"[\[{|]|!(?=\S)|^(?=h[1-6]\.|bq\.)", 8)  # re.MULTILINE
"""What is a mention, a macro, a picture, a table or a heading in Jira."""


def level(task: Task, *names: str) -> str:
    """The first of three names for a high priority, the second for a medium one, else the third; a fourth for none.

    A priority that people gave counts more than impact and effort: 1 is high, 2 is medium.
    """
    if written := task.opportunity.priority:
        return names[min(written, 3) - 1]
    value = task.priority.value
    return names[3] if value is None else names[0] if value > 1 else names[1] if value == 1 else names[2]


def about(task: Task, *, markdown: bool) -> str:
    """A text about an opportunity, which ends with its marker: as Markdown, or as the wiki markup of Jira.

    Texts of a map are only shown: they mention and close nothing, load no picture, and run no command of GitLab, which
    takes a line that begins with a slash for one.
    """
    return "\n".join(SLASH.sub(r"\\/", line) if markdown else line for line in _lines(task, markdown=markdown))


def _lines(task: Task, *, markdown: bool) -> Iterator[str]:
    def safe(text: str) -> str:
        return inline(text) if markdown else WIKI.sub(r"\\\g<0>", text)

    opportunity = task.opportunity
    if title(task).endswith(CUT):
        yield from (safe(" ".join(opportunity.text.split())), "")
    if opportunity.description:
        yield from (safe(opportunity.description), "")
    yield f"Map: {safe(task.journey.title)}"
    if task.place:
        yield f"Where: {safe(ARROW.join(task.place))}"
    if task.pains:
        yield "Pain points:" if not markdown else "\nPain points:\n"
        for pain in task.pains:
            severity = f" ({pain.severity})" if pain.severity else ""
            yield f"- {safe(pain.text)}{severity}"
        yield from [""] if markdown else []
    yield f"Impact: {opportunity.impact or 'unknown'}, effort: {opportunity.effort or 'unknown'}"
    yield f"Status: {opportunity.status}{f', owner: {safe(opportunity.owner)}' if opportunity.owner else ''}"
    if opportunity.solutions:
        yield f"Solutions: {safe('; '.join(solution.text for solution in opportunity.solutions))}"
    for address in filter(None, (opportunity.link, *opportunity.links, task.link)):
        is_address = markdown and address.startswith(("https://", "http://"))
        yield f"See: {link(address, address) if is_address else safe(address)}"
    yield from ("", f"`{task.marker}`" if markdown else task.marker)


def title(task: Task) -> str:
    """The text of an opportunity in one line, as long as trackers take it."""
    line = " ".join(task.opportunity.text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - len(CUT)].rstrip()}{CUT}"
