"""Merging three versions of a map block by block: what only one side changed is taken from that side.

What both sides changed is a conflict. The result is a text in pieces, and the data that it must have if every conflict
is resolved as ours or as theirs: `map_merge` loads the text and compares.
"""

from collections.abc import Callable, Sequence
from typing import Final

from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.merge.conflicts import shared_ends
from journeymap_cli.merge.contested import NOTHING_CONTESTED, SIDES, Contested
from journeymap_cli.merge.identity import BlockVersions, Home, Identity
from journeymap_cli.merge.merged import (
    CannotOrderError,
    Merged,
    around,
    collected,
    conflict,
    entry_words,
    field_words,
    grouped,
    joined,
    ordered,
    own_comments,
)
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.model.registries import Lane
from journeymap_cli.rewrite.assemble import BlockSlot, assembled, inside, value_at
from journeymap_cli.rewrite.blocks import Block, BlockForm
from journeymap_cli.rewrite.pieces import BlockError, ConflictReason, conflict_hunks

IN_ORDER: Final = (Stage, Step, Lane)
"""Parts whose order matters: if both sides add one of these at one place, a person must decide which comes first."""

STUCK: Final = ConflictReason("one side moves an entry from or to a place that is in conflict")
BOTH_MOVE: Final = ConflictReason("both sides move entries of this list")


