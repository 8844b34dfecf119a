"""Putting blocks together: the place for a block, and a list or mapping of parts at a place."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.rewrite.blocks import Block, BlockForm, indented
from journeymap_cli.rewrite.pieces import BlockError, ConflictHunk, Pieces
from journeymap_cli.rewrite.written import written


class BlockSlot(NamedTuple):
    """A place in a text: the form of the list or mapping around it, the indentation in rows, and the key, if any."""

    within: BlockForm
    column: int | None
    key: str | None

    @classmethod
    def of(cls, block: Block) -> "BlockSlot":
        """The place of a block."""
        return cls(block.within, block.column, block.key)

    def fits(self, block: Block) -> bool:
        """Whether a block can be put here as it is written, apart from its indentation."""
        return (block.within, block.key, block.column is None) == (self.within, self.key, self.column is None)


def placed(block: Block, slot: BlockSlot) -> str:
    """The text of a block at a place, as it is written if possible. Raises BlockError if comments would be lost."""
    if slot.fits(block):
        return block.at(slot.column)
    if block.comments:
        raise BlockError
    return value_at(block.long, block.shape, slot)


def value_at(data: Any, shape: FieldShape, slot: BlockSlot) -> str:
    """The new text of a value in long form at a place. Raises BlockError if the place is in a short form."""
    if slot.within is BlockForm.SHORT:
        raise BlockError
    return written(data, shape, slot.column, slot.key)


def head(block: Block, slot: BlockSlot) -> str:
    """The text before the parts of a block, indented as for a place."""
    return indented(block.parts.head, (slot.column or 0) - (block.column or 0))


def inside(host: Block, slot: BlockSlot, key: str | None) -> BlockSlot:
    """The place of a part in a block that is put at a place."""
    first = next(iter(host.parts.blocks), None)
    if first is None or first.column is None:
        return BlockSlot(host.form, None, key)
    return BlockSlot(host.form, first.column + (slot.column or 0) - (host.column or 0), key)


def assembled(host: Block, top: str | ConflictHunk, rows: Sequence[Pieces], tail: str) -> Pieces:
    """Parts between two texts, in the form of a block. Raises BlockError if they cannot have that form."""
    pieces = [piece for row in rows for piece in row if piece]
    if host.form is BlockForm.ROWS or (pieces and host.parts.blocks and host.parts.blocks[0].column is not None):
        if not pieces or (host.form is BlockForm.SHORT and len(rows) != 1):
            raise BlockError
        return _below(top, pieces)
    texts = [piece for piece in pieces if isinstance(piece, str)]
    if len(texts) < len(pieces) or not isinstance(top, str) or (host.form is BlockForm.SHORT and len(texts) != 1):
        raise BlockError
    return [top + host.parts.gap.join(texts) + tail]


def _below(top: str | ConflictHunk, pieces: Pieces) -> Pieces:
    """A head followed by lines."""
    if isinstance(top, ConflictHunk) or top.endswith("\n") or not top:
        return [top, *pieces]
    return _after_dash(top, pieces)


def _after_dash(top: str, pieces: Pieces) -> Pieces:
    """Lines after a dash; the first continues the line with the dash. Raises BlockError if its indentation differs."""
    width = len(top) - top.rfind("\n") - 1
    first = pieces[0]
    versions = [first] if isinstance(first, str) else list(first.texts)
    if not all(text.startswith(" " * width) for text in versions):
        raise BlockError
    versions = [top + text[width:] for text in versions]
    return [
        versions[0] if isinstance(first, str) else ConflictHunk.of(versions, first.reason, is_whole=first.is_whole),
        *pieces[1:],
    ]
