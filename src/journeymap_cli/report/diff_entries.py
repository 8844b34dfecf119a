"""The entries of cells that changes are about: where they stand and what they are called."""

from journeymap_cli.diff.change import Ids
from journeymap_cli.diff.names import names
from journeymap_cli.facts.entries import Entry
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.opportunity import Opportunity, Solution


def lane_of(path: Ids) -> tuple[str, Ids]:
    """The lane of an entry's path, and its keys below the node."""
    below = path[4:] if path[2:3] == ("steps",) else path[2:]
    return (below[1] if below[0] == "cells" else below[0]), below


def called(entry: Entry | None, path: Ids) -> str:
    if isinstance(entry, Metric):
        return entry.name
    if entry is None or isinstance(entry, Emotion):
        return next(iter(_entry_name(path)), "")
    return entry.text


def _entry_name(path: Ids) -> Ids:
    """The key behind `next` or the lane."""
    return path[path.index("next") + 1 :][:1] if "next" in path else path[-1:]


def solution_at(opportunity: Entry | None, path: Ids) -> Solution | None:
    held = opportunity.solutions if isinstance(opportunity, Opportunity) else ()
    return next((each for name, each in zip(names(held), held, strict=True) if name in path[-2:]), None)
