"""What differs between two versions: a value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, TypeAlias

ChangeKind: TypeAlias = Literal["added", "removed", "moved", "renamed", "changed"]
ChangeSubject: TypeAlias = Literal[
    "journey",
    "persona",
    "channel",
    "source",
    "lane",
    "stage",
    "step",
    "item",
    "emotion",
    "metric",
    "pain_point",
    "opportunity",
    "transition",
]
Ids: TypeAlias = tuple[str, ...]
"""Keys and ids from the top of a journey to a value, never positions: ("stages", "testing", "owner")."""


class Impact(StrEnum):
    """What a change means for the customer."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `path` has the ids of the new version, for what was removed those of the old. `before` and `after` are the values
    of the field; the text or name of what was added or removed; for `moved` the ids of the old and new parent.
    `minor`: a note, a link, the order of a plain list, which most readers do not ask for.
    """

    kind: ChangeKind
    of: ChangeSubject
    path: Ids
    before: Any
    after: Any
    weight: Impact = Impact.NEUTRAL
    stage: str | None = None
    step: str | None = None
    minor: bool = False


def sides(kind: ChangeKind, value: Any) -> tuple[Any, Any]:
    """Before and after of what was added or removed."""
    return (None, value) if kind == "added" else (value, None)
