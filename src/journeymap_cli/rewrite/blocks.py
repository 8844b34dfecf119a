"""A YAML text as nested blocks: each is a key with its value, or an entry of a list, with the comments above it.

Blocks are ranges of the text, which keeps comments and layout: whole lines, or parts of a line for a list or mapping
in brackets. The head of a block, its parts with the gaps between them, and its tail add up to exactly its text, so
whatever is not changed stays as it was written.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from journeymap_cli.load.normalize import FieldShape, normalize, shapes
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.pieces import BlockError
from journeymap_cli.yamlsource.comments import Comment
from journeymap_cli.yamlsource.positions import LINE_BREAK, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText

DASH: Final = regex(r"^[ \t]*-(?=\s)|(?<=-[ \t])-(?=\s)")


class BlockForm(Enum):
    """How the value of a block is written: over several lines, in brackets, in short form, or as one whole."""

    ROWS = "rows"
    BRACKETS = "brackets"
    SHORT = "short"
    WHOLE = "whole"


class BlockSource(NamedTuple):
    """A text, and its comments with their offsets, in ascending order."""

    text: str
    offsets: Sequence[int]
    comments: Sequence[Comment]


@dataclass(frozen=True, eq=False)
class Block:
    """A range of a text, from `start` to `end`, with the value in it and the shape of that value in the format.

    `within` is the form of the list or mapping around it. `column` is the indentation of the block; None if it does not
    begin a line. `key` is None for an entry of a list; `path` is the path in long form.
    """

    source: BlockSource
    start: int
    end: int
    within: BlockForm
    column: int | None
    key: str | None
    data: Any
    place: Place
    shape: FieldShape
    path: Path

    @cached_property
    def text(self) -> str:
        """The text of the block. A `- ` in front of its first line is replaced by blanks."""
        text = self.source.text
        before = 0 if self.column is None else self.start - (text.rfind("\n", 0, self.start) + 1)
        return " " * before + text[self.start : self.end]

    @cached_property
    def long(self) -> Any:
        """The value in long form."""
        return normalize(self.data, self.shape)

    @cached_property
    def comments(self) -> Sequence[str]:
        """The texts of the comments in the block."""
        return [comment.text for _, comment in self.placed_comments]

    @property
    def placed_comments(self) -> Sequence[tuple[int, Comment]]:
        """The comments in the block, with their offsets."""
        first, last = (bisect_left(self.source.offsets, at) for at in (self.start, self.end))
        return [*zip(self.source.offsets[first:last], self.source.comments[first:last], strict=True)]

    @cached_property
    def form(self) -> BlockForm:
        """How the value is written."""
        is_map = isinstance(self.place, MappingPlace)
        if (is_map or isinstance(self.data, str)) and self.shape.many and not self.shape.keyed:
            return BlockForm.SHORT
        if is_map or isinstance(self.place, ListPlace):
            return BlockForm.BRACKETS if self.source.text[self.place.start] in "[{" else BlockForm.ROWS
        return BlockForm.SHORT if self._short_key else BlockForm.WHOLE

    @property
    def is_list(self) -> bool:
        """Whether the value is a list in long form."""
        return isinstance(self.place, ListPlace) or (self.shape.many and self.form is BlockForm.SHORT)

    @property
    def _short_key(self) -> str | None:
        has_short = isinstance(self.data, str) and self.shape.part and not self.shape.keyed
        return self.shape.part.short_key(self.data) if has_short and self.shape.part else None

    def same(self, other: "Block") -> bool:
        """Whether both have the same data and comments; their layout may differ."""
        return self.comments == other.comments and (self.data == other.data or self.long == other.long)

    def at(self, column: int | None) -> str:
        """The text, indented to a column."""
        return indented(self.text, 0 if self.column is None or column is None else column - self.column)

    @property
    def left_above(self) -> str:
        """The lines above the key that do not belong to it: all but comments directly above it at its indentation."""
        if self.column is None or self.source.text[self.start - 1 : self.start] not in ("", "\n"):
            return ""
        lines = self.text[: self._first - self.end].splitlines(keepends=True)
        own = " " * self.column + "#"
        while lines and lines[-1].startswith(own):
            lines.pop()
        return "".join(lines) if any(line.strip() for line in lines) else ""

    @property
    def left_behind(self) -> str:
        """What remains when the block is removed: comments that do not belong to it, indented at most as deep as it.

        Below a text of several lines, a comment that is indented deeper would become part of that text.
        """
        lines = (self.left_above + self.left_below).splitlines(keepends=True)
        column = self.column or 0
        return "".join(" " * min(column, len(line) - len(line.lstrip(" "))) + line.lstrip(" ") for line in lines)

    @property
    def left_below(self) -> str:
        """The lines below the value, if they contain a comment."""
        after = self.source.text[self.place.end : self.end].partition("\n")[2] if self.column is not None else ""
        return after if "#" in after else ""

    @property
    def head(self) -> int:
        """The offset of the key or the dash."""
        found = self._first
        return found + len(self.source.text[found:]) - len(self.source.text[found:].lstrip(" "))

    @property
    def _first(self) -> int:
        """The offset of the line of the key or the dash."""
        text, at = self.source.text, self.start
        while at < self.place.start and is_comment(text[at : text.find("\n", at) + 1]):
            at = text.find("\n", at) + 1
        return at

    @cached_property
    def parts(self) -> "BlockParts":
        """The blocks in the block. Raises BlockError if they share a line or cannot be separated."""
        if self.form is BlockForm.SHORT:
            return self._in_short()
        entries = list(self._entries())
        if self.form is BlockForm.WHOLE:
            raise BlockError
        return self._in_one_line(entries) if self.form is BlockForm.BRACKETS else self._in_lines(entries)

    def _in_short(self) -> "BlockParts":
        """The only part of a short form: an entry of a list, or the value of a key."""
        text, start, end, column = self.source.text, self.place.start, self.place.end, None
        line = text.rfind("\n", 0, start) + 1
        if isinstance(self.place, MappingPlace) and text[start] != "{" and line > self.start:
            start, end, column = line, self.end, start - line
        key = None if self.shape.many else self._short_key or ""
        shape = self.shape._replace(many=False) if key is None else shape_of(self.shape, key)
        path = (*self.path, 0 if key is None else key)
        part = Block(self.source, start, end, self.form, column, key, self.data, self.place, shape, path)
        return BlockParts(self.text[: start - self.end], (part,), "", text[end : self.end])

    def _entries(self) -> "Iterator[BlockEntry]":
        if isinstance(self.place, MappingPlace):
            for name, (key, value) in self.place.entries.items():
                yield BlockEntry(
                    key.start, name, self.data[name], value, shape_of(self.shape, name), (*self.path, name)
                )
        elif isinstance(self.place, ListPlace):
            shape = self.shape._replace(many=False)
            for at, (data, place) in enumerate(zip(self.data, self.place.entries, strict=True)):
                yield BlockEntry(place.start, None, data, place, shape, (*self.path, at))

    def _in_one_line(self, entries: "Sequence[BlockEntry]") -> "BlockParts":
        text = self.source.text
        if not entries:
            end = self.place.end - 1 - self.end
            return BlockParts(self.text[:end], (), ", ", self.text[end:])
        blocks = tuple(Block(self.source, each.start, each.place.end, self.form, None, *each[1:]) for each in entries)
        gaps = [text[one.place.end : other.start] for one, other in pairwise(entries)]
        if len({*gaps}) > 1 or any("#" in gap for gap in gaps):
            raise UnevenGapsError(self._between(blocks, gaps))
        return self._between(blocks, gaps)

    def _between(self, blocks: "tuple[Block, ...]", gaps: Sequence[str]) -> "BlockParts":
        head, tail = self.text[: blocks[0].start - self.end], self.source.text[blocks[-1].place.end : self.end]
        return BlockParts(head, blocks, gaps[0] if gaps else ", ", tail, tuple(gaps))

    def _in_lines(self, entries: "Sequence[BlockEntry]") -> "BlockParts":
        """Split the text above the comments that precede each part: a comment belongs to what follows it.

        Comments above the first entry of a list belong to it only if they are directly above it, in its column.
        """
        after = [self.place.start, *(each.place.end for each in entries)]
        lines = [
            self._line(each.start, start, is_first=not at)
            for at, (each, start) in enumerate(zip(entries, after, strict=False))
        ]
        starts = [start for start, _ in lines]
        if isinstance(self.place, ListPlace):
            starts[0] = self._directly_above(*lines[0])
        if any(first >= second for first, second in pairwise(starts)) or starts[0] < self.start:
            raise BlockError
        cuts = [starts[0], *map(self._above, (each.place.end for each in entries), starts[1:]), self.end]
        blocks = tuple(
            Block(self.source, cut, end, self.form, column, *each[1:])
            for each, (_, column), (cut, end) in zip(entries, lines, pairwise(cuts), strict=True)
        )
        return BlockParts(self.text[: starts[0] - self.end], blocks, "", "")

    def _line(self, at: int, after: int, *, is_first: bool) -> tuple[int, int]:
        """The start and the column of the part whose key or value is at an offset; its dash is after another offset.

        The first key of an entry may follow the `- ` in the same line: the part then starts at the key.
        """
        text = self.source.text
        if isinstance(self.place, ListPlace):
            dash = dash_before(text, after, at)
            start = text.rfind("\n", 0, dash) + 1
            if text[dash] != "-" or text[start:dash].strip(" "):
                raise BlockError
            return start, dash - start
        start = text.rfind("\n", 0, at) + 1
        before = text[start:at]
        if before.strip(" -" if is_first else " "):
            raise BlockError
        return (at if "-" in before else start), len(before)

    def _above(self, before: int, start: int) -> int:
        """The start of the comments and blank lines above a line, but not before `before`, the end of a value."""
        text = self.source.text
        while start > before:
            above = text.rfind("\n", 0, start - 1) + 1
            if above < before or not is_comment(text[above:start]):
                break
            start = above
        return start

    def _directly_above(self, start: int, column: int) -> int:
        """The start of the comments directly above a line, at its indentation."""
        text = self.source.text
        while start > self.start:
            above = text.rfind("\n", 0, start - 1) + 1
            if text[above : above + column].strip(" ") or text[above + column] != "#":
                break
            start = above
        return start


class BlockEntry(NamedTuple):
    """An entry of a list or mapping: its offset and key, and its value with place, shape and path."""

    start: int
    key: str | None
    data: Any
    place: Place
    shape: FieldShape
    path: Path


class BlockParts(NamedTuple):
    """The text before the first part, the parts, the text between any two, and the text after the last.

    `gaps` are the individual texts between parts in brackets.
    """

    head: str
    blocks: tuple[Block, ...]
    gap: str
    tail: str
    gaps: tuple[str, ...] = ()


class UnevenGapsError(BlockError):
    """The parts of a list or mapping in brackets are separated in different ways."""

    def __init__(self, parts: BlockParts) -> None:
        super().__init__()
        self.parts = parts


def whole(read: YamlText) -> Block:
    """The block of a whole text, which ends with a newline. Raises BlockError if it has no data."""
    if read.data is None:
        raise BlockError
    lines = [0, *(found.end() for found in LINE_BREAK.finditer(read.text))]
    comments = [(lines[comment.line - 1] + comment.column - 1, comment) for comment in read.comments]
    source = BlockSource(read.text, *zip(*comments, strict=True)) if comments else BlockSource(read.text, (), ())
    root = read.positions.root
    return Block(source, 0, len(read.text), BlockForm.ROWS, 0, None, read.data, root, FieldShape(part=Journey), ())


def dash_before(text: str, after: int, at: int) -> int:
    """The offset of the dash of a list entry, between the end of the previous entry and the value; `at` if none."""
    line_end = at
    while line_end >= after:
        start = text.rfind("\n", 0, line_end) + 1
        found = [start + each.end() - 1 for each in DASH.finditer(text[start:line_end] + " ")]
        dashes = [each for each in found if after - 1 <= each <= at]
        if dashes and not text[start:line_end].lstrip().startswith("#"):
            return dashes[-1]
        if not start:
            break
        line_end = start - 1
    return at


def indented(text: str, by: int) -> str:
    """The lines indented by a number of columns; a negative number dedents them, as far as they have blanks."""
    if not by:
        return text
    lines = text.split("\n")
    if by < 0:
        return "\n".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines)
    return "\n".join(" " * by + line if line.strip() else line for line in lines)


def shape_of(shape: FieldShape, name: str) -> FieldShape:
    """The shape of the value at a key of a part, or of a mapping by names."""
    if shape.keyed:
        return shape._replace(keyed=False)
    return shapes(shape.part).get(name, FieldShape()) if shape.part else FieldShape()


def is_comment(line: str) -> bool:
    """Whether a line is empty or only a comment."""
    return not line.strip() or line.lstrip().startswith("#")
