"""The order of parts in a merge of three versions. Parts are names, all different within a version."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from journeymap_cli.merge.conflicts import CannotMergeError


def renamed(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The old name of each new one that replaced it in place.

    Where a run of names was replaced by one of the same length, each takes the place of the one that it replaced. Names
    that the other version still has were moved, not renamed.
    """
    names: dict[str, str] = {}
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "replace" and end - start == last - first:
            names.update(zip(after[first:last], before[start:end], strict=True))
    return {new: old for new, old in names.items() if new not in before and old not in after}


def ordered(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, is_list: bool) -> list[str]:
    """All names, in the order of the side that moved some; what a side added follows what it follows there.

    In a mapping order means nothing, and ours wins. In a list it does: raises CannotMergeError where both sides moved
    entries at the same place. What both sides added at one place comes in the order ours, theirs: a name of theirs is
    put after the names that only ours has there.
    """
    shared = set(base) & set(ours) & set(theirs)
    result = _moved(*([name for name in names if name in shared] for names in (base, ours, theirs)), is_list=is_list)
    for names in (ours, theirs):
        for at, name in enumerate(names):
            if name not in result:
                place = result.index(names[at - 1]) + 1 if at else 0
                while place < len(result) and result[place] not in shared and result[place] not in names:
                    place += 1
                result.insert(place, name)
    return result


def _moved(base: list[str], ours: list[str], theirs: list[str], *, is_list: bool) -> list[str]:
    """The same names, in the order of the side that moved some, or of both where they moved different ones."""
    if theirs in (base, ours) or (ours != base and not is_list):
        return ours
    if ours == base:
        return theirs
    (first, last), (start, end) = _window(base, ours), _window(base, theirs)
    if first <= end and start <= last:
        raise CannotMergeError
    return [*ours[:start], *theirs[start : end + 1], *ours[end + 1 :]]


def _window(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """The first and the last index at which two orders differ."""
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return places[0], places[-1]
