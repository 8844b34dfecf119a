"""Whether a merged version has the changes of both sides, no fewer and no more."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypeVar

from journeymap_cli.diff.change import Change, ChangeKind, ChangePath, ChangeSubject
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import JourneymapError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.merge.conflicts import Pieces, choices, conflict_hunks, picked
from journeymap_cli.model.journey import Journey

Ids: TypeAlias = Mapping[str, str]
"""The new ids of nodes by their old ones."""

V = TypeVar("V")


def is_meant(base: Journey, ours: Journey, theirs: Journey, merged: Journey) -> bool:
    """Whether the merged version differs from ours by their changes alone, and from theirs by ours alone."""
    we, they = _compare(base, ours), _compare(base, theirs)
    both = _effects(we.changes) & _effects(they.changes)
    for side, other in ((we, they), (they, we)):
        expected = _renamed(_effects(other.changes), side.new_ids) - _renamed(both, side.new_ids)
        made = _compare(ours if side is we else theirs, merged)
        if _effects(made.changes) != expected:
            return False
    return True


def only_takes(base: Journey, ours: Journey, theirs: Journey, merged: Journey) -> bool:
    """Whether the merged version differs from ours by their changes alone, not necessarily all of them."""
    we, they, made = _compare(base, ours), _compare(base, theirs), _compare(ours, merged)
    return _effects(made.changes) <= _renamed(_effects(they.changes), we.new_ids)


def _compare(old: Journey, new: Journey) -> Comparison:
    return Comparison("", "", old, new, whole=True)


class _Effect(NamedTuple):
    """A change as far as it can be compared with the same change made to another version; hashable."""

    kind: ChangeKind
    of: ChangeSubject
    path: ChangePath
    before: object
    after: object

    def renamed(self, ids: Ids) -> "_Effect":
        """The same change to a version in which nodes have other ids."""
        stage, step, transition = (_new(ids, key) for key in (self.path.stage, self.path.step, self.path.transition))
        effect = self._replace(path=replace(self.path, stage=stage, step=step, transition=transition))
        if self.kind != "moved" and self.of != "transition":
            return effect
        return effect._replace(before=_new(ids, self.before), after=_new(ids, self.after))


def _new(ids: Ids, value: V) -> V | str:
    return ids.get(value, value) if isinstance(value, str) else value


def _effects(changes: Iterable[Change]) -> Counter[_Effect]:
    """The changes to count, without the order of plain lists, which the format gives no meaning."""
    return Counter(
        _Effect(change.kind, change.of, _place(change), _value(change.before), _value(change.after))
        for change in changes
        if not (change.minor and change.kind == "moved")
    )


def _place(change: Change) -> ChangePath:
    """The path; within a step without its stage, as the other side may have moved the step."""
    path = change.path
    is_inside = path.step and (change.kind == "renamed" or path.field or not path.is_node)
    return replace(path, stage=None) if is_inside else path


def _value(value: object) -> object:
    return value if isinstance(value, str) else repr(value)


def _renamed(effects: Counter[_Effect], ids: Ids) -> Counter[_Effect]:
    found: Counter[_Effect] = Counter()
    for effect, count in effects.items():
        found[effect.renamed(ids)] += count
    return found


JourneyReader: TypeAlias = Callable[[str], Journey | None]


class Verification(NamedTuple):
    """Three versions (None for an invalid one), and how to read a merged text."""

    base: Journey | None
    ours: Journey | None
    theirs: Journey | None
    read: JourneyReader

    @property
    def is_known(self) -> bool:
        """Whether both sides are valid."""
        return bool(self.ours and self.theirs)

    def by(self, pieces: Pieces) -> bool:
        """Whether the text is a map with the changes of both sides; with conflicts, however they are resolved."""
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
        """Whether all references are sound, or some were not before the merge."""
        before = [side for side in (self.ours, self.theirs) if side]
        return not any(unresolved(Analysis(journey))) or any(any(unresolved(Analysis(side))) for side in before)


def reading(name: str, max_size: int, encode: Callable[[str], bytes]) -> JourneyReader:
    """A reader of texts of the map `name`; None for those that are no valid map."""
    reader = DiskReader(max_size)

    def read(text: str) -> Journey | None:
        try:
            return load(encode(text), name, reader, max_size).journey
        except JourneymapError:
            return None

    return read
