"""What entries are called in paths: their id, else their text as a slug; a second one with the same gets a number."""

from collections import Counter
from collections.abc import Iterable, Sequence

from journeymap_cli.facts.entries import Entry, cell
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Transition
from journeymap_cli.model.slug import slug

LONGEST = 60


def names(entries: Sequence[Entry | Transition]) -> list[str]:
    """The name of each entry of one list."""
    seen: Counter[str] = Counter()
    result: list[str] = []
    for name in map(_name, entries):
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return result


def name_of(entry: Entry | Transition, entries: Iterable[Entry | Transition]) -> str:
    """The name of one entry of a list."""
    held = list(entries)
    return names(held)[next(at for at, other in enumerate(held) if other is entry)]


def entry_at(node: Node, keys: Sequence[str]) -> Entry | None:
    """The entry that a path below a node leads to: `("goals", "know-the-price", "text")`."""
    lane, *rest = keys[1:] if keys[0] == "cells" else keys
    held = cell(node, lane)
    return dict(zip(names(held), held, strict=True)).get(rest[0]) if rest else None


def said(entry: Entry) -> object:
    """What an entry that was added or removed is, in one value."""
    if isinstance(entry, Emotion):
        return entry.label if entry.score is None else entry.score
    return entry.name if isinstance(entry, Metric) else entry.text


def _name(entry: Entry | Transition) -> str:
    if isinstance(entry, Emotion):
        return entry.persona or "*"
    if isinstance(entry, Transition):
        return entry.to
    if entry.id:
        return entry.id
    return slug(entry.name if isinstance(entry, Metric) else entry.text)[:LONGEST].strip("-") or "item"