class BlockMerge:
    """The merge of three versions.

    An entry that one side moved keeps the edits of the other side, unless it is `stuck`: then its old or its new place
    is in a conflict, and so both places must be. After the merge, `caught` has the entries that turned out to be stuck.
    """

    def __init__(
        self,
        roots: BlockVersions,
        contested: Contested = NOTHING_CONTESTED,
        stuck: frozenset[str] = frozenset(),
    ) -> None:
        self.roots = roots
        self.contested = contested
        self.stuck = stuck
        self.caught: set[str] = set()
        self.identity = Identity(roots)
        moved = {name: self._moved(name) for name in self.identity.versions}
        self.travelling = {name: homes for name, homes in moved.items() if homes}
        opened = [(side, path) for table in contested for side, path in table]
        for name in self.travelling:
            opened += [(side, block.path) for side, block in enumerate(self.identity.versions[name]) if block]
        self.open = {(side, path[:end]) for side, path in opened for end in range(len(path))}

    def merged(self) -> Merged:
        """Merge the whole map."""
        root = self.roots[1] or self.roots[2]
        return self._block(self.roots, BlockSlot(BlockForm.ROWS, 0, None), (), "the map") if root else Merged()

    def _moved(self, name: str) -> frozenset[Home]:
        """The lists that contain an entry after the merge: empty if no side moved it, two if both sides did."""
        base, ours, theirs = self.identity.homes[name]
        if len({home for home in (base, ours, theirs) if home}) < 2:
            return frozenset()
        if name in self.stuck or not (ours and theirs):
            return frozenset(home for home in (ours, theirs) if home)
        return frozenset({theirs} if ours == base else {ours} if theirs == base else {ours, theirs})

    def _block(self, versions: BlockVersions, slot: BlockSlot, home: Home, words: str) -> Merged:
        """Merge a block that at least one side has into a place.

        A side that only changed the layout counts as unchanged; changes of the other side are written in its layout.
        """
        if (why := self.contested.clash(versions)) and len(self._sides(versions)) == 2:
            return self._clash(versions, slot, why)
        if kept := self._undisputed(versions):
            return Merged.kept(kept, slot)
        try:
            return self._parts(versions, slot, home, words)
        except BlockError as error:
            base, ours, theirs = versions
            if base and ours and theirs and base.same(ours) and not self._is_open(versions):
                return Merged.kept(theirs, slot)
            return self._clash(versions, slot, error.reason or ConflictReason(f"both sides change {words}"))

    def _undisputed(self, versions: BlockVersions) -> Block | None:
        """The version to take if at most one side changed something; None if both did, or if parts move."""
        base, ours, theirs = versions
        if self._is_open(versions):
            return None
        if not (ours and theirs):
            return ours or theirs
        if base and base.at(ours.column) == ours.text:
            return theirs
        return ours if ours.same(theirs) or (base and base.same(theirs)) else None

    def _is_open(self, versions: BlockVersions) -> bool:
        """Whether something in a block is contested, or moves into or out of it."""
        return any(block and (side, block.path) in self.open for side, block in enumerate(versions))

    def _sides(self, versions: BlockVersions) -> list[Block]:
        return [block for block in versions[1:] if block]

    def _clash(self, versions: BlockVersions, slot: BlockSlot, why: ConflictReason, removed_by: int = 0) -> Merged:
        return self._conflict([[block] if block else [] for block in versions], slot, why, removed_by)

    def _conflict(
        self, versions: Sequence[Sequence[Block]], slot: BlockSlot, why: ConflictReason, removed_by: int = 0
    ) -> Merged:
        found = conflict(versions, slot, why, removed_by)
        for side, blocks in enumerate(versions):
            self._catch(side, blocks, itself=max(map(len, versions)) > 1)
        return found

    def _catch(self, side: int, blocks: Sequence[Block], *, itself: bool = True) -> None:
        """Record entries that move into or out of blocks in conflict, and with `itself` such blocks that move."""
        for name in self.travelling.keys() - self.stuck:
            one = self.identity.versions[name][side]
            holders = [block for block in blocks if one and one.path[: len(block.path)] == block.path]
            if any(itself or block is not one for block in holders):
                self.caught.add(name)

    def _parts(self, versions: BlockVersions, slot: BlockSlot, home: Home, words: str) -> Merged:
        """Merge the parts of a block, in the form of ours, else in that of theirs, else in a new form."""
        present = [block for block in versions if block]
        if len({block.is_list for block in present}) > 1 or any(block.form is BlockForm.WHOLE for block in present):
            raise BlockError
        hosts = [block for block in self._sides(versions) if slot.fits(block)]
        last = BlockError()
        for host in sorted(hosts, key=lambda block: not block.parts.blocks):
            try:
                return self._in_form_of(host, versions, slot, home, words)
            except BlockError as error:
                last = last if last.reason else error
        if last.reason or any(block.comments for block in present):
            raise last
        rows = self._rows(versions, lambda key: BlockSlot(BlockForm.ROWS, 0, key), home, words)
        if any(conflict_hunks(row.pieces) for row in rows):
            raise BlockError
        (data, _), shape = collected(rows, present[-1]), present[-1].shape
        return Merged([value_at(normalize(data, shape), shape, slot)], (data,), (data,))

    def _in_form_of(self, host: Block, versions: BlockVersions, slot: BlockSlot, home: Home, words: str) -> Merged:
        top, tail = around(host, versions, slot)
        rows = self._rows(versions, lambda key: inside(host, slot, key), home, words)
        if not rows and host.form is BlockForm.ROWS:
            if own_comments(host):
                raise BlockError
            return Merged()
        ours, theirs = collected(rows, host)
        return Merged(assembled(host, top, [row.pieces for row in rows], tail), (ours,), (theirs,))

    def _rows(
        self, versions: BlockVersions, place: Callable[[str | None], BlockSlot], home: Home, words: str
    ) -> Sequence[Merged]:
        """The parts that remain after the merge, in order."""
        parts = [block.parts.blocks if block else () for block in versions]
        if next(block.is_list for block in versions if block):
            return self._entries(parts, place(None), home, words)
        by_key = [{part.key or "": part for part in each} for each in parts]
        rows = []
        for key in ordered(*([*each] for each in by_key), is_list=False):
            base, ours, theirs = (each.get(key) for each in by_key)
            found = self._row((base, ours, theirs), place(key), (*home, key), field_words(key, words))
            rows += [row._replace(key=key, added_by=0, removed_by=0) for row in found]
        return rows

    def _entries(self, parts: Sequence[Sequence[Block]], slot: BlockSlot, home: Home, words: str) -> Sequence[Merged]:
        """Merge the entries of a list. If both sides moved entries at one place, that stretch is one conflict."""
        names = [[name for name in map(self._name, each) if self._stays(name, home)] for each in parts]
        if sum(map(len, parts)) and not all(name for each in names for name in each):
            raise BlockError
        self._arrive(names)
        try:
            before, moved, after = ordered(*names, is_list=True), [], []
        except CannotOrderError:
            start, end = shared_ends(names)
            before, after = names[0][:start], names[0][len(names[0]) - end :]
            between = [each[start : len(each) - end] for each in names]
            found = [[self.identity.versions[name][side] for name in each] for side, each in enumerate(between)]
            moved = [self._conflict([list(filter(None, each)) for each in found], slot, BOTH_MOVE)]
        first, last = (
            [row for name in part for row in self._entry(name, slot, home, words)] for part in (before, after)
        )
        runs = grouped([*first, *moved, *last], has_order=self._has_order(parts))
        for row in (row for run in runs if len(run) > 1 for row in run if row.added_by):
            block = self.identity.versions[row.key or ""][row.added_by]
            self._catch(row.added_by, [block] if block else [])
        return [joined(run) for run in runs]

    def _arrive(self, lists: Sequence[list[str]]) -> None:
        """Insert entries that one side moved to this list into its other versions, so they do not count as added."""
        for name in sorted({name for names in lists for name in names} & self.travelling.keys()):
            there = next(names for names in lists if name in names)
            above = there[: there.index(name)][::-1]
            for names in lists:
                if name not in names:
                    names.insert(next((names.index(one) + 1 for one in above if one in names), 0), name)

    def _has_order(self, parts: Sequence[Sequence[Block]]) -> bool:
        """Whether the order of a list matters; in lists of other tools (`x-` keys), it may."""
        one = next(block for each in parts for block in each)
        is_foreign = one.shape == FieldShape() and any(str(key).startswith("x-") for key in one.path)
        return one.shape.part in IN_ORDER or is_foreign

    def _name(self, block: Block) -> str:
        return self.identity.names.get(block, "")

    def _stays(self, name: str, home: Home) -> bool:
        return home in self.travelling.get(name, (home,))

    def _entry(self, name: str, slot: BlockSlot, home: Home, list_words: str) -> Sequence[Merged]:
        versions = self.identity.versions[name]
        words = entry_words(next(block for block in reversed(versions) if block), list_words)
        homes = self.travelling.get(name, ())
        if len(homes) > 1:
            why = STUCK if name in self.stuck else ConflictReason(f"the sides move {words} to different places")
            here = [
                block if at == home else None for block, at in zip(versions, self.identity.homes[name], strict=True)
            ]
            return [self._clash((here[0], here[1], here[2]), slot, why)]
        rows = self._row(versions, slot, (name,), words, is_moved=bool(homes))
        return [self._in_place(row, versions, slot, list_words) if row.added_by else row for row in rows]

    def _in_place(self, row: Merged, versions: BlockVersions, slot: BlockSlot, list_words: str) -> Merged:
        """Handle an entry that one side added. If only its id is new, this clashes with a removal by the other side."""
        side, other = row.added_by, 3 - row.added_by
        added = versions[side]
        former = self.identity.former(added, side) if added else None
        if not (added and former and former[0]):
            return row
        if not (remaining := former[other]):
            why = (
                f"{SIDES[side]} changes the id of {entry_words(former[0], list_words)}, {SIDES[other]} does not have it"
            )
            return self._clash((former[0], *versions[1:]), slot, ConflictReason(why), removed_by=other)
        is_old = self._unchanged(former[0], remaining, other, (self._name(remaining),))
        return row._replace(added_by=0) if is_old else row

    def _row(
        self, versions: BlockVersions, slot: BlockSlot, home: Home, words: str, *, is_moved: bool = False
    ) -> Sequence[Merged]:
        """Merge a part that some versions have. Returns a list of one part, empty if it is gone."""
        base, ours, theirs = versions
        if ours and theirs:
            merged = self._block(versions, slot, home, words)
            return [merged] if merged.pieces else []
        side = 1 if ours else 2
        block = ours or theirs
        if not block:
            return []
        why = self.contested.within(block, side, is_new=not base) or (base and self._stuck_in(block, side))
        if why:
            return [self._clash(versions, slot, why)]
        if not base:
            merged = self._block(versions, slot, home, words)
            return [merged._replace(added_by=side, key=home[-1])]
        if not is_moved and self._unchanged(base, block, side, home):
            return []
        act = "moves" if is_moved else "changes"
        why = ConflictReason(f"{SIDES[side]} {act} {words}, {SIDES[3 - side]} removes it")
        return [self._clash(versions, slot, why, removed_by=3 - side)]

    def _stuck_in(self, block: Block, side: int) -> ConflictReason | None:
        """The reason why a removed part is in conflict: an entry that moved out of it is stuck. None otherwise."""
        found = (self.identity.versions[name][side] for name in self.stuck)
        is_inside = any(one and one.path[: len(block.path)] == block.path for one in found)
        return STUCK if is_inside else None

    def _unchanged(self, base: Block, block: Block, side: int, home: Home) -> bool:
        """Whether a side left a block alone, apart from what moved out of it."""
        if not {(0, base.path), (side, block.path)} & self.open:
            return base.same(block)
        try:
            parts = [base.parts.blocks, block.parts.blocks]
        except BlockError:
            return base.same(block)
        if own_comments(base) != own_comments(block) or base.is_list != block.is_list:
            return False
        if base.is_list:
            return self._same_entries(parts, side, home)
        by_key = [{part.key or "": part for part in each} for each in parts]
        keys = dict.fromkeys((*by_key[0], *by_key[1]))
        return all(self._same_part(by_key[0].get(key), by_key[1].get(key), side, (*home, key)) for key in keys)

    def _same_part(self, base: Block | None, block: Block | None, side: int, home: Home) -> bool:
        if base and block:
            return self._unchanged(base, block, side, home)
        only = base or block
        try:
            return bool(
                only and only.is_list and not any(self._stays(self._name(one), home) for one in only.parts.blocks)
            )
        except BlockError:
            return False

    def _same_entries(self, parts: Sequence[Sequence[Block]], side: int, home: Home) -> bool:
        old, new = ([name for name in map(self._name, each) if name and self._stays(name, home)] for each in parts)
        pairs = ((self.identity.versions[name], name) for name in old)
        return old == new and all(
            one[0] and (other := one[side]) and self._unchanged(one[0], other, side, (name,)) for one, name in pairs
        )
