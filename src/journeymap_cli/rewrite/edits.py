"""The smallest changes that give a text other data: block by block, down to the blocks that differ."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.rewrite.anew import block_anew
from journeymap_cli.rewrite.assemble import BlockSlot, assembled, head, inside
from journeymap_cli.rewrite.blocks import Block, BlockForm, BlockParts, UnevenGapsError, indented, is_comment, shape_of
from journeymap_cli.rewrite.entries import MovedEntries, same_entries
from journeymap_cli.rewrite.pieces import BlockError
from journeymap_cli.rewrite.written import is_text, restyled, shortened, written
from journeymap_cli.yamlsource.positions import ListPlace, MappingPlace


class BlockEdit(NamedTuple):
    """A block, its data, and its new data, both in long form.

    `moved` finds entries that come from other lists. `depth` is the number of levels that may be taken apart; `typed`
    is whether a text in the block that looks like a number must be in quotes.
    """

    block: Block
    old: Any
    new: Any
    moved: MovedEntries
    depth: int
    typed: bool = False

    def text(self) -> str:
        """The text of the block with the new data."""
        if self.old == self.new:
            return self.block.text
        try:
            return self._parts() if self.depth else self._anew()
        except UnevenGapsError as error:
            return self._in_brackets(error.parts) or self._anew()
        except BlockError:
            return self._anew()

    def _anew(self) -> str:
        """The block with its value rewritten, and with the text around it and the comments in it."""
        block = self.block
        if not block.comments:
            return restyled(block, self.new, typed=self.typed)
        if block.column is None:
            raise BlockError
        if not isinstance(block.place, ListPlace | MappingPlace) and isinstance(shortened(self.new, block.shape), str):
            text = restyled(block, self.new, typed=self.typed)
            if all(text.count(comment) >= block.text.count(comment) for comment in block.comments):
                return text
        return block_anew(block, self.old, self.new, self.moved, typed=self.typed)

    def _parts(self) -> str:
        slot = BlockSlot.of(self.block)
        found = [*(self._entries(slot) if self.block.is_list else self._keys(slot))]
        rows = _outdented_last(found, inside(self.block, slot, None).column)
        pieces = assembled(self.block, head(self.block, slot), [[row] for row in rows], self.block.parts.tail)
        return "".join(map(str, pieces))

    def _inner(self, block: Block, old: Any, new: Any) -> str:
        return BlockEdit(block, old, new, self.moved, self.depth - 1, self._typed(block.key)).text()

    def _typed(self, key: str | None) -> bool:
        return self.typed if key is None else is_text(self.block.shape, key)

    def _keys(self, slot: BlockSlot) -> Iterator[str]:
        """The keys of a mapping: existing ones in the order of the text, each new one after the key before it."""
        old, new = self._mapping(self.old), self._mapping(self.new)
        blocks = {block.key or "": block for block in self.block.parts.blocks}
        for key in _in_place([*blocks], [*new]):
            block = blocks.get(key)
            if block is None:
                if new[key] != old.get(key):
                    yield self._written(new[key], key, slot)
            elif key in new and key not in old and block.data in ([], {}) and block.column is not None:
                yield restyled(block, new[key], typed=self._typed(key), known=self._moved)
            elif new.get(key) == [] and old.get(key):
                yield self._emptied(block, old[key])
            elif key in new:
                yield self._inner(block, old.get(key), new[key])
            else:
                yield block.text if key not in old else block.left_behind

    def _emptied(self, block: Block, old: Any) -> str:
        """The key with an empty list, if there are comments about it, else what remains of the key."""
        if block.form is BlockForm.SHORT or block.column is None:
            return block.left_behind
        text = block_anew(block, old, [], self.moved, typed=False)
        return text if "#" in text else block.left_behind

    def _in_brackets(self, parts: BlockParts) -> str | None:
        """A list or mapping in brackets over several lines; None if parts were removed or moved."""
        try:
            new = self._paired_keys(parts.blocks) if isinstance(self.new, dict) else self._paired_entries(parts.blocks)
            return BracketRows(parts, self.block.place.end - parts.blocks[-1].place.end).text(*new)
        except BlockError:
            return None

    def _paired_keys(self, blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
        """The texts of existing keys, all of which must be kept, and of new keys. Raises BlockError."""
        old, new = self._mapping(self.old), self._mapping(self.new)
        known = [block.key or "" for block in blocks]
        if any(key in old and key not in new for key in known):
            raise BlockError
        kept = [self._inner(block, old.get(key), new.get(key)) for block, key in zip(blocks, known, strict=True)]
        added = [key for key in new if key not in known and new[key] != old.get(key)]
        return kept, [
            written(new[key], shape_of(self.block.shape, key), None, key, typed=self._typed(key)) for key in added
        ]

    def _paired_entries(self, blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
        """The texts of existing entries of a list, and of new ones, which must be at its end. Raises BlockError."""
        if not isinstance(self.old, list) or not isinstance(self.new, list) or len(blocks) != len(self.old):
            raise BlockError
        if [*same_entries(self.old, self.new)] != [*range(len(self.old)), *([None] * (len(self.new) - len(self.old)))]:
            raise BlockError
        kept = [self._inner(*each) for each in zip(blocks, self.old, self.new, strict=False)]
        one = self.block.shape._replace(many=False)
        return kept, [written(each, one, None, typed=self.typed) for each in self.new[len(self.old) :]]

    def _mapping(self, data: Any) -> Mapping[str, Any]:
        """The data with the keys of other tools beside the rest, as in the text."""
        if not isinstance(data, dict):
            raise BlockError
        return {**{key: value for key, value in data.items() if key != "x-"}, **data.get("x-", {})}

    def _entries(self, slot: BlockSlot) -> Iterator[str]:
        blocks = self.block.parts.blocks
        if not isinstance(self.old, list) or not isinstance(self.new, list) or len(blocks) != len(self.old):
            raise BlockError
        same = same_entries(self.old, self.new)
        gone = {at for at in range(len(blocks)) if at not in {*same}}
        for data, at in zip(self.new, same, strict=True):
            if at is None:
                yield self._arrived(data, slot) or self._written(data, None, slot)
            else:
                yield from (blocks[each].left_behind for each in sorted(gone) if each < at)
                gone = {each for each in gone if each > at}
                yield self._inner(blocks[at], self.old[at], data)
        yield from (blocks[each].left_behind for each in sorted(gone))

    def _arrived(self, data: Any, slot: BlockSlot) -> str | None:
        """An entry that was in another list, with its comments; None if it is new or has another form here."""
        place = inside(self.block, slot, None)
        is_here = place.column is not None and self.block.form is BlockForm.ROWS
        return self._moved(data, self.block.shape._replace(many=False), place.column or 0) if is_here else None

    def _moved(self, data: Any, shape: FieldShape, column: int) -> str | None:
        home = self.moved.home(data, shape)
        if home is None or not BlockSlot(BlockForm.ROWS, column, None).fits(home.block):
            return None
        text = BlockEdit(home.block, home.old, data, self.moved, self.depth - 1).text()
        kept = text.removeprefix(home.block.left_above).removesuffix(home.block.left_below).lstrip("\n")
        return indented(kept, column - (home.block.column or 0))

    def _written(self, data: Any, key: str | None, slot: BlockSlot) -> str:
        """A new part in the form of its neighbours."""
        shape = shape_of(self.block.shape, key) if key is not None else self.block.shape._replace(many=False)
        if self.block.form is BlockForm.SHORT:
            raise BlockError
        column = inside(self.block, slot, key).column
        return written(data, shape, column, key, typed=self._typed(key), like=self._like(key), known=self._moved)

    def _like(self, key: str | None) -> BlockForm | None:
        """The form of the entries of a list, if they are mappings."""
        forms = [block.form for block in self.block.parts.blocks if key is None and isinstance(block.data, dict)]
        return forms[-1] if forms else None


def _outdented_last(rows: Sequence[str], column: int | None) -> Sequence[str]:
    """The rows, with comments that are indented less, such as those at the end of a file, moved below all rows."""
    kept, last = list[str](), ""
    for row in rows:
        lines = row.splitlines(keepends=True)
        end = len(lines)
        while end > 1 and is_comment(lines[end - 1]):
            end -= 1
        first = next((at for at in range(end, len(lines)) if _is_outdented(lines[at], column)), len(lines))
        while end < first < len(lines) and not lines[first - 1].strip():
            first -= 1
        kept.append("".join(lines[:first]))
        last += "".join(lines[first:])
    return [*kept, last] if last else rows


def _is_outdented(line: str, column: int | None) -> bool:
    return column is not None and bool(line.strip()) and len(line) - len(line.lstrip(" ")) < column


def _in_place(old: Sequence[str], new: Sequence[str]) -> Sequence[str]:
    """The old keys in their order, and each new one after the nearest key that precedes it in `new`."""
    result = [*old]
    for at, key in enumerate(new):
        if key not in result:
            before = next((result.index(one) + 1 for one in reversed(new[:at]) if one in result), 0)
            result.insert(before, key)
    return result


class BracketRows(NamedTuple):
    """Parts in brackets; `close` is the distance from the end of the last part to that of the closing bracket."""

    parts: BlockParts
    close: int

    def text(self, kept: Sequence[str], added: Sequence[str]) -> str:
        """The text of the parts with the texts `kept`, and of new parts after the last one."""
        between = [*self.parts.gaps, ""]
        text = self.parts.head + "".join(f"{one}{gap}" for one, gap in zip(kept, between, strict=True))
        if not added:
            return text + self.parts.tail
        line_end = self.parts.tail.find("\n", 0, self.close)
        if line_end < 0:
            return text + "".join(f", {each}" for each in added) + self.parts.tail
        return text + self._below(added, line_end)

    def _below(self, added: Sequence[str], line_end: int) -> str:
        """New parts, each on a line of its own, below the last one and the comment at its end."""
        tail = self.parts.tail
        has_comma = tail.lstrip(" ").startswith(",")
        last = self.parts.blocks[-1]
        line = last.source.text.rfind("\n", 0, last.start) + 1
        column = len(last.source.text[line:]) - len(last.source.text[line:].lstrip(" "))
        rows = ",".join(f"\n{' ' * column}{each}" for each in added)
        return f"{'' if has_comma else ','}{tail[:line_end]}{rows}{',' if has_comma else ''}{tail[line_end:]}"
