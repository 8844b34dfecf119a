"""Which entries of two versions are the same: within a list, and in different lists, between which they moved."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path
from journeymap_cli.rewrite.blocks import Block, BlockParts
from journeymap_cli.rewrite.pieces import BlockError

EntryKey: TypeAlias = tuple[str, str]
"""The kind of an entry, and its id or name."""

NAMES = ("id", "name", "title", "text", "label")


class MovedEntry(NamedTuple):
    """The block of an entry in the old text, and its data there."""

    block: Block
    old: Any


class MovedEntries:
    """The entries that moved between lists in two versions of a map, found on first use. `root` is the old text."""

    def __init__(self, root: Block, old: Any, new: Any) -> None:
        self._root, self._old, self._new = root, old, new

    def home(self, entry: Any, shape: FieldShape) -> MovedEntry | None:
        """Where an entry that is new in its list was before; None if the whole map did not have it."""
        key = _key(entry, shape)
        found = self._moved.get(key) if key else None
        if found is None:
            return None
        path, old = found
        try:
            return MovedEntry(_at(self._root, path), old)
        except (BlockError, StopIteration):
            return None

    @cached_property
    def _moved(self) -> dict[EntryKey, tuple[Path, Any]]:
        before, after = (_unique(data) for data in (self._old, self._new))
        return {key: found for key, found in before.items() if key in after}


def _unique(data: Any) -> dict[EntryKey, tuple[Path, Any]]:
    """The entries whose names are unique within their kind, with their paths."""
    found: dict[EntryKey, tuple[Path, Any] | None] = {}
    for path, entry, shape in _entries(data, FieldShape(part=Journey), ()):
        if key := _key(entry, shape):
            found[key] = None if key in found else (path, entry)
    return {key: value for key, value in found.items() if value}


def _entries(data: Any, shape: FieldShape, path: Path) -> Iterator[tuple[Path, Any, FieldShape]]:
    """Every entry of every list of parts, with its path and shape."""
    if isinstance(data, list):
        one = shape._replace(many=False)
        for at, each in enumerate(data):
            yield (*path, at), each, one
            yield from _entries(each, one, (*path, at))
    elif isinstance(data, dict) and (shape.part or shape.keyed):
        known = {} if shape.keyed or not shape.part else shapes(shape.part)
        for key, value in data.items():
            inner = shape._replace(keyed=False) if shape.keyed else known.get(key, FieldShape())
            if inner.part:
                yield from _entries(value, inner, (*path, key))


def _key(entry: Any, shape: FieldShape) -> EntryKey | None:
    """The part of an entry, and its id or name. Parts of nodes and of the whole map count as the same."""
    if not isinstance(entry, dict) or not shape.part:
        return None
    kind = shape.part.__name__.removeprefix("Map")
    return next(((kind, f"{key} {entry[key]}") for key in NAMES if key in entry), None)


def _at(block: Block, path: Path) -> Block:
    for key in path:
        parts: BlockParts = block.parts
        block = parts.blocks[key] if isinstance(key, int) else next(each for each in parts.blocks if each.key == key)
    return block


PAIRED_BY: Final = ("id", "name", "title", "text", "to", "persona", "label")
"""A list entry that changed is recognised by the first of these keys that it has."""


def same_entries(old: Sequence[Any], new: Sequence[Any]) -> Sequence[int | None]:
    """For each new entry, the index of the old entry that it corresponds to; None if it is really new.

    Equal entries are paired first, then those with the same id or name, then those at the same place between two pairs.
    """
    found: list[int | None] = [None] * len(new)
    start, end = _alike_at_the_ends(old, new)
    found[:start] = range(start)
    found[len(new) - end :] = range(len(old) - end, len(old))
    left, free = [*range(start, len(old) - end)], [*range(start, len(new) - end)]
    for key in (repr, _name):
        waiting: dict[str | None, list[int]] = defaultdict(list)
        for at in reversed(left):
            waiting[key(old[at])].append(at)
        for to in free:
            name = key(new[to])
            if name is not None and waiting[name]:
                found[to] = waiting[name].pop()
        taken = {*found}
        left, free = [at for at in left if at not in taken], [to for to in free if found[to] is None]
    _by_place(found, len(old))
    return found


def _alike_at_the_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """The number of equal entries at the start of two lists, and of further ones at their end."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return start, end


def _by_place(found: list[int | None], count: int) -> None:
    """Pair the unpaired entries between two pairs with the unpaired entries there on the other side, in order."""
    taken = {at for at in found if at is not None}
    after = -1
    for to, at in enumerate(found):
        if at is not None:
            after = at
        elif after + 1 < count and after + 1 not in taken:
            after += 1
            taken.add(after)
            found[to] = after


def _name(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    return next((f"{key} {entry[key]}" for key in PAIRED_BY if key in entry), None)
