"""Ids: which texts are valid ids, and how an id is derived from a name."""

import unicodedata
from collections.abc import Collection

from journeymap_cli.phrases import LONGEST, quoted
from journeymap_cli.problem import Hint
from journeymap_cli.regexes import regex
from journeymap_cli.spelling import normal_form

RESERVED = {"exit": "leaves the journey", "end": "ends it well"}
"""The ids that transitions use for the ends of a journey, and their meanings."""

ID_FORM = "lower-case letters and digits, joined by single hyphens"
ASCII_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ASCII_RUN = regex(r"[^a-z0-9]+")


class DerivedId(str):
    """An id that is not written in the file but derived from a name. Comparisons of maps do not rely on it."""

    __slots__ = ()


def is_slug(text: str) -> bool:
    """Whether a text may be written as an id: lower-case letters, marks and digits in groups joined by hyphens."""
    if text.isascii():
        return text not in RESERVED and bool(ASCII_ID.fullmatch(text))
    allowed = all(group and all(map(_is_allowed, group)) for group in text.split("-"))
    return allowed and slug(text) not in ("", *RESERVED)


def as_id(text: str) -> str:
    """A reference in the normal form of ids. A text that is not a valid id is returned as it is, for messages."""
    return text if text.isascii() or not is_slug(text) else slug(text)


def slug(name: str) -> str:
    """The id derived from a name; empty if the name has no letters and no digits."""
    folded = normal_form(name)
    if folded.isascii():
        return ASCII_RUN.sub("-", folded).strip("-")
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return "-".join(spaced.split())


def refusal(text: str) -> tuple[str, str]:
    """The message why a text is not an id, and the hint what to write instead."""
    if text == text.lower() and (name := slug(text[:LONGEST])) in RESERVED:
        return f"the id '{name}' is reserved: 'next: {name}' {RESERVED[name]}", "choose another"
    found = slug(text) if len(text) <= LONGEST else ""
    hint = Hint(f"write '{found}': {ID_FORM}", found) if is_slug(found) else f"write {ID_FORM}"
    return f"{quoted(text)} is not a valid id", hint


def free(wanted: str, taken: Collection[str], last: str | None = None) -> str:
    """The wanted id; if it is taken, with the lowest number that makes it unique: `pay`, `pay-2`, `pay-3`.

    `last` is the result of the previous call for the same id: all ids up to it are known to be taken.
    """
    candidate = last or wanted
    number = int(candidate.removeprefix(f"{wanted}-")) if candidate != wanted else 1
    while candidate in taken or candidate in RESERVED:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def _is_allowed(char: str) -> bool:
    """Whether a character is a letter, mark or digit, and not upper-case.

    Some scripts fold to their capitals (Cherokee), so an upper-case letter is allowed if folding leaves it as it is.
    """
    category = unicodedata.category(char)
    is_lower = category not in {"Lu", "Lt"} or char == normal_form(char)
    return category[0] in "LMN" and is_lower
