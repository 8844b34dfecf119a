"""Three texts of one map -> one text, block by block: what only one side changed is taken from that side.

A block is a key with its value, or an entry of a list, with the comments above it. Blocks are lines, copied as they
are, so that comments and layout stay. What this makes is a proposal: whoever uses it loads it and looks whether it is
what both sides meant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from journeymap_cli.load.positions import ListPlace, MappingPlace, Place
from journeymap_cli.load.yaml_text import read_yaml

IDENTITY: Final = ("id", "name", "text", "title", "to", "persona", "label", "score")
"""By the first of these that it has, an entry of a list is known in the other texts."""


class Conflict(Exception):
    """Both sides changed one block, and it cannot be taken apart."""


@dataclass(frozen=True)
class Block:
    """Some lines of a text and the value that stands in them."""

    text: str
    start: int
    end: int
    data: Any
    place: Place

    @property
    def lines(self) -> str:
        """The lines."""
        return self.text[self.start : self.end]

    def parts(self) -> "tuple[str, dict[str, Block]]":
        """What stands before the first part, and the parts by name. Raises Conflict where they share lines."""
        held = list(self._held())
        if not held or len({name for name, *_ in held}) < len(held):
            raise Conflict
        starts = [self._line(place.start) for _, place, _, _ in held]
        if any(first >= second for first, second in pairwise(starts)) or starts[0] < self.start - 1:
            raise Conflict
        cuts = [max(starts[0], self.start), *map(self._above, starts[:-1], starts[1:]), self.end]
        blocks = {
            name: Block(self.text, cut, end, data, value)
            for (name, _, data, value), (cut, end) in zip(held, pairwise(cuts), strict=True)
        }
        return self.text[self.start : cuts[0]], blocks

    def _held(self) -> "Iterable[tuple[str, Place, Any, Place]]":
        if isinstance(self.place, MappingPlace) and isinstance(self.data, dict):
            for name, (key, value) in self.place.entries.items():
                yield name, key, self.data[name], value
        elif isinstance(self.place, ListPlace) and isinstance(self.data, list):
            for data, place in zip(self.data, self.place.entries, strict=True):
                yield _identity(data), place, data, place

    def _line(self, at: int) -> int:
        """Where the line of a key or an entry begins. Raises Conflict where something else stands before it."""
        start = self.text.rfind("\n", 0, at) + 1
        if self.text[start:at].strip(" -"):
            raise Conflict
        return start

    def _above(self, before: int, start: int) -> int:
        """Where the comments and blank lines above a line begin, behind the line `before`."""
        while start > before:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if above <= before or not _is_comment(self.text[above:start]):
                break
            start = above
        return start


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _identity(data: Any) -> str:
    if isinstance(data, dict):
        return next((f"{key} {data[key]}" for key in IDENTITY if isinstance(data.get(key), str)), "")
    return f"text {data}"


def weave(base: str, ours: str, theirs: str) -> str:
    """One text with the changes of both. Raises Conflict."""
    if any("\r" in text for text in (base, ours, theirs)):
        raise Conflict
    return _merge(*map(_whole, (base, ours, theirs)))


def _whole(text: str) -> Block:
    ended = text if text.endswith("\n") else f"{text}\n"
    read = read_yaml(ended.encode())
    if read.text != ended:
        raise Conflict
    return Block(ended, 0, len(ended), read.data, read.positions.root)


def _merge(base: Block, ours: Block, theirs: Block) -> str:
    """The lines of the side that changed; where both did, part by part."""
    if theirs.lines in (ours.lines, base.lines):
        return ours.lines
    if ours.lines == base.lines:
        return theirs.lines
    if not type(base.place) is type(ours.place) is type(theirs.place):
        raise Conflict
    heads, parts = zip(*(block.parts() for block in (base, ours, theirs)), strict=True)
    before, one, other = parts
    lines = [
        _merge_part(before.get(name), one.get(name), other.get(name)) for name in _order([*before], [*one], [*other])
    ]
    return _either(*heads) + "".join(lines)


def _merge_part(base: Block | None, ours: Block | None, theirs: Block | None) -> str:
    if base and ours and theirs:
        return _merge(base, ours, theirs)
    old, one, other = (block.lines if block else "" for block in (base, ours, theirs))
    return _either(old, one, other)


def _either(base: str, ours: str, theirs: str) -> str:
    """The version that changed. Raises Conflict where both did, differently."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise Conflict


def _order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """All names: those of the side that moved some, with what the other side added behind what it stands behind."""
    common = set(base) & set(ours) & set(theirs)
    before, one, two = ([name for name in names if name in common] for names in (base, ours, theirs))
    if two in (before, one):
        lead, other = ours, theirs
    elif one == before:
        lead, other = theirs, ours
    else:
        raise Conflict
    result = list(lead)
    for at, name in enumerate(other):
        if name not in result:
            place = result.index(other[at - 1]) + 1 if at else 0
            while place < len(result) and result[place] not in other and result[place] not in base:
                place += 1
            result.insert(place, name)
    return result
