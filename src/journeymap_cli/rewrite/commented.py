"""The values of a text as a tree, each with the comments about it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from journeymap_cli.rewrite.blocks import Block, dash_before
from journeymap_cli.yamlsource.comments import Comment
from journeymap_cli.yamlsource.positions import AliasPlace, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText

NOWHERE: Final = -1
NO_PLACE: Final = Place(0, 0)
QUOTES: Final = "\"'"


@dataclass(eq=False, slots=True)
class CommentedValue:
    """A key with its value, or an entry of a list. `start` is its offset, -1 for what an alias repeats.

    `above` and `below` are lines of comments, with empty lines between them; `beside` are comments at the end of its
    first line. A text has no `children`; `data` is None for a missing value. `flow` is the innermost list or mapping in
    brackets around it. The last `own` lines of `above` are directly above it, at its indentation. `quoted` is whether
    a text is in quotes or in a block, `key_quoted` whether the key is in quotes.
    """

    key: str | None
    data: Any
    start: int = NOWHERE
    column: int = 0
    place: Place = NO_PLACE
    parent: "CommentedValue | None" = None
    flow: Place | None = None
    quoted: bool = False
    key_quoted: bool = False
    own: int = 0
    children: "list[CommentedValue]" = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def is_commented(self) -> bool:
        """Whether it has a comment, or one is in it."""
        return any(self.above) or bool(self.beside) or any(self.below) or self.has_inside

    @property
    def has_inside(self) -> bool:
        """Whether there is a comment in it."""
        return any(child.is_commented for child in self.children)


def commented(read: YamlText) -> CommentedValue:
    """The tree of a text, which must have data."""
    root = CommentedValue(None, read.data, 0, NOWHERE, read.positions.root)
    builder = _TreeBuilder(read.text)
    builder.fill(root)
    values = sorted(builder.values, key=lambda value: value.start)
    lines = read.positions.lines
    found = [(lines.offset(comment.line, comment.column), comment) for comment in read.comments]
    _CommentPlacing(read.text, root, values).place(found)
    return root


def commented_block(block: Block, end: int) -> CommentedValue:
    """The tree of a block that begins a line, with all comments in it before the offset `end`."""
    start, around = block.head, CommentedValue(None, None)
    root = CommentedValue(block.key, block.data, start, block.column or 0, block.place, around)
    root.key_quoted = block.key is not None and block.source.text[start] in QUOTES
    builder = _TreeBuilder(block.source.text)
    builder.fill(root)
    values = sorted((root, *builder.values), key=lambda value: value.start)
    _CommentPlacing(block.source.text, root, values).place([each for each in block.placed_comments if each[0] < end])
    return root


class _TreeBuilder:
    """Builds the children of values, and collects all values except those of aliases, outer ones first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[CommentedValue] = []

    def fill(self, value: CommentedValue) -> None:
        """Add all that is in a value."""
        place, is_here = value.place, value.start != NOWHERE
        while isinstance(place, AliasPlace):
            place, is_here = place.target, False
        value.quoted = self.text[place.start : place.start + 1] in ("'", '"', "|", ">")
        in_brackets = isinstance(place, ListPlace | MappingPlace) and self.text[place.start] in "[{"
        flow = place if in_brackets and is_here else value.flow
        if isinstance(place, MappingPlace):
            for key, (at, inner) in place.entries.items():
                self._add(value, CommentedValue(key, value.data[key], at.start, place=inner), flow, is_here=is_here)
        elif isinstance(place, ListPlace):
            last = place.start
            for data, inner in zip(value.data, place.entries, strict=True):
                start = inner.start if in_brackets else dash_before(self.text, last, inner.start)
                self._add(value, CommentedValue(None, data, start, place=inner), flow, is_here=is_here)
                last = inner.end

    def _add(self, parent: CommentedValue, value: CommentedValue, flow: Place | None, *, is_here: bool) -> None:
        value.parent, value.flow = parent, flow
        if is_here:
            value.key_quoted = self.text[value.start] in QUOTES
            value.column = value.start - (self.text.rfind("\n", 0, value.start) + 1)
            self.values.append(value)
        else:
            value.start = NOWHERE
        parent.children.append(value)
        self.fill(value)


