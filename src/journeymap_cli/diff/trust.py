"""What a change means for how well a map is supported: its evidence, its sources, its last review."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

EVIDENCE: Final = ("proposed", "assumed", "reported", "observed")
"""From the weakest to the firmest."""


class Trust(StrEnum):
    """Whether the evidence for a map is firmer or weaker than before. This is not about the customer."""

    FIRMER = "firmer"
    WEAKER = "weaker"


def trust_of_field(field: str, before: Any, after: Any) -> Trust | None:
    """The effect of a field that changed; None if it has none."""
    compare = FIELDS.get(field)
    return compare(before, after) if compare else None


def trust_of_presence(kind: str, of: str) -> Trust | None:
    """The effect of something that was added or removed: only sources have one."""
    if of != "source":
        return None
    return Trust.FIRMER if kind == "added" else Trust.WEAKER


def _evidence(before: str, after: str) -> Trust | None:
    return _rise(EVIDENCE.index(before), EVIDENCE.index(after))


def _names(before: Any, after: Any) -> Trust | None:
    """Firmer if sources were only added, weaker if they were only removed; None if one replaces another."""
    old, new = _set(before), _set(after)
    return _rise(old >= new, new >= old) if old != new else None


def _set(value: Any) -> frozenset[str]:
    return frozenset(value if isinstance(value, tuple) else filter(None, [value]))


def _date(before: Any, after: Any) -> Trust | None:
    """A map that was never reviewed counts as reviewed before any date."""
    if before and after:
        return _rise(before, after)
    return Trust.FIRMER if after else Trust.WEAKER


def _rise(before: Any, after: Any) -> Trust | None:
    if before == after:
        return None
    return Trust.FIRMER if after > before else Trust.WEAKER


FIELDS: Final[dict[str, Callable[[Any, Any], Trust | None]]] = {
    "evidence": _evidence,
    "evidence_default": _evidence,
    "source": _names,
    "sources": _names,
    "last_reviewed": _date,
}
"""The functions that compare the values of each field."""
