"""Ids: what is one, and how a name becomes one."""

import re
import unicodedata
from collections.abc import Collection

RESERVED = "exit"
ASCII_RUN = re.compile(r"[^a-z0-9]+")


class DerivedId(str):
    """An id that nobody wrote: it follows from a name, and versions are not compared by it."""

    __slots__ = ()


def is_slug(text: str) -> bool:
    """Whether a text may be written as an id: lower-case letters, marks and digits in groups joined by hyphens."""
    return text != RESERVED and all(group and all(map(_belongs, group)) for group in text.split("-"))


def slug(name: str) -> str:
    """The id that follows from a name; empty where the name has no letter and no digit."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    if folded.isascii():
        return ASCII_RUN.sub("-", folded).strip("-")
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return "-".join(kept.split())


def free(wanted: str, taken: Collection[str], last: str | None = None) -> str:
    """The wanted id, or with the first number behind it that is not taken: `pay`, `pay-2`, `pay-3`.

    `last` is the one that was found before for the same id: those up to it are taken.
    """
    found = last or wanted
    number = int(found.removeprefix(f"{wanted}-")) if found != wanted else 1
    while found in taken or found == RESERVED:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _belongs(char: str) -> bool:
    category = unicodedata.category(char)
    is_lower = category not in {"Lu", "Lt"} or char == unicodedata.normalize("NFKC", char).casefold()
    return category[0] in "LMN" and is_lower
