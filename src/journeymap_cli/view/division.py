"""Where a word that is wider than its line is divided, and whether with a hyphen."""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.view.breaks import syllables

HYPHEN: Final = "-"
SIGNS: Final = frozenset({"Pc", "Pd", "Po", "Sm", "Sk"})
APOSTROPHES: Final = "'’"
LONGEST: Final = 60
LEAST: Final = 3
"""Letters on each side of a hyphen."""

HYPHENATED: Final = (("\u0000", "\u058f"), ("\u10a0", "\u10ff"), ("\u1e00", "\u1fff"), ("\u2c60", "\u2c7f"))
"""Scripts that divide words with a hyphen: Latin, Greek, Cyrillic, Armenian and Georgian."""


class WordDivision(NamedTuple):
    """The length of what stays on the line, and what is added to it."""

    length: int
    end: str


def divide(word: str, most: int, with_hyphen: int, language: str | None = None) -> WordDivision:
    """Divide a word of which `most` characters fit on the line, and `with_hyphen` beside a hyphen.

    Prefers the end of a part like `_` or `.`, then a syllable, then any place with enough letters on both sides.
    """
    for at in range(most, most // 2, -1):
        if unicodedata.category(word[at - 1]) in SIGNS and word[at].isalnum() and word[at - 1] not in APOSTROPHES:
            return WordDivision(at, "")
    if not _is_letter(word[most - 1]) or not _is_letter(word[most]):
        return WordDivision(most, "")
    at = min(most, with_hyphen)
    start, end = _letters_around(word, at)
    if start == at:
        return WordDivision(at, "")
    room = at - start
    fitting = (place for place in places(word[start:end], language) if place <= room)
    place = start + max(fitting, default=max(1, min(room, end - start - LEAST)))
    while place > start + 1 and unicodedata.combining(word[place]):
        place -= 1
    return WordDivision(place, HYPHEN)


def places(word: str, language: str | None = None) -> Iterator[int]:
    """Yield the offsets at which a word may be divided. Without the dictionary of a language, these are estimates."""
    return (at for at in syllables(word) if LEAST <= at <= len(word) - LEAST)


def _letters_around(word: str, at: int) -> tuple[int, int]:
    """The range of letters around an offset, as far as they matter."""
    start, end = at, at
    while start > max(0, at - LONGEST) and _is_letter(word[start - 1]):
        start -= 1
    while end < min(len(word), at + LONGEST) and _is_letter(word[end]):
        end += 1
    return start, end


def _is_letter(char: str) -> bool:
    is_mark = unicodedata.category(char) in {"Mn", "Mc"}
    return (char.isalpha() or is_mark) and any(first <= char <= last for first, last in HYPHENATED)
