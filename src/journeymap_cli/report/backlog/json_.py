"""The list as JSON, for programs, and as issues for GitHub's API and `gh`."""

import json
from collections.abc import Sequence
from typing import Any

from journeymap_cli.report.backlog.backlog import MARKER, Task, about, title


def report(tasks: Sequence[Task], format_: str, width: int | None = None) -> str:
    """An object with the opportunities as JSON; for `github`, a list of issues."""
    found: Any = (
        [_issue(task) for task in tasks] if format_ == "github" else {"opportunities": list(map(_plain, tasks))}
    )
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _plain(task: Task) -> dict[str, Any]:
    opportunity = task.opportunity
    stage, step = task.nodes
    return {
        "marker": task.marker,
        "map": task.journey.id,
        "id": task.id,
        "text": opportunity.text,
        "stage": stage,
        "step": step,
        "impact": opportunity.impact,
        "effort": opportunity.effort,
        "priority": task.value,
        "status": opportunity.status,
        "owner": opportunity.owner,
        "addresses": [pain.id or pain.text for pain in task.pains],
        "link": task.link,
    }


def _issue(task: Task) -> dict[str, Any]:
    return {
        "marker": task.marker,
        "title": title(task),
        "body": about(task, markdown=True),
        "labels": [MARKER],
    }
