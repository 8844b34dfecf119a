"""Which entries of two lists are the same: by equal keys, the strongest first, then by similarity, the best first."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from heapq import heapify, heappop, heappush
from typing import Generic, NamedTuple, TypeVar

from journeymap_cli.diff.similarity import ALIKE, most_alike, similarity

T = TypeVar("T")
Key = Callable[[T], Hashable | None]

MAX_PAIRS = 10_000
"""Similarity is not computed for more pairs than this: so many are only left if a whole map was replaced."""

MAX_ORDERED = 1_000
"""In longer lists whose order does not matter, moves are not computed."""


class SimilarityMeasure(NamedTuple):
    """The similarity of two texts, 0 to 1, and an upper bound that is computed faster."""

    exact: Callable[[str, str], float]
    most: Callable[[str, str], float]


LETTERS = SimilarityMeasure(similarity, most_alike)


@dataclass
class Pairing(Generic[T]):
    """Pairs, and the unpaired entries of both sides, in the order of the input."""

    pairs: list[tuple[T, T]] = field(default_factory=list)
    old: list[T] = field(default_factory=list)
    new: list[T] = field(default_factory=list)

    def by(self, old_key: Key[T], new_key: Key[T] | None = None) -> "Pairing[T]":
        """Pair unpaired entries with equal keys, the first with the first; None pairs with nothing."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index, entry in enumerate(self.new):
            if (key := (new_key or old_key)(entry)) is not None:
                waiting[key].append(index)
        taken: set[int] = set()
        rest: list[T] = []
        for entry in self.old:
            key = old_key(entry)
            found = waiting.get(key) if key is not None else None
            if found:
                taken.add(found[0])
                self.pairs.append((entry, self.new[found.popleft()]))
            else:
                rest.append(entry)
        self.old, self.new = rest, [entry for index, entry in enumerate(self.new) if index not in taken]
        return self

    def by_finer(self, key: Key[T], finer: Callable[[T], Hashable]) -> "Pairing[T]":
        """Pair as `by` does; of several entries with the same key, those whose finer keys are equal too come first."""
        counts = (Counter(map(key, entries)) for entries in (self.old, self.new))
        shared = {value for count in counts for value, number in count.items() if number > 1} - {None}

        def both(entry: T) -> Hashable | None:
            value = key(entry)
            return (value, finer(entry)) if value in shared else None

        return (self.by(both) if shared else self).by(key)

    def alike(
        self,
        text: Callable[[T], str],
        overlap: Callable[[T, T], float | None] | None = None,
        by: SimilarityMeasure = LETTERS,
    ) -> "Pairing[T]":
        """Pair unpaired entries by the similarity of their texts, or by `overlap` (0 to 1) if greater, the best first.

        Entries whose overlap is None are never paired.
        """
        if not self.old or not self.new or len(self.old) * len(self.new) > MAX_PAIRS:
            return self
        floor = (lambda at, to: overlap(self.old[at], self.new[to])) if overlap else (lambda _at, _to: 0.0)
        found = _best_first([*map(text, self.old)], [*map(text, self.new)], floor, by)
        old_taken, new_taken = {at for at, _ in found}, {to for _, to in found}
        self.pairs.extend((self.old[at], self.new[to]) for at, to in found)
        self.old = [entry for index, entry in enumerate(self.old) if index not in old_taken]
        self.new = [entry for index, entry in enumerate(self.new) if index not in new_taken]
        return self

    def alike_within(
        self,
        group: Key[T],
        text: Callable[[T], str],
        overlap: Callable[[T, T], float | None] | None = None,
        by: SimilarityMeasure = LETTERS,
    ) -> "Pairing[T]":
        """Pair as `alike` does, but only within groups. `group` returns the key of a group, None for no group."""
        groups: dict[Hashable, tuple[list[T], list[T]]] = defaultdict(lambda: ([], []))
        for side, left in enumerate((self.old, self.new)):
            for entry in left:
                if (key := group(entry)) is not None:
                    groups[key][side].append(entry)
        for old, new in groups.values():
            self.pairs += pairing(old, new).alike(text, overlap, by).pairs
        paired = {id(entry) for pair in self.pairs for entry in pair}
        self.old = [entry for entry in self.old if id(entry) not in paired]
        self.new = [entry for entry in self.new if id(entry) not in paired]
        return self


