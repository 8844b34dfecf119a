"""How alike two texts are."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from journeymap_cli.regexes import regex
from journeymap_cli.spelling import is_alike

ALIKE = 0.45
"""From this similarity (0 to 1) a text counts as a rewording of another; tuned with pairs from real maps."""

NO_BLANKS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Kana, Han and Hangul, in which a word is not simply the text between two blanks."""

WORD = regex(rf"[{NO_BLANKS}]|(?:(?![{NO_BLANKS}])\w)+")
"""A word, or a single character of the scripts above. The lookahead ends a word where such a character begins."""

MAX_CHARACTERS = 400
"""Longer texts are compared only by their start."""

SPELLING = 0.8
"""From this similarity of letters a text counts as another spelling: `Cost`, `Costs`."""

MIN_LETTERS = 3
"""Texts with fewer letters do not count as contained in another: most texts contain an `a`."""


def similarity(one: str, other: str) -> float:
    """The similarity of two texts, 0 to 1: the mean of the similarities of their letters and of their words.

    If the letters are very similar, only they count, as one letter may change every word. A text with all words of the
    other is at least `ALIKE`, however long it is. The texts are sorted because `SequenceMatcher` is not symmetric: the
    result must not depend on which version is the old one.
    """
    if is_alike(one, other):
        return 1.0
    first, second = sorted((_bags(one), _bags(other)), key=lambda bags: bags.text)
    return _value(first, second, SequenceMatcher(None, first.text, second.text, autojunk=False).ratio())


def most_alike(one: str, other: str) -> float:
    """An upper bound of the similarity of two texts, computed much faster.

    It ignores the order of letters: texts have at least as many letters in common as they have in the same order, and
    similarity only grows with that share.
    """
    if is_alike(one, other):
        return 1.0
    first, second = _bags(one), _bags(other)
    return _value(first, second, _share(first.letters, second.letters))


def _value(one: "_Bags", other: "_Bags", letters: float) -> float:
    fewer, more = sorted((one.words, other.words), key=len)
    grew = ALIKE if fewer <= more and sum(len(word) for word, _ in fewer) >= MIN_LETTERS else 0.0
    return max((letters + _share(fewer, more)) / 2, letters if letters >= SPELLING else 0.0, grew)


class _Bags(NamedTuple):
    """A text, and its letters and words as multisets: repeated ones are numbered, so that a set can contain them."""

    text: str
    letters: frozenset[tuple[str, int]]
    words: frozenset[tuple[str, int]]


@lru_cache(maxsize=20_000)
def _bags(text: str) -> _Bags:
    cut = text.casefold()[:MAX_CHARACTERS]
    return _Bags(cut, _bag(cut), _bag(WORD.findall(cut)))


def _bag(parts: Iterable[str]) -> frozenset[tuple[str, int]]:
    seen: Counter[str] = Counter()
    numbered: list[tuple[str, int]] = []
    for part in parts:
        numbered.append((part, seen[part]))
        seen[part] += 1
    return frozenset(numbered)


def _share(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> float:
    """The share that two bags have in common, 0 to 1."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
