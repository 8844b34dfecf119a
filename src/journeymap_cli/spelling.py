"""Spellings of a word: the normal form in which ids are compared, and lookalikes."""

import unicodedata
from functools import lru_cache
from typing import Final

from journeymap_cli.characters import BLANK_LETTERS, UNSEEN
from journeymap_cli.regexes import regex

BLANK: Final = regex(f"[{BLANK_LETTERS}]")
DOTTED: Final = regex("i\u0307+")
HIDDEN: Final = regex(f"[{UNSEEN}]")
LOOKALIKES: Final = str.maketrans("аеіјорсухѕԁһԛԝαικνορυχϲıɡɑ‐‑‒–—−", "aeijopcyxsdhqwaikvopuxciga------")
"""Letters of Cyrillic, Greek and rare Latin, and dashes, that look like letters of ASCII or its hyphen."""


ADDRESSES: Final = frozenset({"file", "journey", "counterpart", "link", "links", "url"})
"""Fields with paths, ids and URLs: their exact spelling counts, even how an accent is encoded."""


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, if there is one (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def normal_form(text: str) -> str:
    """The form in which equal ids are identical: NFKC, case-folded, composed, without letters and marks that are blank.

    Folding `İ` leaves an extra mark, the dot above the `i`, which is removed.
    """
    if text.isascii():
        return text.lower()
    folded = DOTTED.sub("i", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", BLANK.sub("", folded))


@lru_cache(maxsize=20_000)
def look(text: str) -> str:
    """A form that is the same for texts that look the same, ignoring case."""
    if text.isascii():
        return HIDDEN.sub("", text.lower())
    letters = HIDDEN.sub("", unicodedata.normalize("NFKD", text).lower()).translate(LOOKALIKES)
    return unicodedata.normalize("NFC", letters)


def is_alike(one: str, other: str) -> bool:
    """Whether two different texts look the same, ignoring case."""
    return not (one.isascii() and other.isascii()) and look(one) == look(other)


def beside(text: str, other: str) -> str:
    """A text to show beside another. If both look the same, the characters that differ, ignoring case, are escaped."""
    known = other.lower()
    if text.isascii() or text.lower() == known or not is_alike(text, other):
        return text
    return "".join(char if char.isascii() or char.lower() in known else _escaped(char) for char in text)


def distinguished(one: str, other: str) -> tuple[str, str]:
    """Two texts to show beside each other, with differences between lookalikes escaped."""
    return beside(one, other), beside(other, one)


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode()
