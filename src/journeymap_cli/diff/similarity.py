"""How alike two texts are."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from journeymap_cli.regexes import regex

ALIKE = 0.45
"""From this likeness on (0 to 1) a text is a rewording of another: tried on pairs of real maps."""

NO_BLANKS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""The characters of scripts in which no blanks part words."""

WORD = regex(rf"[{NO_BLANKS}]|(?:(?![{NO_BLANKS}])\w)+")
"""A word; in scripts without blanks, a character."""

MOST_CHARACTERS = 400

SPELLING = 0.8
"""From this likeness of letters on it is a word spelt otherwise: `Cost`, `Costs`."""

FEWEST = 3
"""Fewer letters than this say nothing: `a` stands in many a text."""


def similarity(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, the same both ways: the mean of their letters' and their words' likeness.

    More where it is a matter of spelling, and enough where one has all words of the other.
    """
    first, second = sorted((_bags(one), _bags(other)), key=lambda bags: bags.text)
    return _value(first, second, SequenceMatcher(None, first.text, second.text, autojunk=False).ratio())


def most_alike(one: str, other: str) -> float:
    """How alike two texts could be at most, found much faster: their letters in any order."""
    first, second = _bags(one), _bags(other)
    return _value(first, second, _share(first.letters, second.letters))


def _value(one: "_Bags", other: "_Bags", letters: float) -> float:
    fewer, more = sorted((one.words, other.words), key=len)
    grew = ALIKE if fewer <= more and sum(len(word) for word, _ in fewer) >= FEWEST else 0.0
    return max((letters + _share(fewer, more)) / 2, letters if letters >= SPELLING else 0.0, grew)


class _Bags(NamedTuple):
    """A text with its letters and words, each with its number: what two have in common is found without order."""

    text: str
    letters: frozenset[tuple[str, int]]
    words: frozenset[tuple[str, int]]


@lru_cache(maxsize=20_000)
def _bags(text: str) -> _Bags:
    cut = text.casefold()[:MOST_CHARACTERS]
    return _Bags(cut, _bag(cut), _bag(WORD.findall(cut)))


def _bag(parts: Iterable[str]) -> frozenset[tuple[str, int]]:
    seen: Counter[str] = Counter()
    numbered: list[tuple[str, int]] = []
    for part in parts:
        numbered.append((part, seen[part]))
        seen[part] += 1
    return frozenset(numbered)


def _share(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> float:
    """What two bags have in common, 0 to 1."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
