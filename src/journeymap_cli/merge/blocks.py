"""A YAML text as nested blocks: each is a key with its value, or an entry of a list, with the comments above it.

Blocks are stretches of the text, so that comments and layout are kept: whole lines, or, in a list or mapping in
brackets, parts of a line. The head of a block, its parts with the gaps between them, and its tail are together exactly
its text, so whatever a merge leaves alone stays as it was written.
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
"""An entry of a list is recognised in the other texts by the first of these that it has."""


class BlockSource(NamedTuple):
    """A text, and its comments with their offsets, in ascending order."""

    text: str
    offsets: Sequence[int]
    comments: Sequence[str]


@dataclass(frozen=True)
class Block:
    """A stretch of a text, from `start` to `end`, with the value in it and the shape of that value in the format.

    `column` is the indentation of the block; None in brackets, where it does not begin a line.
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
        """The stretch, with blanks in place of a `- ` in front of its first line."""
        text = self.source.text
        before = 0 if self.column is None else self.start - (text.rfind("\n", 0, self.start) + 1)
        return " " * before + text[self.start : self.end]

    @cached_property
    def meaning(self) -> tuple[Any, Sequence[str]]:
        """The value in long form, and the comments: two blocks that only differ in layout are equal in this."""
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
        """The blocks in the block. Raises CannotMergeError where they have no names of their own or share a line."""
        entries = list(self._entries())
        if not entries or len({name for name, *_ in entries}) < len(entries):
            raise CannotMergeError
        return self._in_one_line(entries) if self.in_brackets else self._in_lines(entries)

    def _entries(self) -> "Iterator[BlockEntry]":
        if isinstance(self.place, MappingPlace) and isinstance(self.data, dict):
            for name, (key, value) in self.place.entries.items():
                yield BlockEntry(name, key.start, self.data[name], value, _shape(self.shape, name))
        elif isinstance(self.place, ListPlace) and isinstance(self.data, list):
            for data, place in zip(self.data, self.place.entries, strict=True):
                yield BlockEntry(_identity(data), place.start, data, place, self.shape._replace(many=False))

    def _in_one_line(self, entries: "Sequence[BlockEntry]") -> "BlockParts":
        text = self.source.text
        blocks = {each.name: Block(self.source, each.start, each.place.end, None, *each[2:]) for each in entries}
        gaps = {text[one.place.end : other.start] for one, other in pairwise(entries)} or {", "}
        if len(gaps) > 1 or any("#" in gap for gap in gaps):
            raise CannotMergeError
        head, tail = self.text[: entries[0].start - self.end], text[entries[-1].place.end : self.end]
        return BlockParts(head, blocks, gaps.pop(), tail)

    def _in_lines(self, entries: "Sequence[BlockEntry]") -> "BlockParts":
        """Cut above the comments that precede each part: a comment belongs to what follows it."""
        lines = [self._line(each.start, is_first=not at) for at, each in enumerate(entries)]
        starts = [start for start, _ in lines]
        if any(first >= second for first, second in pairwise(starts)) or starts[0] < self.start:
            raise CannotMergeError
        cuts = [starts[0], *map(self._above, (each.place.end for each in entries), starts[1:]), self.end]
        blocks = {
            each.name: Block(self.source, cut, end, column, *each[2:])
            for each, (_, column), (cut, end) in zip(entries, lines, pairwise(cuts), strict=True)
        }
        return BlockParts(self.text[: starts[0] - self.end], blocks, "", "")

    def _line(self, at: int, *, is_first: bool) -> tuple[int, int]:
        """The start and the column of the part that has its key or entry at an offset.

        The first key of an entry may follow its `- ` in the same line: the part then starts at the key.
        """
        text = self.source.text
        start = text.rfind("\n", 0, at) + 1
        before = text[start:at]
        if isinstance(self.place, ListPlace):
            if before.strip(" ") != "-":
                raise CannotMergeError
            return start, before.index("-")
        if before.strip(" -" if is_first else " "):
            raise CannotMergeError
        return (at if "-" in before else start), len(before)

    def _above(self, before: int, start: int) -> int:
        """The start of the comments and blank lines above a line, but not before the offset where a value ends."""
        text = self.source.text
        while start > before:
            above = text.rfind("\n", 0, start - 1) + 1
            if above < before or not _is_comment(text[above:start]):
                break
            start = above
        return start


class BlockEntry(NamedTuple):
    """An entry of a list or mapping: its name among the others, its offset, and its value with place and shape."""

    name: str
    start: int
    data: Any
    place: Place
    shape: FieldShape


class BlockParts(NamedTuple):
    """The text before the first part, the parts by name, the text between any two, and the text after the last."""

    head: str
    blocks: Mapping[str, Block]
    gap: str
    tail: str


def whole(text: str) -> Block:
    """A text that ends with a newline as a block. Raises CannotMergeError where it is no YAML."""
    read = read_yaml(text.encode())
    if read.text != text or read.data is None:
        raise CannotMergeError
    lines = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    comments = [(lines[comment.line - 1] + comment.column - 1, comment.text) for comment in read.comments]
    source = BlockSource(text, *zip(*comments, strict=True)) if comments else BlockSource(text, (), ())
    return Block(source, 0, len(text), 0, read.data, read.positions.root, FieldShape(part=Journey))


def indented(text: str, by: int) -> str:
    """The lines indented by a number of columns; a negative one outdents, as far as a line has blanks."""
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
