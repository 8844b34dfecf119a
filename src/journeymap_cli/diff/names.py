"""The names of entries in paths: their id, or else their text as a slug, numbered if a list has it twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from journeymap_cli.facts.entries import Entry, cell
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Takeaway
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Transition
from journeymap_cli.model.slug import slug

MAX_CHARACTERS = 60
NamedPart: TypeAlias = Entry | Transition | Takeaway


class _Named(NamedTuple):
    names: tuple[str, ...]
    by_entry: dict[int, str]
    by_name: dict[str, NamedPart]


class _Same:
    """A list as a cache key by identity, because callers need one name at a time, and hashing a long list is slow."""

    def __init__(self, entries: Sequence[NamedPart]) -> None:
        self.entries = entries

    def __hash__(self) -> int:
        return id(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.entries is other.entries


@lru_cache(maxsize=64)
def _named(key: _Same) -> _Named:
    seen: Counter[str] = Counter()
    found: dict[str, NamedPart] = {}
    for entry in key.entries:
        name = numbered = _name(entry)
        # An entry may already be called `pay-2`, so count on until the name is free.
        while numbered in found:
            seen[name] += 1
            numbered = f"{name}-{seen[name] + 1}"
        found[numbered] = entry
    return _Named(tuple(found), {id(entry): name for name, entry in found.items()}, found)


def names(entries: Sequence[NamedPart]) -> Sequence[str]:
    """The name of each entry of one list."""
    return _named(_Same(entries)).names


def name_of(entry: NamedPart, entries: Sequence[NamedPart]) -> str:
    """The name of one entry of a list."""
    return _named(_Same(entries)).by_entry[id(entry)]


def named(entries: Sequence[NamedPart]) -> Mapping[str, NamedPart]:
    """The entries of one list by their names."""
    return _named(_Same(entries)).by_name


def entry_at(node: Node, lane: str, name: str) -> Entry | None:
    """The entry of a cell with a name, or None; for a persona without an emotion of their own, the shared emotion."""
    entries = named(cell(node, lane))
    found = entries.get(name) or (entries.get(NOBODY) if lane == "emotion" else None)
    return None if isinstance(found, Transition | Takeaway) else found


def _name(entry: NamedPart) -> str:
    if isinstance(entry, Emotion):
        return entry.persona or NOBODY
    if isinstance(entry, Transition):
        return entry.to
    if not isinstance(entry, Takeaway) and entry.id:
        return entry.id
    return slug(entry.name if isinstance(entry, Metric) else entry.text)[:MAX_CHARACTERS].strip("-") or "item"
