"""Which entries of two versions of a list are the same."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

NAMES: Final = ("id", "name", "title", "text", "to", "persona", "label")
"""An entry of a list that changed is recognised by the first of these that both have."""


def same_entries(old: Sequence[Any], new: Sequence[Any]) -> Sequence[int | None]:
    """For each new entry the index of the old one that it is; None for one that is new.

    Equal entries are one, then those with one id or name, then those at the same place between two that are paired.
    """
    found: list[int | None] = [None] * len(new)
    start, end = _alike_at_the_ends(old, new)
    found[:start] = range(start)
    found[len(new) - end :] = range(len(old) - end, len(old))
    left, free = [*range(start, len(old) - end)], [*range(start, len(new) - end)]
    for key in (repr, _name):
        waiting: dict[str | None, list[int]] = defaultdict(list)
        for at in reversed(left):
            waiting[key(old[at])].append(at)
        for to in free:
            name = key(new[to])
            if name is not None and waiting[name]:
                found[to] = waiting[name].pop()
        taken = {*found}
        left, free = [at for at in left if at not in taken], [to for to in free if found[to] is None]
    _by_place(found, len(old))
    return found


def _alike_at_the_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many entries are equal at the start of two lists, and how many of the rest are at their end."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return start, end


def _by_place(found: list[int | None], count: int) -> None:
    """Pair what is left over between two neighbours with what is left over there on the other side."""
    taken = {at for at in found if at is not None}
    after = -1
    for to, at in enumerate(found):
        if at is not None:
            after = at
        elif after + 1 < count and after + 1 not in taken:
            after += 1
            taken.add(after)
            found[to] = after


def _name(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    return next((f"{key} {entry[key]}" for key in NAMES if key in entry), None)
