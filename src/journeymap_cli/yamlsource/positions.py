"""Path of keys -> where it stands in the text.

A tree beside the data holds offsets; lines and columns are counted when they are asked for.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from journeymap_cli.problem import Path, Span

LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line in an editor. YAML also counts NEL, U+2028 and U+2029: never use its line numbers."""


class Lines:
    """Offsets of a text as lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> Sequence[int]:
        return array("L", chain((0,), (found.end() for found in LINE_BREAK.finditer(self.text))))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to, not including, `end`."""
        return Span(*self.place(start), *self.place(max(start, end)))


class Place:
    """Where a node stands, as offsets. Many, so they are small."""

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
    """A `*name`, and the place of the node that it repeats."""

    __slots__ = ("target",)

    def __init__(self, start: int, end: int, target: Place) -> None:
        super().__init__(start, end)
        self.target = target


@dataclass(frozen=True)
class Positions:
    """The places of all keys and values of a text. Every answer is about the deepest part of the path that exists.

    A list that was written as a single entry need not be known: the position 0 is passed over where no list stands.
    """

    lines: Lines
    root: Place

    def value(self, path: Path) -> Span:
        """Where the value stands: of an alias the `*name`, below it what the alias repeats."""
        return self._span(self._walk(path)[-1].node)

    def key(self, path: Path) -> Span:
        """Where the key stands; of an entry of a list, which has none, the entry."""
        last = self._walk(path)[-1]
        return self._span(last.key or last.node)

    def is_bare(self, path: Path) -> bool:
        """Whether the key there has no colon, as the second in `{text: Examines, explains}`."""
        last = self._walk(path)[-1]
        return last.key is not None and last.node.start == last.key.end

    def use(self, path: Path) -> Span | None:
        """Where the outermost alias on the path stands, if there is one."""
        aliases = (step.node for step in self._walk(path) if isinstance(step.node, AliasPlace))
        return next(map(self._span, aliases), None)

    def standing(self, path: Path) -> Path:
        """The part of the path that stands in the text."""
        return tuple(step.segment for step in self._walk(path)[1:])

    def _span(self, place: Place) -> Span:
        return self.lines.span(place.start, place.end)

    def _walk(self, path: Path) -> "list[PathStep]":
        steps = [PathStep("", None, self.root)]
        for segment in path:
            found = _step(steps[-1].node, segment)
            if found:
                steps.append(found)
            elif segment != 0:
                break
        return steps


@dataclass(frozen=True, slots=True)
class PathStep:
    """One segment of a path, found: its key, where it is one, and what stands there."""

    segment: str | int
    key: Place | None
    node: Place


def _step(node: Place, segment: str | int) -> PathStep | None:
    while isinstance(node, AliasPlace):
        node = node.target
    if isinstance(node, MappingPlace) and isinstance(segment, str) and segment in node.entries:
        return PathStep(segment, *node.entries[segment])
    if isinstance(node, ListPlace) and isinstance(segment, int) and 0 <= segment < len(node.entries):
        return PathStep(segment, None, node.entries[segment])
    return None
