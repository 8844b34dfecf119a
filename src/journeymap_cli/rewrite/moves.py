"""Entries that moved from one list to another: recognised by the id or name that nothing else of their kind has."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path
from journeymap_cli.rewrite.blocks import Block, BlockParts
from journeymap_cli.rewrite.pieces import CannotWeaveError

EntryKey: TypeAlias = tuple[str, str]
"""The kind of an entry, and its id or name."""

NAMES = ("id", "name", "title", "text", "label")


class MovedEntry(NamedTuple):
    """The block of an entry in the old text, and what it says there."""

    block: Block
    old: Any


class MovedEntries:
    """What moved between two versions of a map, whose old text is a block; found when it is first asked for."""

    def __init__(self, root: Block, old: Any, new: Any) -> None:
        self._root, self._old, self._new = root, old, new

    def home(self, entry: Any, shape: FieldShape) -> MovedEntry | None:
        """Where a new entry of a list was before. None for one that is new indeed, or is still in its list."""
        key = _key(entry, shape)
        found = self._moved.get(key) if key else None
        if found is None:
            return None
        path, old = found
        try:
            return MovedEntry(_at(self._root, path), old)
        except (CannotWeaveError, StopIteration):
            return None

    @cached_property
    def _moved(self) -> dict[EntryKey, tuple[Path, Any]]:
        before, after = (_unique(data) for data in (self._old, self._new))
        return {key: found for key, found in before.items() if key in after}


def _unique(data: Any) -> dict[EntryKey, tuple[Path, Any]]:
    """The entries that no other of their kind has the name of, with their paths."""
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
    """Steps and stages are of two kinds, and so are the entries of different lanes, but not of the whole map."""
    if not isinstance(entry, dict) or not shape.part:
        return None
    kind = shape.part.__name__.removeprefix("Map")
    return next(((kind, f"{key} {entry[key]}") for key in NAMES if key in entry), None)


def _at(block: Block, path: Path) -> Block:
    for key in path:
        parts: BlockParts = block.parts
        block = parts.blocks[key] if isinstance(key, int) else next(each for each in parts.blocks if each.key == key)
    return block
