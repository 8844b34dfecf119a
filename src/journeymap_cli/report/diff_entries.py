"""The entries of cells that changes are about: where they stand and what they are called."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from journeymap_cli.diff.change import Change, Ids, Weight
from journeymap_cli.diff.names import named
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.opportunity import Opportunity, Solution

LATER: Final = {"value": -1, "evidence": 1}
"""Fields that do not stand where their name puts them."""


def lane_of(path: Ids) -> tuple[str, Ids]:
    """The lane of an entry's path, and its keys below the node."""
    below = path[4:] if path[2:3] == ("steps",) else path[2:]
    return (below[1] if below[0] == "cells" else below[0]), below


def entry_path_of(change: Change) -> Ids:
    """The path of the entry that a change is about; empty where it is about the node."""
    node = 4 if change.step else 2
    lane = node + 1 if change.path[node : node + 1] == ("cells",) else node
    return change.path[: lane + 2] if len(change.path) > lane + 1 else ()


def called(entry: Entry | None, path: Ids) -> str:
    """What the entry that a path leads to is called; a way on by where it leads."""
    if isinstance(entry, Metric):
        return entry.name
    if entry is None or isinstance(entry, Emotion):
        return "".join(lane_of(path)[1][1:2])
    return entry.text


def solution_at(opportunity: Entry | None, rest: Ids) -> Solution | None:
    """The solution that the keys below an opportunity lead to: `("solutions", "a-key-at-once", "status")`."""
    held = opportunity.solutions if isinstance(opportunity, Opportunity) else ()
    found = named(held).get(rest[1])
    return found if isinstance(found, Solution) else None


def below_entry(change: Change) -> Ids:
    """The keys of a change below its entry: `("solutions", "a-key-at-once", "status")`."""
    return change.path[len(entry_path_of(change)) :]


def is_of_solution(change: Change) -> bool:
    """Whether it is about a solution of an opportunity."""
    return below_entry(change)[:1] == ("solutions",)


def is_field(change: Change) -> bool:
    """Whether a field of an entry changed that is not its text."""
    return change.kind == "changed" and change.path[-1] != "text"


def folded(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The fields of one entry in as few lines as their weights allow: evidence last, neutral ones join the last."""
    entries: dict[Ids, list[Change]] = defaultdict(list)
    for change in changes:
        entries[change.path[:-1]].append(change)
    for fields in sorted(entries.values(), key=lambda fields: len(fields[0].path)):
        fields.sort(key=lambda change: (change.weight is Weight.NEUTRAL, LATER.get(change.path[-1], 0)))
        groups: dict[Weight, list[Change]] = {}
        for change in fields:
            is_neutral = change.weight is Weight.NEUTRAL
            weight = [*groups][-1] if is_neutral and groups else change.weight
            groups.setdefault(weight, []).append(change)
        yield from groups.values()
