"""Three versions: whether a merged fourth holds what both sides changed, no less and no more."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import JourneymapError
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.merge.conflicts import Pieces, choices, conflict_hunks, picked
from journeymap_cli.model.journey import Journey

DEEPEST: Final = 4
"""As long is the path of a step: `stages`, its stage, `steps`, its id."""


def is_meant(base: Journey, ours: Journey, theirs: Journey, merged: Journey) -> bool:
    """Whether from ours to the merged version just their changes were made, and from theirs just ours."""
    we, they = _compare(base, ours), _compare(base, theirs)
    with_us, with_them = _compare(ours, merged), _compare(theirs, merged)
    both = _told(we.changes, {}) & _told(they.changes, {})
    for own, other, seen in ((we, they, with_us), (they, we, with_them)):
        if _told(seen.changes, {}) != _told(other.changes, own.new_ids) - _renamed(both, own.new_ids):
            return False
    return True


def only_takes(base: Journey, ours: Journey, theirs: Journey, merged: Journey) -> bool:
    """Whether from ours to the merged version only their changes were made, if not all."""
    we, they, made = _compare(base, ours), _compare(base, theirs), _compare(ours, merged)
    return _told(made.changes, {}) <= _told(they.changes, we.new_ids)


def _compare(old: Journey, new: Journey) -> Comparison:
    return Comparison("", "", old, new, whole=True)


def _told(changes: Iterable[Change], ids: Mapping[str, str]) -> Counter[tuple[object, ...]]:
    """The changes to count, but for the order of plain lists; nodes in the ids of the version they are made to."""
    return Counter(
        (change.kind, change.of, _path(_place(change), ids), _value(change.before, ids), _value(change.after, ids))
        for change in changes
        if not (change.minor and change.kind == "moved")
    )


def _place(change: Change) -> Sequence[str]:
    """The path; within a step without its stage, which the other side may have changed."""
    is_inside = len(change.path) > DEEPEST or change.kind == "renamed"
    return change.path[2:] if is_inside and change.path[2:3] == ("steps",) else change.path


def _renamed(told: Counter[tuple[object, ...]], ids: Mapping[str, str]) -> Counter[tuple[object, ...]]:
    return Counter(
        {
            (kind, of, _path(path, ids), _value(before, ids), _value(after, ids)): count  # type: ignore[arg-type]
            for (kind, of, path, before, after), count in told.items()
        }
    )


def _path(path: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids.get(key, key) for key in path)


def _value(value: object, ids: Mapping[str, str]) -> object:
    return ids.get(value, value) if isinstance(value, str) else repr(value)


JourneyReader: TypeAlias = Callable[[str], Journey | None]


@dataclass(frozen=True)
class Verification:
    """What three versions mean (None: no valid journey), and how lines are read."""

    base: Journey | None
    ours: Journey | None
    theirs: Journey | None
    read: JourneyReader

    @property
    def is_known(self) -> bool:
        """Whether both sides are journeys."""
        return bool(self.ours and self.theirs)

    def by(self, pieces: Pieces) -> bool:
        """Whether the lines are a map with what both sides changed; with clashes, whichever way they are settled."""
        results = [self.read(picked(pieces, choice)) for choice in choices(len(conflict_hunks(pieces)))]
        merged = [journey for journey in results if journey and self._resolves(journey)]
        if len(merged) < len(results):
            return False
        if not (self.base and self.ours and self.theirs):
            return True
        if len(merged) == 1:
            return is_meant(self.base, self.ours, self.theirs, merged[0])
        return only_takes(self.base, self.ours, self.theirs, merged[0]) and only_takes(
            self.base, self.theirs, self.ours, merged[1]
        )

    def _resolves(self, journey: Journey) -> bool:
        """Whether all references are sound, or were not before."""
        before = [side for side in (self.ours, self.theirs) if side]
        return not any(unresolved(journey)) or any(any(unresolved(side)) for side in before)


def reading(name: str, max_size: int, encode: Callable[[str], bytes]) -> JourneyReader:
    """How the lines of the map `name` are read."""
    reader = DiskReader(max_size)

    def read(text: str) -> Journey | None:
        try:
            return load(encode(text), name, reader, max_size).journey
        except JourneymapError:
            return None

    return read
