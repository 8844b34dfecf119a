"""Syllables of long words, by the dictionaries of pyphen, which are loaded when first needed."""

import sys
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from journeymap_cli.language.tags import Tag

if TYPE_CHECKING:
    from pyphen import Pyphen

_VOWELS: Final = frozenset("aeiouyäöüáéíóúàèìòùâêîôûаеёиоуыэюяєіїαεηιουω")
_LEAST: Final = 3
"""The fewest letters of a piece that begins with a single vowel."""


def syllables(word: str, tag: Tag) -> Sequence[str] | None:
    """Return the pieces between which a word may be hyphenated, or None if the language has no dictionary."""
    split = _dictionary(tag)
    return split(word) if split else None


def has_syllables(tag: Tag) -> bool:
    """Return whether there is a dictionary for a language."""
    return _dictionary(tag) is not None


@cache
def _dictionary(tag: Tag) -> Callable[[str], Sequence[str]] | None:
    from pyphen import language_fallback

    name = language_fallback("_".join(filter(None, tag)))
    if name is None:
        return None
    dictionary = _parsed(name)
    return lambda word: _pieces(word, dictionary.positions(word))


def _parsed(name: str) -> "Pyphen":
    """Return a dictionary of pyphen. Parsing a large one takes longer than drawing a map, so the result is cached."""
    import pickle

    import pyphen

    from journeymap_cli.cache import find, keep

    files = [str(pyphen.LANGUAGES[name]), pyphen.__file__]
    key = f"{sys.version}\n{[(file, Path(file).stat().st_mtime_ns) for file in files]}"
    if found := find("hyphenation", key):
        return cast("Pyphen", pickle.loads(found))  # noqa: S301 - from a private folder
    dictionary = pyphen.Pyphen(lang=name)
    keep("hyphenation", key, pickle.dumps(dictionary))
    return dictionary


def _pieces(word: str, positions: Sequence[int]) -> Sequence[str]:
    ends = [0, *positions, len(word)]
    return _without_single_letters([word[start:end] for start, end in pairwise(ends)])


def _without_single_letters(pieces: Sequence[str]) -> Sequence[str]:
    """Join single letters to the piece they belong to: where two words of a compound meet, patterns of both may apply.

    A vowel begins the next word (`Jahres-a-r-beits`), and a consonant ends the previous one (`Abwas-se-r-ent`).
    """
    joined: list[str] = []
    is_begun = False
    for piece in pieces:
        if is_begun or (joined and len(piece) == 1 and piece.lower() not in _VOWELS):
            joined[-1] += piece
        else:
            joined.append(piece)
        is_begun = len(joined[-1]) < _LEAST and joined[-1][0].lower() in _VOWELS and (is_begun or len(piece) == 1)
    return joined
