"""Three texts of one map -> one text, block by block: what only one side changed is taken from that side.

What both changed is a clash. What this makes is a proposal: whoever uses it loads it and looks whether it is what both
sides meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.merge.blocks import Block, BlockParts, indented, whole
from journeymap_cli.merge.conflicts import CannotMergeError, ConflictHunk, Pieces, conflict_hunks, shared_ends
from journeymap_cli.merge.moves import settled
from journeymap_cli.merge.order import ordered, renamed
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.yamlsource.positions import ListPlace

IN_ORDER: Final = (Stage, Step, Lane)
"""Where both sides add one of these at one place, nobody knows which is the first."""

Parted: TypeAlias = Mapping[str, Block]
"""Parts by name."""

NOTHING: Final = BlockParts("", {}, "", "")


def merge_blocks(base: str, ours: str, theirs: str) -> Pieces:
    """One text with the changes of both; each of the three ends with a newline."""
    try:
        return _merge(*map(whole, settled(base, ours, theirs)))
    except CannotMergeError:
        return [ConflictHunk(base, ours, theirs)]


def _merge(base: Block, ours: Block, theirs: Block) -> Pieces:
    """The version that changed; where both did, part by part. Of a side with just another layout, the other."""
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
    """The parts of a block merged. Raises Conflict where they cannot be."""
    if len({(type(block.place), block.in_brackets) for block in (base, ours, theirs) if block}) > 1:
        raise CannotMergeError
    parts = (base.parts if base else NOTHING, ours.parts, theirs.parts)
    rows = _merge_rows(*(part.blocks for part in parts), is_list=isinstance(ours.place, ListPlace))
    pieces = _flat(_side_by_side(rows) if _in_order(ours) else (row for _, row in rows))
    heads = [_head(block, ours.column) for block in (base, ours, theirs)]
    if ours.in_brackets:
        return [_either(*heads) + _words(pieces, ours.parts.gap) + _either(*(part.tail for part in parts))]
    return _below(heads, pieces)


def _in_order(block: Block) -> bool:
    """Whether it is a list whose order means something; of one that belongs to another tool nobody knows."""
    return isinstance(block.place, ListPlace) and (block.shape.part in IN_ORDER or block.shape == FieldShape())


def _merge_rows(base: Parted, ours: Parted, theirs: Parted, *, is_list: bool) -> list[tuple[str, Pieces]]:
    """The parts merged, each with the side that added it; those between which both sides moved some as one clash."""
    column = next(iter(ours.values())).column
    if is_list:
        ours, theirs = _by_old_names(base, ours), _by_old_names(base, theirs)
    versions = (base, ours, theirs)
    names = [[*blocks] for blocks in versions]
    moved: list[tuple[str, Pieces]] = []
    try:
        before, behind = ordered(*names, is_list=is_list), []
    except CannotMergeError:
        start, end = shared_ends(names)
        before, behind = names[0][:start], names[0][len(base) - end :]
        between = (list(blocks.values())[start : len(blocks) - end] for blocks in versions)
        moved = [("", [ConflictHunk(*("".join(block.at(column) for block in blocks) for blocks in between))])]
    first, last = (
        [BlockVersions(*(blocks.get(name) for blocks in versions)) for name in part] for part in (before, behind)
    )
    return [*(row.merged(column) for row in first), *moved, *(row.merged(column) for row in last)]


def _by_old_names(base: Parted, blocks: Parted) -> Parted:
    old = renamed([*base], [*blocks])
    return {old.get(name, name): block for name, block in blocks.items()}


class BlockVersions(NamedTuple):
    """One part in three versions."""

    base: Block | None
    ours: Block | None
    theirs: Block | None

    def merged(self, column: int | None) -> tuple[str, Pieces]:
        """The side that added it, empty where it was there or both did, and what becomes of it."""
        is_new = not self.base and not (self.ours and self.theirs)
        return ("ours" if self.ours else "theirs") if is_new else "", _merge_row(self, column)


def _merge_row(row: BlockVersions, column: int | None) -> Pieces:
    base, ours, theirs = row
    if base and ours and theirs:
        return _merge(base, ours, theirs)
    if base and all(block.meaning == base.meaning for block in row if block):
        return []
    texts = [block.at(column) if block else "" for block in row]
    if not base and ours and theirs and ours.meaning != theirs.meaning:
        return _both_added(ours, theirs) or [ConflictHunk(*texts)]
    return [ConflictHunk(*texts)] if base else [texts[1] or texts[2]]


def _both_added(ours: Block, theirs: Block) -> Pieces:
    """Two new lists as one, if the order of entries does not matter; else nothing."""
    if not isinstance(ours.place, ListPlace) or _in_order(ours):
        return []
    try:
        return _merge_parts(None, ours, theirs)
    except CannotMergeError:
        return []


def _side_by_side(rows: Sequence[tuple[str, Pieces]]) -> Iterator[Pieces]:
    """The rows, where those that both sides added at one place clash."""
    for _, group in groupby((row for row in rows if any(row[1])), key=lambda row: bool(row[0])):
        held = list(group)
        ours, theirs = (
            "".join(str(piece) for side, row in held for piece in row if side == wanted)
            for wanted in ("ours", "theirs")
        )
        yield from [[ConflictHunk("", ours, theirs)]] if ours and theirs else (row for _, row in held)


def _flat(rows: Iterator[Pieces]) -> Pieces:
    return [piece for row in rows for piece in row if piece]


def _words(pieces: Pieces, gap: str) -> str:
    """Parts in brackets, which cannot clash one by one. Raises Conflict."""
    words = [piece for piece in pieces if isinstance(piece, str)]
    if not words or len(words) < len(pieces):
        raise CannotMergeError
    return gap.join(words)


def _head(block: Block | None, column: int | None) -> str:
    """What stands before the parts of a block, indented to a column."""
    return indented(block.parts.head, (column or 0) - (block.column or 0)) if block else ""


def _below(heads: Sequence[str], pieces: Pieces) -> Pieces:
    """Lines behind what stands before the first of them. Raises Conflict where only both can be chosen."""
    try:
        head = _either(*heads)
    except CannotMergeError:
        if not all(text.endswith("\n") for text in heads):
            raise
        return [ConflictHunk(*heads), *pieces]
    return [head, *pieces] if head.endswith("\n") or not head else _behind(head, pieces)


def _behind(head: str, pieces: Pieces) -> Pieces:
    """Lines of which the first goes on in the line of `- `. Raises Conflict."""
    width = len(head) - head.rfind("\n") - 1
    first = [pieces[0]] if pieces and isinstance(pieces[0], str) else [*pieces[0]] if pieces else [""]
    if not all(text.startswith(" " * width) for text in first):
        raise CannotMergeError
    first = [head + text[width:] for text in first]
    return [ConflictHunk(*first) if len(first) > 1 else first[0], *pieces[1:]]


def _either(base: str, ours: str, theirs: str) -> str:
    """The version that changed. Raises Conflict where both did, differently."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise CannotMergeError
