"""The nearest of some words, for "did you mean"."""

import difflib
from collections.abc import Iterable
from functools import cache
from typing import Final

MOST: Final = 1_000
"""Among more words nothing is looked for: it would take long, and the nearest would mean little."""

LIKE: Final = 0.6
"""From here on two words may be meant for one: `difflib` calls equal words 1."""

SURELY: Final = 0.8
"""So like a known word is a slip of the pen, where the word may also stand for itself."""


def nearest(word: str, known: Iterable[str], least: float = LIKE) -> str | None:
    """The known word that is most like a word, or None where none is like it at `least` as much."""
    return _nearest(word, tuple(known), least)


@cache
def _nearest(word: str, known: tuple[str, ...], least: float) -> str | None:
    if len(known) > MOST:
        return None
    lowered = {candidate.lower(): candidate for candidate in known}
    found = difflib.get_close_matches(word.lower()[:100], lowered, n=1, cutoff=least)
    return lowered[found[0]] if found else None
