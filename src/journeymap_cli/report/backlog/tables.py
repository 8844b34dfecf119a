"""The list as CSV, for spreadsheets and for the import of Jira, Linear and GitLab."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from journeymap_cli.exchange.entry_columns import guarded
from journeymap_cli.regexes import regex
from journeymap_cli.report.backlog.backlog import MARKER, Task, about, level, title

STATES: Final = {
    "idea": "Backlog",
    "planned": "Todo",
    "in-progress": "In Progress",
    "done": "Done",
    "dropped": "Canceled",
}
"""Linear's name for each status."""

LINEAR_GUARDS: Final = regex(r"'?[+\-=@∑√∏<>＜＞≤≥＝≠±÷×]")
"""The beginnings of texts before which Linear's own CSV has an apostrophe."""

TaskColumn = Callable[[Task], object]


def _at(place: int) -> TaskColumn:
    return lambda task: (*task.place, "", "")[place]


COLUMNS: Final[Mapping[str, Mapping[str, TaskColumn]]] = {
    "csv": {
        "marker": lambda task: task.marker,
        "map": lambda task: task.journey.title,
        "stage": _at(0),
        "step": _at(1),
        "id": lambda task: task.id,
        "text": lambda task: task.opportunity.text,
        "impact": lambda task: task.opportunity.impact,
        "effort": lambda task: task.opportunity.effort,
        "priority": lambda task: task.value,
        "status": lambda task: task.opportunity.status,
        "owner": lambda task: task.opportunity.owner,
        "addresses": lambda task: "; ".join(pain.text for pain in task.pains),
        "link": lambda task: task.link,
    },
    "jira": {
        "Summary": title,
        "Description": lambda task: about(task, markdown=False),
        "Priority": lambda task: level(task, "High", "Medium", "Low", ""),
        "Labels": lambda task: task.marker,
    },
    "linear": {
        "Title": title,
        "Description": lambda task: about(task, markdown=True),
        "Priority": lambda task: level(task, "High", "Medium", "Low", "No priority"),
        "Status": lambda task: STATES[task.opportunity.status],
        "Labels": lambda task: MARKER,
    },
    "gitlab": {
        "title": title,
        "description": lambda task: about(task, markdown=True),
    },
}


def report(tasks: Sequence[Task], format_: str, width: int | None = None) -> str:
    """The table, with a row for each opportunity."""
    columns = COLUMNS[format_]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(column, value(task), format_) for column, value in columns.items()] for task in tasks)
    return file.getvalue()


def _cell(column: str, value: object, format_: str) -> str:
    """A cell, guarded against formulas for spreadsheets and Linear, which removes the guard; others would show it."""
    text = "" if value is None else str(value)
    if format_ == "linear":
        return f"'{text}" if LINEAR_GUARDS.match(text) else text
    return guarded(column, text) if format_ == "csv" else text
