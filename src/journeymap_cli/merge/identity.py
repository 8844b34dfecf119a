"""Which entries in the lists of three versions are the same.

Each entry gets a name that it has in all versions. Lists at the same place are paired first; steps and items that are
left over may have moved to the list of another node. Entries with different written ids are never the same.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Final, TypeAlias

from journeymap_cli.diff.match import Pairing, pairing
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Step
from journeymap_cli.model.slug import slug
from journeymap_cli.rewrite.blocks import Block
from journeymap_cli.rewrite.pieces import BlockError

BlockVersions: TypeAlias = tuple[Block | None, Block | None, Block | None]
"""One block in base, ours and theirs; None where a version lacks it."""

Home: TypeAlias = tuple[str, ...]
"""A list or mapping: the name of the entry around it, and the keys from there."""

BlockKey: TypeAlias = Callable[[Block], Hashable | None]

LABELS: Final = ("name", "text", "title", "to", "label", "score")
MIN_SHARED: Final = 2
"""The number of equal facts by which two nodes with different names are the same; a single one may be chance."""


class Identity:
    """The entries of three versions by name, where the versions differ."""

    def __init__(self, roots: BlockVersions) -> None:
        self.names: dict[Block, str] = {}
        self.versions: dict[str, BlockVersions] = {}
        self.homes: dict[str, tuple[Home | None, Home | None, Home | None]] = {}
        self._waiting: dict[type[Model], list[str]] = {Step: [], Item: []}
        self._walk(roots, ())
        for names in self._waiting.values():
            self._find_moved(names)
            for name in names:
                if name in self.versions:
                    self._walk(self.versions[name], (name,))
        named = ((name, found) for name, found in self.versions.items() if found[0] and written_id(found[0]))
        self._lost = {(side, _name_key(found[0])): name for name, found in named for side in (1, 2) if not found[side]}

    def former(self, block: Block, side: int) -> BlockVersions | None:
        """The entry that a side seems to have replaced by `block`, an added one with the same name but another id."""
        name = self._lost.get((side, _name_key(block))) if written_id(block) else None
        return self.versions[name] if name else None

    def _walk(self, versions: BlockVersions, home: Home) -> None:
        present = [block for block in versions if block]
        if len(present) == 3 and all(present[0].same(block) for block in present[1:]):
            return
        try:
            parts = [block.parts.blocks if block else () for block in versions]
        except BlockError:
            return
        if all(block.is_list for block in present):
            self._name(parts, home)
        elif not any(block.is_list for block in present):
            by_key = [{part.key: part for part in each} for each in parts]
            for key in dict.fromkeys(part.key or "" for each in parts for part in each):
                self._walk((by_key[0].get(key), by_key[1].get(key), by_key[2].get(key)), (*home, key))

    def _name(self, lists: Sequence[Sequence[Block]], home: Home) -> None:
        """Name the entries of one list."""
        base, ours, theirs = lists
        left = []
        found: list[list[Block | None]] = [[entry, None, None] for entry in base]
        rows = {row[0]: row for row in found}
        for side, entries in ((1, ours), (2, theirs)):
            paired = same_entries(base, entries)
            for old, new in paired.pairs:
                rows[old][side] = new
            left.append(paired.new)
        both = same_entries(*left, likely=False)
        found += [[None, one, other] for one, other in both.pairs]
        found += [*([None, one, None] for one in both.old), *([None, None, other] for other in both.new)]
        for row in found:
            self._add((row[0], row[1], row[2]), home)

    def _add(self, versions: BlockVersions, home: Home) -> None:
        name = f"{len(self.names):07}"
        homes = [home if block else None for block in versions]
        self.versions[name], self.homes[name] = versions, (homes[0], homes[1], homes[2])
        for block in versions:
            if block:
                self.names[block] = name
        part = next(block.shape.part for block in versions if block) or Model
        kind = Step if issubclass(part, Step) else Item if issubclass(part, Item | Metric) else None
        if kind:
            self._waiting[kind].append(name)
        else:
            self._walk(versions, (name,))

    def _find_moved(self, names: Iterable[str]) -> None:
        """Join the names of entries that a side took out of one list and put into another."""
        for side in (1, 2):
            versions = [self.versions[name] for name in names if name in self.versions]
            removed = [found[0] for found in versions if found[0] and not found[side]]
            added = [block for found in versions if not found[0] and (block := found[side])]
            for old, new in same_entries(removed, added, likely=False).pairs:
                self._join(self.names[old], self.names[new], side)
        versions = [self.versions[name] for name in names if name in self.versions]
        ours, theirs = (
            [each[side] for each in versions if sum(map(bool, each)) == 1 and each[side]] for side in (1, 2)
        )
        for one, other in pairing(filter(None, ours), filter(None, theirs)).by(written_id).pairs:
            self._join(self.names[one], self.names[other], 2)

    def _join(self, name: str, other: str, side: int) -> None:
        """Move a version from entry `other` to entry `name`."""
        for table in (self.versions, self.homes):
            one, rest = [*table[name]], [*table[other]]
            one[side], rest[side] = rest[side], None
            table[name] = (one[0], one[1], one[2])
            table[other] = (rest[0], rest[1], rest[2])
        if block := self.versions[name][side]:
            self.names[block] = name
        if not any(self.versions[other]):
            del self.versions[other], self.homes[other]


def same_entries(old: Sequence[Block], new: Sequence[Block], *, likely: bool = True) -> Pairing[Block]:
    """Pair the entries of two lists by written id, label, derived id, and with `likely` by similarity or position."""
    found = pairing(old, new).by(written_id)
    labels = [label(block) for block in (*found.old, *found.new)]
    if len({*labels}) + min(len(found.old), len(found.new)) < len(labels):
        _by(found, lambda block: (label(block), repr(block.long)))
    _by(_by(found, label), any_id)
    if likely and found.old and found.new:
        part = found.old[0].shape.part
        if part is None or issubclass(part, Emotion):
            _by_place(found, old, new)
        else:
            _alike(found)
    return found


def written_id(block: Block) -> str | None:
    """The id that is written in an entry."""
    return block.long.get("id") if isinstance(block.long, dict) else None


def any_id(block: Block) -> str | None:
    """The id of an entry, written or derived from its name."""
    name = block.long.get("name", block.long.get("title")) if isinstance(block.long, dict) else None
    return written_id(block) or (slug(name) if isinstance(name, str) else None)


def label(block: Block) -> Hashable:
    """The label of an entry: its name or text, or the persona of an emotion."""
    if not isinstance(block.long, dict):
        return repr(block.long)
    if block.shape.part and issubclass(block.shape.part, Emotion):
        return str(block.long.get("persona", "*"))
    return next((f"{block.long[key]}" for key in LABELS if key in block.long), "")


def _name_key(block: Block | None) -> tuple[Hashable, Hashable] | None:
    return (block.shape.part, label(block)) if block else None


def _by(found: Pairing[Block], key: BlockKey) -> Pairing[Block]:
    """Pair by a key, except two entries that both have written ids: these differ."""

    def unwritten(block: Block) -> Hashable | None:
        return None if written_id(block) else key(block)

    return found.by(unwritten, key).by(key, unwritten)


def _alike(found: Pairing[Block]) -> None:
    """Pair by similarity, except two entries that both have written ids."""
    for has_id in (False, True):
        old = [block for block in found.old if has_id or not written_id(block)]
        new = [block for block in found.new if not has_id or not written_id(block)]
        found.pairs += pairing(old, new).alike(lambda block: str(label(block)), _overlap).pairs
        taken = {block for pair in found.pairs for block in pair}
        found.old = [block for block in found.old if block not in taken]
        found.new = [block for block in found.new if block not in taken]


def _overlap(old: Block, new: Block) -> float:
    """The share of facts that two nodes have in common, 0 to 1."""
    if not (old.shape.part and issubclass(old.shape.part, Node)):
        return 0.0
    one, other = _facts(old), _facts(new)
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common >= MIN_SHARED else 0.0


def _facts(block: Block) -> set[tuple[str, str]]:
    values = block.long.items() if isinstance(block.long, dict) else ()
    lists: Iterable[tuple[str, Any]] = ((key, value if isinstance(value, list) else [value]) for key, value in values)
    return {(key, repr(one)) for key, many in lists if key not in ("id", "name") for one in many}


def _by_place(found: Pairing[Block], old: Sequence[Block], new: Sequence[Block]) -> None:
    """Pair the runs of unpaired entries that follow the same entry on both sides, if they are equally long."""
    runs: list[dict[Block | None, list[Block]]] = [defaultdict(list), defaultdict(list)]
    partner = {other: one for one, other in found.pairs}
    paired = [{one for one, _ in found.pairs}, {*partner}]
    for side, entries in enumerate((old, new)):
        before = None
        for entry in entries:
            if entry in paired[side]:
                before = partner.get(entry, entry)
            else:
                runs[side][before].append(entry)
    for before, entries in runs[0].items():
        if len(entries) == len(runs[1].get(before, ())):
            found.pairs += zip(entries, runs[1][before], strict=True)
    taken = {block for pair in found.pairs for block in pair}
    found.old = [block for block in found.old if block not in taken]
    found.new = [block for block in found.new if block not in taken]
