"""The order of parts in a merge of three versions. Parts are names, all different within a version."""

from collections.abc import Sequence


class CannotOrderError(Exception):
    """Both sides moved entries at the same place."""


def ordered(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, is_list: bool) -> list[str]:
    """All names, in the order of the side that moved some; what a side added follows what it follows there.

    In a mapping order means nothing, and ours wins. In a list it does: raises CannotOrderError where both sides moved
    entries at the same place. What both sides added at one place comes in the order ours, theirs: a name of theirs is
    put after the names that only ours has there.
    """
    shared = set(base) & set(ours) & set(theirs)
    result = _moved(*([name for name in names if name in shared] for names in (base, ours, theirs)), is_list=is_list)
    known = {*result}
    for names in (ours, theirs):
        mine = {*names}
        for at, name in enumerate(names):
            if name not in known:
                known.add(name)
                place = result.index(names[at - 1]) + 1 if at else 0
                while place < len(result) and result[place] not in shared and result[place] not in mine:
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
        raise CannotOrderError
    return [*ours[:start], *theirs[start : end + 1], *ours[end + 1 :]]


def _window(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """The first and the last index at which two orders differ."""
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return places[0], places[-1]
