"""An event belongs to two steps, and the order is `direct`.

In `direct` order people are at one step at a time, so an event that fits two steps counts for the first of them, and
the other one looks as if nobody got there.

Bad:

    measure: {entity: user_id, time: occurred_at, event: event, order: direct}
    stages:
      - {name: Browse, events: page_viewed}
      - {name: Compare plans, events: page_viewed}

Good:

    measure: {entity: user_id, time: occurred_at, event: event, order: direct}
    stages:
      - {name: Browse, events: {name: page_viewed, where: {path: {starts: /products}}}}
      - {name: Compare plans, events: {name: page_viewed, where: {path: {starts: /pricing}}}}
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.measure import RecordedEvent
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem, Related, Severity

ID = "shared-event"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every event that an earlier step has as well, unless both have filters that tell them apart."""
    measure = facts.journey.measure
    if measure is None or measure.order != "direct":
        return
    seen: dict[str, list[tuple[int, Path, RecordedEvent]]] = {}
    for column in facts.columns:
        for number, event in enumerate(column.node.events):
            path = (*column.path, "events", number)
            before = seen.setdefault(event.name, [])
            if first := next(
                (at for step, at, other in before if step < column.number and _overlap(other, event)), None
            ):
                message = f"{quoted(event.name)} belongs to two steps, so 'direct' takes the first"
                yield Problem(
                    ID, message, path, hint="tell them apart with 'where'", related=(Related("first here", first),)
                )
            before.append((column.number, path, event))


def _overlap(one: RecordedEvent, other: RecordedEvent) -> bool:
    """Whether nothing is written that could tell two events of one name apart."""
    return one.where == other.where or not (one.where.filters and other.where.filters)
