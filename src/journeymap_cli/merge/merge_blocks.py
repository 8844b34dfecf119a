"""Merging three texts of a map block by block: what only one side changed is taken from that side.

What both sides changed is a conflict. The result is a proposal: whether it is what both sides meant can only be seen
by loading it (see `verification`), so nothing here has to know what a block means for the map.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.merge.blocks import Block, BlockParts, indented, whole
from journeymap_cli.merge.conflicts import CannotMergeError, ConflictHunk, Pieces, conflict_hunks, shared_ends
from journeymap_cli.merge.moves import settled
from journeymap_cli.merge.order import ordered, renamed
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.yamlsource.positions import ListPlace

IN_ORDER: Final = (Stage, Step, Lane)
"""What has an order: where both sides add one of these at one place, a person must say which comes first."""

Parts: TypeAlias = Mapping[str, Block]
"""Parts by name."""

NOTHING: Final = BlockParts("", {}, "", "")


class MergedRow(NamedTuple):
    """One part after the merge, and the side that added it, if only one did."""

    added_by: Literal["ours", "theirs"] | None
    pieces: Pieces


def merge_blocks(base: str, ours: str, theirs: str) -> Pieces:
    """One text with the changes of both; each of the three ends with a newline."""
    try:
        return _merge(*map(whole, settled(base, ours, theirs)))
    except CannotMergeError:
        return [ConflictHunk(base, ours, theirs)]


def _merge(base: Block, ours: Block, theirs: Block) -> Pieces:
    """The block of the side that changed it; where both did, merged part by part.

    A side that only changed the layout counts as unchanged. If theirs did, ours is kept at once; if ours did, its
    layout is kept where the parts merge, and given up for theirs where they conflict.
    """
    before, one, other = (block.at(ours.column) for block in (base, ours, theirs))
    if other == one or theirs.meaning in (ours.meaning, base.meaning):
        return [one]
    if before == one:
        return [other]
    try:
        pieces = _merge_parts(base, ours, theirs)
    except CannotMergeError:
        pieces = [ConflictHunk(before, one, other)]
    return [other] if conflict_hunks(pieces) and ours.meaning == base.meaning else pieces


def _merge_parts(base: Block | None, ours: Block, theirs: Block) -> Pieces:
    """The parts of a block merged. Raises CannotMergeError where they cannot be."""
    if len({(type(block.place), block.in_brackets) for block in (base, ours, theirs) if block}) > 1:
        raise CannotMergeError
    parts = (base.parts if base else NOTHING, ours.parts, theirs.parts)
    rows = _merge_rows(*(part.blocks for part in parts), is_list=isinstance(ours.place, ListPlace))
    pieces = _flat(_conflicting_additions(rows) if _has_order(ours) else (row.pieces for row in rows))
    heads = [_head(block, ours.column) for block in (base, ours, theirs)]
    if ours.in_brackets:
        return [_either(*heads) + _in_one_line(pieces, ours.parts.gap) + _either(*(part.tail for part in parts))]
    return _below(heads, pieces)


def _has_order(block: Block) -> bool:
    """Whether it is a list whose order means something; lists of other tools (`x-` keys) may, so they count too."""
    return isinstance(block.place, ListPlace) and (block.shape.part in IN_ORDER or block.shape == FieldShape())


def _merge_rows(base: Parts, ours: Parts, theirs: Parts, *, is_list: bool) -> list[MergedRow]:
    """The parts merged one by one; if both sides moved some at one place, all that lies between as one conflict."""
    column = next(iter(ours.values())).column
    if is_list:
        ours, theirs = _by_old_names(base, ours), _by_old_names(base, theirs)
    versions = (base, ours, theirs)
    names = [[*blocks] for blocks in versions]
    moved: list[MergedRow] = []
    try:
        before, after = ordered(*names, is_list=is_list), []
    except CannotMergeError:
        start, end = shared_ends(names)
        before, after = names[0][:start], names[0][len(base) - end :]
        between = (list(blocks.values())[start : len(blocks) - end] for blocks in versions)
        hunk = ConflictHunk(*("".join(block.at(column) for block in blocks) for blocks in between))
        moved = [MergedRow(None, [hunk])]
    first, last = (
        [BlockVersions(*(blocks.get(name) for blocks in versions)) for name in part] for part in (before, after)
    )
    return [*(row.merged(column) for row in first), *moved, *(row.merged(column) for row in last)]


def _by_old_names(base: Parts, blocks: Parts) -> Parts:
    old = renamed([*base], [*blocks])
    return {old.get(name, name): block for name, block in blocks.items()}


class BlockVersions(NamedTuple):
    """One part in three versions; None where a version lacks it."""

    base: Block | None
    ours: Block | None
    theirs: Block | None

    def merged(self, column: int | None) -> MergedRow:
        """The part merged, indented to a column."""
        if self.base or (self.ours and self.theirs):
            return MergedRow(None, self._pieces(column))
        return MergedRow("ours" if self.ours else "theirs", self._pieces(column))

    def _pieces(self, column: int | None) -> Pieces:
        base, ours, theirs = self
        if base and ours and theirs:
            return _merge(base, ours, theirs)
        if base and all(block.meaning == base.meaning for block in self if block):
            return []
        texts = [block.at(column) if block else "" for block in self]
        if not base and ours and theirs and ours.meaning != theirs.meaning:
            return _both_added(ours, theirs) or [ConflictHunk(*texts)]
        return [ConflictHunk(*texts)] if base else [texts[1] or texts[2]]


def _both_added(ours: Block, theirs: Block) -> Pieces:
    """Two new lists as one, if the order of their entries means nothing; else nothing."""
    if not isinstance(ours.place, ListPlace) or _has_order(ours):
        return []
    try:
        return _merge_parts(None, ours, theirs)
    except CannotMergeError:
        return []


def _conflicting_additions(rows: Sequence[MergedRow]) -> Iterator[Pieces]:
    """The rows, but those that both sides added at one place as one conflict."""
    for _, group in groupby((row for row in rows if any(row.pieces)), key=lambda row: row.added_by is not None):
        neighbours = list(group)
        ours, theirs = (
            "".join(str(piece) for row in neighbours for piece in row.pieces if row.added_by == side)
            for side in ("ours", "theirs")
        )
        yield from [[ConflictHunk("", ours, theirs)]] if ours and theirs else (row.pieces for row in neighbours)


def _flat(rows: Iterable[Pieces]) -> Pieces:
    return [piece for row in rows for piece in row if piece]


def _in_one_line(pieces: Pieces, gap: str) -> str:
    """Parts in brackets. Raises CannotMergeError where some conflict, as markers need lines of their own."""
    words = [piece for piece in pieces if isinstance(piece, str)]
    if not words or len(words) < len(pieces):
        raise CannotMergeError
    return gap.join(words)


def _head(block: Block | None, column: int | None) -> str:
    """The text before the parts of a block, indented to a column."""
    return indented(block.parts.head, (column or 0) - (block.column or 0)) if block else ""


def _below(heads: Sequence[str], pieces: Pieces) -> Pieces:
    """Lines after their head. Raises CannotMergeError where heads conflict that end within a line."""
    try:
        head = _either(*heads)
    except CannotMergeError:
        if not all(text.endswith("\n") for text in heads):
            raise
        return [ConflictHunk(*heads), *pieces]
    return [head, *pieces] if head.endswith("\n") or not head else _after_dash(head, pieces)


def _after_dash(head: str, pieces: Pieces) -> Pieces:
    """Lines, the first of which continues a line with `- `. Raises CannotMergeError where its indentation differs."""
    width = len(head) - head.rfind("\n") - 1
    first = [pieces[0]] if pieces and isinstance(pieces[0], str) else [*pieces[0]] if pieces else [""]
    if not all(text.startswith(" " * width) for text in first):
        raise CannotMergeError
    first = [head + text[width:] for text in first]
    return [ConflictHunk(*first) if len(first) > 1 else first[0], *pieces[1:]]


def _either(base: str, ours: str, theirs: str) -> str:
    """The version that changed. Raises CannotMergeError where both did, differently."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise CannotMergeError
