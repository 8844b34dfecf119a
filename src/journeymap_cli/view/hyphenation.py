"""Soft hyphens for long words, so that a narrow column breaks them at a syllable, with a hyphen.

The dictionary of the language decides where; without one, the word itself does (`breaks.hyphenated`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from journeymap_cli.language.hyphens import has_syllables, syllables
from journeymap_cli.language.tags import Tag
from journeymap_cli.regexes import regex
from journeymap_cli.view.breaks import hyphenated
from journeymap_cli.view.measure import width

SOFT: Final = "\u00ad"
LONG: Final = 15
"""The fewest letters of a word that gets soft hyphens in a text."""

STEP: Final = 12
STAGE: Final = 9
"""The same in the name of a step, and in that of a stage."""

SHORT_ENDS: Final = 3
"""The fewest letters before the first and after the last hyphen."""

_WORDS: Final = regex(r"[^\W\d_\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]{6,}")
"""Words of scripts that divide words with hyphens."""

_JOINED_SCRIPTS: Final = regex("[\u0590-\u08ff\u0900-\u0dff]")
"""Scripts whose letters change at a hyphen, or in which it is not used."""


def softened(text: str, tag: Tag | None, longest: int = LONG) -> str:
    """Return the text with soft hyphens in every word of `longest` or more letters.

    In a language that is not known, or has no dictionary, they are at sensible places.
    """
    if SOFT in text or len(text) < longest:
        return text
    if tag is None or not has_syllables(tag):
        return hyphenated(text, longest - 1)
    return _WORDS.sub(lambda found: SOFT.join(_divided(found, tag)) if len(found[0]) >= longest else found[0], text)


def widest_piece(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the widest part that cannot be broken, in points; `text` may have soft hyphens."""
    return max((width(piece, size, bold) for piece in _pieces(text)), default=0.0)


def _pieces(text: str) -> Iterator[str]:
    for word in text.split():
        *parts, last = word.split(SOFT)
        yield from (f"{part}-" for part in parts)
        yield last


def _divided(found: re.Match[str], tag: Tag) -> Sequence[str]:
    word = found[0]
    if _JOINED_SCRIPTS.search(word):
        return [word]
    parts = syllables(word, tag)
    return _with_long_ends(parts) if parts else [word]


def _with_long_ends(parts: Sequence[str]) -> Sequence[str]:
    """Return the pieces with those joined that would leave fewer than `SHORT_ENDS` letters at an end."""
    joined = list(parts)
    while len(joined) > 1 and len(joined[0]) < SHORT_ENDS:
        joined[:2] = [joined[0] + joined[1]]
    while len(joined) > 1 and len(joined[-1]) < SHORT_ENDS:
        joined[-2:] = [joined[-2] + joined[-1]]
    return joined
