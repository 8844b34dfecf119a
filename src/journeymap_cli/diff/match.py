"""One pairing for every list: by equal keys, the strongest first, then by likeness, the best first."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
Key = Callable[[T], Hashable | None]

ALIKE = 0.45
"""From this likeness on (0 to 1) a text is a rewording of another: tried on pairs of real maps."""

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\w)+")
"""A word; in scripts without blanks, a character."""

MOST_PAIRS = 10_000
"""Where more pairs are left than this, likeness is not asked: whole maps were exchanged."""

MOST_CHARACTERS = 400


@dataclass
class Pairing(Generic[T]):
    """What belongs together, and what is left on both sides, in the order of the input."""

    pairs: list[tuple[T, T]] = field(default_factory=list)
    old: list[T] = field(default_factory=list)
    new: list[T] = field(default_factory=list)

    def by(self, old_key: Key[T], new_key: Key[T] | None = None) -> "Pairing[T]":
        """Pair what is left by an equal key (None pairs with nothing), the first with the first."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index, entry in enumerate(self.new):
            if (key := (new_key or old_key)(entry)) is not None:
                waiting[key].append(index)
        taken: set[int] = set()
        rest: list[T] = []
        for entry in self.old:
            found = waiting.get(old_key(entry)) if old_key(entry) is not None else None
            if found:
                taken.add(found[0])
                self.pairs.append((entry, self.new[found.popleft()]))
            else:
                rest.append(entry)
        self.old, self.new = rest, [entry for index, entry in enumerate(self.new) if index not in taken]
        return self

    def alike(self, likeness: Callable[[T, T], float], text: Callable[[T], str]) -> "Pairing[T]":
        """Pair what is left by likeness, the best first, ties by text."""
        if not self.old or not self.new or len(self.old) * len(self.new) > MOST_PAIRS:
            return self
        found: list[tuple[float, list[str], int, int]] = [
            (-value, sorted((text(old), text(new))), at, to)
            for at, old in enumerate(self.old)
            for to, new in enumerate(self.new)
            if (value := likeness(old, new)) >= ALIKE
        ]
        taken_old: set[int] = set()
        taken_new: set[int] = set()
        for _, _, at, to in sorted(found):
            if at not in taken_old and to not in taken_new:
                taken_old.add(at)
                taken_new.add(to)
                self.pairs.append((self.old[at], self.new[to]))
        self.old = [entry for index, entry in enumerate(self.old) if index not in taken_old]
        self.new = [entry for index, entry in enumerate(self.new) if index not in taken_new]
        return self


def pairing(old: Iterable[T], new: Iterable[T]) -> Pairing[T]:
    """Nothing paired yet."""
    return Pairing([], list(old), list(new))


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, the same both ways: the mean of their letters' and their words' likeness."""
    first, second = sorted((one.casefold()[:MOST_CHARACTERS], other.casefold()[:MOST_CHARACTERS]))
    words = _common_words(first, second)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if (matcher.quick_ratio() + words) / 2 < ALIKE:
        return 0.0
    return (matcher.ratio() + words) / 2


def _common_words(one: str, other: str) -> float:
    first, second = Counter(WORD.findall(one)), Counter(WORD.findall(other))
    return 2 * (first & second).total() / ((first.total() + second.total()) or 1)


def in_order(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> Pairing[T]:
    """Pair two lists whose order means something: where one is longer, what has an equal key stays together."""
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


def kept_in_order(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The largest set of ids that stand in the same order on both sides; of several the one whose ids sort first.

    Both sides hold the same ids.
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
    """The longest rising run of places; a bit for each name, the first names the highest, decides between equals."""
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