class _CommentPlacing:
    """Finds for each comment the value that it is about."""

    def __init__(self, text: str, root: CommentedValue, values: list[CommentedValue]) -> None:
        self.text, self.root, self.values = text, root, values
        self.starts = [value.start for value in values]

    def place(self, comments: Sequence[tuple[int, Comment]]) -> None:
        """Assign each comment, given with its offset, to its value, and each blank line to the value below it."""
        for at, comment in comments:
            start = self.text.rfind("\n", 0, at) + 1
            if comment.alone:
                self._put(self._lines(at, comment.column - 1), [*self._blank(start), comment.text], comment.column - 1)
            else:
                self._beside(at, start).beside.append(comment.text)
        seen = set[int]()
        for value in self.values:
            start = self.text.rfind("\n", 0, value.start) + 1
            if start not in seen and not self.text[start : value.start].strip(" "):
                blank = self._blank(start)
                value.above.extend(blank)
                value.own = 0 if blank else value.own
            seen.add(start)

    def _put(self, lines: list[str], new: Sequence[str], column: int) -> None:
        """Add a comment, and the empty line before it if there is one."""
        after = next((value for value in self.values if value.above is lines), None)
        if after is not None:
            is_own = column == after.column
            after.own = (after.own if len(new) == 1 else 0) + 1 if is_own else 0
        lines.extend(new)

    def _blank(self, start: int) -> list[str]:
        """An empty line, if there is one before the line that starts at an offset."""
        return [""] if start and not self.text[self.text.rfind("\n", 0, start - 1) + 1 : start - 1].strip() else []

    def _lines(self, at: int, column: int) -> list[str]:
        """The list of lines to which a comment on a line of its own belongs."""
        found = bisect_left(self.starts, at)
        before = self.values[found - 1] if found else None
        after = self.values[found] if found < len(self.values) else None
        next_lines = after.above if after else self.root.below
        if before is None:
            return next_lines
        if not before.children and before.place.start > at:
            return before.above
        if flow := self._flow(before, at):
            return next_lines if after and after.start < flow.end else self._last_in(flow, before).below
        outer, limit = self._outer(before, at, column), after.column if after else NOWHERE
        return outer.below if column and outer.column > limit else next_lines

    def _last_in(self, flow: Place, value: CommentedValue) -> CommentedValue:
        """The value directly in the brackets `flow` that contains `value`."""
        while value.flow is not flow and value.parent and value.place is not flow:
            value = value.parent
        return value

    def _outer(self, value: CommentedValue, at: int, column: int) -> CommentedValue:
        """The innermost value around a comment that is not indented deeper than it; the root if there is none."""
        return next((each for each in self._around(value, at) if each.column <= column), self.root)

    def _flow(self, value: CommentedValue, at: int) -> Place | None:
        """The innermost brackets that are open at an offset, which is after a value."""
        own = (
            value.place
            if value.children and self.text[value.place.start : value.place.start + 1] in ("[", "{")
            else None
        )
        if own and own.start < at < own.end:
            return own
        while value.parent and value.flow and value.flow.end <= at:
            value = value.parent
        return value.flow if value.flow and value.flow.end > at else None

    def _around(self, value: CommentedValue, at: int) -> Iterator[CommentedValue]:
        """A value and those around it, innermost first, except values in brackets that are closed by then."""
        each: CommentedValue | None = value
        while each:
            if not (each.flow and each.flow.end <= at):
                yield each
            each = each.parent

    def _beside(self, at: int, line: int) -> CommentedValue:
        """The value of a comment at the end of a line: the last that begins on the line, or else continues there."""
        first, last = bisect_left(self.starts, line), bisect_left(self.starts, at)
        here = [
            each
            for each in self.values[first:last]
            if each.flow is None or each.flow.start < line or each.flow.end > at
        ]
        if here:
            return here[-1]
        before = self.values[last - 1] if last else self.root
        return next(self._around(before, at), self.root)
