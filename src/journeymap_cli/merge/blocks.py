"""A YAML text as blocks in blocks: a key with its value or an entry of a list, with the comments above it.

Blocks are stretches of the text, so that comments and layout stay: whole lines, or words in one line of a list or
mapping in brackets.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from journeymap_cli.load.normalize import FieldShape, normalize, shapes
from journeymap_cli.merge.conflicts import CannotMergeError
from journeymap_cli.model.journey import Journey
from journeymap_cli.yamlsource.positions import LINE_BREAK, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import read_yaml

IDENTITY: Final = ("id", "name", "text", "title", "to", "persona", "label", "score")
"""By the first of these that it has, an entry of a list is known in the other texts."""


class BlockSource(NamedTuple):
    """A text, and its comments by where they begin."""

    text: str
    offsets: Sequence[int]
    comments: Sequence[str]


@dataclass(frozen=True)
class Block:
    """A stretch of a text, and the value that stands in it with its shape in the format.

    `column` is how far the block is indented; None in brackets, where it is no line of its own.
    """

    source: BlockSource
    start: int
    end: int
    column: int | None
    data: Any
    place: Place
    shape: FieldShape

    @cached_property
    def text(self) -> str:
        """The stretch, with blanks in place of the `- ` before its first line."""
        text = self.source.text
        before = 0 if self.column is None else self.start - (text.rfind("\n", 0, self.start) + 1)
        return " " * before + text[self.start : self.end]

    @cached_property
    def meaning(self) -> tuple[Any, Sequence[str]]:
        """The value in long form, and the comments."""
        first, last = (bisect_left(self.source.offsets, at) for at in (self.start, self.end))
        return normalize(self.data, self.shape), self.source.comments[first:last]

    @property
    def in_brackets(self) -> bool:
        """Whether the value is a list or mapping in brackets."""
        return self.source.text[self.place.start : self.place.start + 1] in ("[", "{")

    def at(self, column: int | None) -> str:
        """The text, indented to a column."""
        return indented(self.text, 0 if self.column is None or column is None else column - self.column)

    @cached_property
    def parts(self) -> "BlockParts":
        """What stands in the block. Raises Conflict where that cannot be told apart."""
        held = list(self._held())
        if not held or len({name for name, *_ in held}) < len(held):
            raise CannotMergeError
        return self._words(held) if self.in_brackets else self._rows(held)

    def _held(self) -> "Iterator[BlockEntry]":
        if isinstance(self.place, MappingPlace) and isinstance(self.data, dict):
            for name, (key, value) in self.place.entries.items():
                yield BlockEntry(name, key.start, self.data[name], value, _shape(self.shape, name))
        elif isinstance(self.place, ListPlace) and isinstance(self.data, list):
            for data, place in zip(self.data, self.place.entries, strict=True):
                yield BlockEntry(_identity(data), place.start, data, place, self.shape._replace(many=False))

    def _words(self, held: "Sequence[BlockEntry]") -> "BlockParts":
        text = self.source.text
        blocks = {one.name: Block(self.source, one.start, one.place.end, None, *one[2:]) for one in held}
        gaps = {text[one.place.end : other.start] for one, other in pairwise(held)} or {", "}
        if len(gaps) > 1 or any("#" in gap for gap in gaps):
            raise CannotMergeError
        return BlockParts(
            self.text[: held[0].start - self.end], blocks, gaps.pop(), text[held[-1].place.end : self.end]
        )

    def _rows(self, held: "Sequence[BlockEntry]") -> "BlockParts":
        lines = [self._line(one.start, is_first=not at) for at, one in enumerate(held)]
        starts = [start for start, _ in lines]
        if any(first >= second for first, second in pairwise(starts)) or starts[0] < self.start:
            raise CannotMergeError
        cuts = [starts[0], *map(self._above, (one.place.end for one in held), starts[1:]), self.end]
        blocks = {
            one.name: Block(self.source, cut, end, column, *one[2:])
            for one, (_, column), (cut, end) in zip(held, lines, pairwise(cuts), strict=True)
        }
        return BlockParts(self.text[: starts[0] - self.end], blocks, "", "")

    def _line(self, at: int, *, is_first: bool) -> tuple[int, int]:
        """Where the part with a key or an entry begins, and its column: of a first key behind `- ` the key."""
        text = self.source.text
        start = text.rfind("\n", 0, at) + 1
        before = text[start:at]
        if isinstance(self.place, ListPlace):
            if before.strip(" ") != "-":
                raise CannotMergeError
            return start, before.index("-")
        if before.strip(" " if not is_first else " -"):
            raise CannotMergeError
        return (at if "-" in before else start), len(before)

    def _above(self, before: int, start: int) -> int:
        """Where the comments and blank lines above a line begin, behind the value that ends at `before`."""
        text = self.source.text
        while start > before:
            above = text.rfind("\n", 0, start - 1) + 1
            if above < before or not _is_comment(text[above:start]):
                break
            start = above
        return start


class BlockEntry(NamedTuple):
    """An entry of a list or mapping: what it is known by, where it begins, its value with place and shape."""

    name: str
    start: int
    data: Any
    place: Place
    shape: FieldShape


class BlockParts(NamedTuple):
    """What stands before the first part, the parts by name, what between two, and what behind the last."""

    head: str
    blocks: Mapping[str, Block]
    gap: str
    tail: str


def whole(text: str) -> Block:
    """A text that ends with a newline, as a block."""
    read = read_yaml(text.encode())
    if read.text != text or read.data is None:
        raise CannotMergeError
    lines = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    comments = [(lines[comment.line - 1] + comment.column - 1, comment.text) for comment in read.comments]
    source = BlockSource(text, *zip(*comments, strict=True)) if comments else BlockSource(text, (), ())
    return Block(source, 0, len(text), 0, read.data, read.positions.root, FieldShape(part=Journey))


def indented(text: str, by: int) -> str:
    """The lines further in, or out as far as they have blanks."""
    lines = text.split("\n")
    if by < 0:
        return "\n".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines)
    return "\n".join(" " * by + line if line.strip() else line for line in lines)


def _shape(shape: FieldShape, name: str) -> FieldShape:
    if shape.keyed:
        return shape._replace(keyed=False)
    return shapes(shape.part).get(name, FieldShape()) if shape.part else FieldShape()


def _identity(data: Any) -> str:
    if isinstance(data, dict):
        return next((f"{key} {data[key]}" for key in IDENTITY if isinstance(data.get(key), str)), "")
    return f"text {data}"


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
