"""Syllables of long words, by the dictionaries of pyphen, which are loaded when first needed."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from journeymap_cli.language.tags import Tag


def syllables(word: str, tag: Tag) -> Sequence[str] | None:
    """Return the pieces between which a word may be hyphenated, or None if the language has no dictionary."""
    split = _dictionary(tag)
    return split(word) if split else None


def has_syllables(tag: Tag) -> bool:
    """Return whether there is a dictionary for a language."""
    return _dictionary(tag) is not None


@cache
def _dictionary(tag: Tag) -> Callable[[str], Sequence[str]] | None:
    from pyphen import Pyphen, language_fallback

    name = language_fallback("_".join(filter(None, tag)))
    if name is None:
        return None
    dictionary = Pyphen(lang=name)
    return lambda word: _pieces(word, dictionary.positions(word))


def _pieces(word: str, positions: Sequence[int]) -> Sequence[str]:
    ends = [0, *positions, len(word)]
    return [word[start:end] for start, end in pairwise(ends)]
