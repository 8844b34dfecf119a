"""Converting a path of keys to a span of the text.

A tree of places mirrors the data and stores only offsets. Lines and columns are computed on demand: a file has up to a
million values, and a report mentions a few of them.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from journeymap_cli.problem import Path, Span
from journeymap_cli.regexes import regex
from journeymap_cli.spelling import normal_form

LINE_BREAK = regex(r"\r\n|\n|\r")
"""What ends a line in an editor. YAML also counts NEL, U+2028 and U+2029, so its line numbers are not used."""


class Lines:
    """Converts offsets of a text to lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> Sequence[int]:
        return array("L", chain((0,), (found.end() for found in LINE_BREAK.finditer(self.text))))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)  # the number of lines that start at or before the offset
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a character by its line and column, both from 1: the reverse of `place`."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, exclusive."""
        return Span(*self.place(start), *self.place(max(start, end)))


class Place:
    """The offsets of a node. A file has many, so they are small."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class ListPlace(Place):
    """A list, and the places of its entries."""

    __slots__ = ("entries",)

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.entries: list[Place] = []


class MappingPlace(Place):
    """A mapping, and the places of its keys and values."""

    __slots__ = ("entries",)

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.entries: dict[str, tuple[Place, Place]] = {}


class AliasPlace(Place):
    """An alias `*name`, and the place of the node that it repeats."""

    __slots__ = ("target",)

    def __init__(self, start: int, end: int, target: Place) -> None:
        super().__init__(start, end)
        self.target = target


class Positions(NamedTuple):
    """The places of all keys and values of a text. All methods use the deepest part of the path that exists.

    Paths are those of the data in long form, in which a single entry may have become a list. The index 0 is therefore
    skipped if the text has no list there.
    """

    lines: Lines
    root: Place

    def value(self, path: Path) -> Span:
        """The span of the value: for an alias, its `*name`; for a value inside it, the text that the alias repeats."""
        return self._span(self._walk(path)[-1].node)

    def key(self, path: Path) -> Span:
        """The span of the key; for an entry of a list, which has no key, that of the entry."""
        last = self._walk(path)[-1]
        return self._span(last.key or last.node)

    def is_bare(self, path: Path) -> bool:
        """Whether the key has no colon, like the second in `{text: Examines, explains}`."""
        last = self._walk(path)[-1]
        return last.key is not None and last.node.start == last.key.end

    def alias(self, path: Path) -> Span | None:
        """The span of the outermost alias on the path, if there is one."""
        aliases = (step.node for step in self._walk(path) if isinstance(step.node, AliasPlace))
        return next(map(self._span, aliases), None)

    def existing(self, path: Path) -> Path:
        """The part of the path that exists in the text."""
        return tuple(step.segment for step in self._walk(path)[1:])

    def _span(self, place: Place) -> Span:
        return self.lines.span(place.start, place.end)

    def _walk(self, path: Path) -> "list[PathStep]":
        """The steps along the path that exist; the first one is the root."""
        steps = [PathStep("", None, self.root)]
        for segment in path:
            found = _step(steps[-1].node, segment)
            if found:
                steps.append(found)
            elif segment != 0:
                break
        return steps


class PathStep(NamedTuple):
    """One segment of a path that exists: the place of its key, if it is a key, and of its value."""

    segment: str | int
    key: Place | None
    node: Place


def _entry(node: MappingPlace, name: str) -> PathStep | None:
    """The step to the value of a key, which may be spelt differently from the id `name`."""
    if name not in node.entries:
        name = next((key for key in node.entries if not key.isascii() and normal_form(key) == name), name)
    return PathStep(name, *node.entries[name]) if name in node.entries else None


def _step(node: Place, segment: str | int) -> PathStep | None:
    """The step from a node to its child, through aliases; None if it has no such child."""
    while isinstance(node, AliasPlace):
        node = node.target
    if isinstance(node, MappingPlace) and isinstance(segment, str):
        return _entry(node, segment)
    if isinstance(node, ListPlace) and isinstance(segment, int) and 0 <= segment < len(node.entries):
        return PathStep(segment, None, node.entries[segment])
    return None
