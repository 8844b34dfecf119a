"""The known word nearest to an unknown one, for "did you mean"."""

import difflib
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from journeymap_cli.problem import Hint
from journeymap_cli.spelling import beside, look

MOST: Final = 1_000
"""With more known words than this, do not search: it would be slow, and the result would mean little."""

LIKE: Final = 0.6
"""The similarity from which a word may be a misspelling of another; `difflib` gives equal words 1."""

SURELY: Final = 0.8
"""The similarity from which a word counts as a misspelling even where unknown words are allowed."""


def nearest(word: str, known: Iterable[str], least: float = LIKE) -> str | None:
    """The known word most similar to a word, or None if none has a similarity of at least `least`."""
    return _nearest(word, tuple(known), least)


def suggestion(word: str, known: Collection[str], otherwise: str = "") -> str:
    """A hint on what to write instead of an unknown word: the nearest known one, else `otherwise`.

    By default, `otherwise` lists the known words that contain the word, or all of them.
    """
    if found := nearest(word, known):
        return did_you_mean(word, found, known)
    return otherwise or f"write one of {', '.join([name for name in known if word in name] or known)}"


def did_you_mean(word: str, found: str, known: Iterable[str] = ()) -> Hint:
    """The hint `did you mean 'owner'?` Characters that only look like those of the word are escaped."""
    return Hint(f"did you mean '{beside(found, word)}'?", found, known)


def is_clear(word: str, found: str, known: Iterable[str]) -> bool:
    """Whether `found` is more similar to a word than any other known word."""
    ratio = difflib.SequenceMatcher(None, look(found), look(word[:100])).ratio()
    return nearest(word, [each for each in known if each != found], max(ratio, LIKE)) is None


def shown(word: str, known: Iterable[str]) -> str:
    """An unknown word for a message. Characters that only look like those of a known word are escaped."""
    found = None if word.isascii() else nearest(word, known)
    return beside(word, found) if found else word


@cache
def _nearest(word: str, known: tuple[str, ...], least: float) -> str | None:
    if len(known) > MOST:
        return None
    lowered = {look(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(look(word[:100]), lowered, n=1, cutoff=least)
    return lowered[found[0]] if found else None
