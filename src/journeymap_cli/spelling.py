"""Spellings of one word: the normal form in which ids are compared, and words that only look the same."""

import unicodedata
from typing import Final

from journeymap_cli.characters import BLANK_LETTERS, UNSEEN
from journeymap_cli.regexes import regex

BLANK: Final = regex(f"[{BLANK_LETTERS}]")
DOTTED: Final = regex("i\u0307+")
HIDDEN: Final = regex(f"[{UNSEEN}]")
LOOKALIKES: Final = str.maketrans("аеіјорсухѕԁһԛԝαικνορυχϲıɡɑ‐‑‒–—−", "aeijopcyxsdhqwaikvopuxciga------")
"""Letters of Cyrillic, Greek and rare Latin, and dashes, that look like letters of ASCII or its hyphen."""


def normal_form(text: str) -> str:
    """The form in which ids are equal: NFKC, case-folded, composed, without marks that folding leaves or nothing shows.

    Only `İ` leaves a mark behind: the dot above the `i`, which has one already.
    """
    if text.isascii():
        return text.lower()
    folded = DOTTED.sub("i", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", BLANK.sub("", folded))


def look(text: str) -> str:
    """What a text looks like: equal for texts that a reader cannot tell apart, up to their case."""
    return HIDDEN.sub("", unicodedata.normalize("NFKC", text).lower()).translate(LOOKALIKES)


def beside(text: str, other: str) -> str:
    """A text as it can be shown beside another: if both look the same, what differs is escaped."""
    if text == other or text.isascii() or look(text) != look(other):
        return text
    return "".join(char if char in other or char.isascii() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode()
