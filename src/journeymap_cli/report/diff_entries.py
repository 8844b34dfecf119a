"""The entries of cells that changes are about: where they stand and what they are called."""

from journeymap_cli.diff.change import Ids
from journeymap_cli.diff.names import named
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.opportunity import Opportunity, Solution


def lane_of(path: Ids) -> tuple[str, Ids]:
    """The lane of an entry's path, and its keys below the node."""
    below = path[4:] if path[2:3] == ("steps",) else path[2:]
    return (below[1] if below[0] == "cells" else below[0]), below


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