def _best_first(
    old: list[str], new: list[str], floor: Callable[[int, int], float | None], by: SimilarityMeasure
) -> list[tuple[int, int]]:
    """The indices of paired texts, the most similar first, ties by text; `floor` returns the minimum similarity.

    The heap starts with an upper bound for each pair. A bound at the top is replaced by the exact value; an exact value
    at the top is the greatest of all that remain, as no bound exceeds it. A bound comes before an equal value, since it
    has no texts, so ties are decided between exact values. Most pairs are never computed, because one of their entries
    is paired before their bound comes to the top.
    """
    waiting: list[tuple[float, list[str], int, int]] = [
        (-most, [], at, to)
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if (least := floor(at, to)) is not None and (most := max(least, by.most(one, other))) >= ALIKE
    ]
    heapify(waiting)
    old_free, new_free = set(range(len(old))), set(range(len(new)))
    found: list[tuple[int, int]] = []
    while waiting:
        _, texts, at, to = heappop(waiting)
        if at not in old_free or to not in new_free:
            continue
        if texts:
            old_free.remove(at)
            new_free.remove(to)
            found.append((at, to))
        elif (value := max(floor(at, to) or 0.0, by.exact(old[at], new[to]))) >= ALIKE:
            heappush(waiting, (-value, sorted((old[at], new[to])), at, to))
    return found


def pairing(old: Iterable[T], new: Iterable[T]) -> Pairing[T]:
    """A pairing without any pairs yet."""
    return Pairing([], list(old), list(new))


def in_order(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> Pairing[T]:
    """Pair two lists whose order matters.

    Lists of equal length are paired place by place, however much has changed. If one is longer, entries with equal keys
    are anchors: between two anchors, entries are paired in order, and the surplus remains unpaired.
    """
    if len(old) > len(new):
        turned = in_order(new, old, key)
        return Pairing([(one, other) for other, one in turned.pairs], turned.new, turned.old)
    found: Pairing[T] = Pairing()
    blocks: list[Sequence[int]] = [(0, len(old), 0, len(new))]
    if len(old) < len(new):
        matcher = SequenceMatcher(None, [*map(key, old)], [*map(key, new)], autojunk=False)
        blocks = [places for _, *places in matcher.get_opcodes()]
    for start, end, first, last in blocks:
        found.pairs.extend(zip(old[start:end], new[first:last], strict=False))
        found.old.extend(old[start + last - first : end])
        found.new.extend(new[first + end - start : last])
    return found


def out_of_order(
    pairs: Iterable[tuple[T, T]], old: Sequence[T], new: Sequence[T], names: Callable[[Sequence[T]], Sequence[str]]
) -> list[T]:
    """The fewest paired entries that must have moved to explain the order of `new`; `names` gives unique names."""
    places = {id(entry): at for at, entry in enumerate(old)}
    before = [id(other) for one, other in sorted(pairs, key=lambda pair: places[id(pair[0])])]
    paired = frozenset(before)
    after = [id(entry) for entry in new if id(entry) in paired]
    if before == after or len(after) > MAX_ORDERED:
        return []
    called = {id(entry): name for entry, name in zip(new, names(new), strict=True)}
    kept = kept_in_order([called[entry] for entry in before], [called[entry] for entry in after])
    return [entry for entry in new if id(entry) in paired and called[id(entry)] not in kept]


def kept_in_order(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The largest set of ids that have the same order on both sides; of several, the one whose ids sort first.

    Both sides have the same ids. A common start and end belong to every such set, as they could be added to any set
    without them, so only the middle is searched.
    """
    start = 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    end = len(old)
    while end > start and old[end - 1] == new[end - 1]:
        end -= 1
    inside = _longest([old[index] for index in range(start, end)], {name: at for at, name in enumerate(new)})
    return frozenset((*old[:start], *inside, *old[end:]))


def _longest(names: Sequence[str], places: dict[str, int]) -> list[str]:
    """The names of the longest rising subsequence of places; of several, the one whose names sort first.

    Each name has a bit, the first in sorted order the highest, so of two sets of equal size, the one with the greater
    number has the names that sort first. Appending a name adds the same bit to both, which keeps their order. So the
    best chain to a name extends the best chain to an earlier one, as for the length alone.
    """
    rank = {name: 1 << (len(names) - at) for at, name in enumerate(sorted(names))}
    chains: list[tuple[int, int, int]] = []
    for index, name in enumerate(names):
        length, bits, before = 0, 0, -1
        for earlier in range(index):
            if places[names[earlier]] < places[name] and chains[earlier][:2] > (length, bits):
                length, bits, before = chains[earlier][0], chains[earlier][1], earlier
        chains.append((length + 1, bits | rank[name], before))
    if not chains:
        return []
    at = max(range(len(chains)), key=lambda index: chains[index][:2])
    found: list[str] = []
    while at >= 0:
        found.append(names[at])
        at = chains[at][2]
    return found[::-1]
