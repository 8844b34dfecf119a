"""The merge of three versions of a map, repeated until the result loads and has the content of both sides."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias
from unicodedata import is_normalized
from unicodedata import normalize as nfc

from journeymap_cli.errors import InvalidJourneyError, JourneymapError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.load import load_text
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.merge.contested import NOTHING_CONTESTED, Contested, contested
from journeymap_cli.merge.identity import BlockVersions
from journeymap_cli.merge.merge_blocks import BlockMerge
from journeymap_cli.merge.merged import Merged
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem
from journeymap_cli.rewrite.blocks import Block, whole
from journeymap_cli.rewrite.pieces import BlockError, ConflictHunk, Pieces, all_ours, all_theirs, conflict_hunks
from journeymap_cli.yamlsource.read import YamlText, read_yaml

TEXTS: Final = frozenset({"id", "name", "title", "text", "label", "quote", "note", "description", "tags"})
"""Keys whose values are mostly unique texts. The values of other keys, such as scores, occur in many places."""


@dataclass(frozen=True)
class MapVersion:
    """A version that was read. Its problems are those of loading, or references that do not resolve."""

    read: YamlText
    is_map: bool = False
    problems: Sequence[Problem] = ()

    @cached_property
    def long(self) -> Any:
        """The data in long form."""
        return normalize(self.read.data, FieldShape(part=Journey))

    def with_ids(self, name: str) -> Any:
        """The data in long form, with derived ids; `name` is the file name of the map."""
        data = normalize(self.read.data, FieldShape(part=Journey))
        if isinstance(data, dict):
            fill_ids(data, name)
        return data

    @cached_property
    def counted(self) -> Counter[tuple[str, str]]:
        """The number of occurrences of each text with its key, and of each comment."""
        facts = (fact for fact in _facts("", self.long) if fact[0] in TEXTS)
        return Counter([*facts, *(("#", comment.text) for comment in self.read.comments)])

    def says(self, data: Any) -> bool:
        """Whether it has exactly this data, in short or long form."""
        return bool(_filled(self.long) == _filled(normalize(data, FieldShape(part=Journey))))


VersionReader: TypeAlias = Callable[[str], MapVersion]


def _reading(name: str, max_size: int) -> VersionReader:
    """A reader of texts of the map `name`."""
    reader = DiskReader(max_size)

    def read(text: str) -> MapVersion:
        found = _read_version(text, max_size)
        try:
            journey = load_text(found, name, reader, max_size, repairs=0).journey
        except JourneymapError as error:
            return MapVersion(found, problems=error.problems if isinstance(error, InvalidJourneyError) else ())
        return MapVersion(found, is_map=True, problems=[*unresolved(Analysis(journey))])

    return read


def _read_version(text: str, max_size: int) -> YamlText:
    """Parse a version. Values are in normal form C, because the same letter may be encoded in two ways."""
    found = read_yaml(text.encode(errors="surrogateescape"), max_size)
    return found if is_normalized("NFC", text) else found._replace(data=_composed(found.data))


def _composed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_composed(value) for value in data]
    return nfc("NFC", data) if isinstance(data, str) else data


def _keeps(base: MapVersion, side: MapVersion, other: MapVersion, merged: MapVersion, *, is_clean: bool) -> bool:
    """Whether the result has every text of a side except those that the other removed, and none that the side removed.

    Texts and comments are looked up regardless of where they are, as they may have been moved. Those that occur several
    times in a version are ignored. If there are conflicts, texts that the side removed may be back from the other side.
    """
    old, mine, yours, result = (version.counted for version in (base, side, other, merged))
    for fact in old.keys() | mine.keys():
        if max(old[fact], mine[fact], yours[fact]) == 1:
            is_lost = mine[fact] and not result[fact] and not (old[fact] and not yours[fact])
            is_back = old[fact] and not mine[fact] and result[fact] and is_clean
            if is_lost or is_back:
                return False
    return True


def _facts(key: str, data: Any) -> Iterator[tuple[str, str]]:
    """Each text with its key."""
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(data, dict):
        parts = data.items()
    elif isinstance(data, list):
        parts = ((key, each) for each in data)
    elif isinstance(data, str):
        yield key, data
    for name, value in parts:
        yield from _facts(name, value)


def _filled(data: Any) -> Any:
    """The data without empty values."""
    if isinstance(data, dict):
        filled = {key: _filled(value) for key, value in data.items()}
        return {key: value for key, value in filled.items() if value not in (None, [], {})}
    return [_filled(value) for value in data] if isinstance(data, list) else data


MOST_ROUNDS: Final = 10
"""More than one round may be needed, as values that refer to a part in a conflict have to be in conflict too."""


class MapMerge(NamedTuple):
    """Three versions of the map `name`, and a function that reads a merged text."""

    name: str
    read: VersionReader
    texts: Sequence[str]
    versions: Sequence[MapVersion]

    @classmethod
    def of(cls, name: str, max_size: int, texts: Sequence[str]) -> "MapMerge":
        """Read the base, ours and theirs."""
        read = _reading(name, max_size)
        base, *sides = texts
        return cls(name, read, texts, [MapVersion(_read_version(base, max_size)), *map(read, sides)])

    @property
    def is_known(self) -> bool:
        """Whether both sides are maps."""
        return all(version.is_map for version in self.versions[1:])

    def pieces(self) -> Pieces:
        """The merged text; if merging fails, the whole text as one conflict."""
        roots = (_root(self.versions[0]), _root(self.versions[1]), _root(self.versions[2]))
        try:
            return self._merged(roots) or [ConflictHunk.of(self.texts)]
        except BlockError:
            return [ConflictHunk.of(self.texts)]

    def _merged(self, roots: BlockVersions) -> Pieces:
        """The text, with conflicts where both sides changed something or it would not load; empty if that fails."""
        known, stuck = NOTHING_CONTESTED, frozenset[str]()
        for _ in range(MOST_ROUNDS):
            merge = BlockMerge(roots, known, stuck)
            merged, before = merge.merged(), (known, stuck)
            stuck |= merge.caught
            if stuck == before[1]:
                results = self._results(merged)
                if results and not any([*self._new(result.problems)] for result in results):
                    return merged.pieces if self._keep_all(results) else ()
                known |= self._contested(results)
                if (known, stuck) == before:
                    break
        return ()

    def _contested(self, results: Sequence[MapVersion]) -> Contested:
        """The values that the new problems of the results are about."""
        data = [version.with_ids(self.name) for version in self.versions]
        found = NOTHING_CONTESTED
        for result in results:
            found |= contested(self._new(result.problems), result.long, data)
        return found

    def _results(self, merged: Merged) -> Sequence[MapVersion]:
        """The text as ours and as theirs, or once if it has no conflicts; empty if the data are not as expected."""
        wanted = [(all_ours(merged.pieces), merged.ours), (all_theirs(merged.pieces), merged.theirs)]
        found = []
        for text, data in wanted if conflict_hunks(merged.pieces) else wanted[:1]:
            version = self.read(text)
            if not version.says(data[0] if data else None):
                return ()
            found.append(version)
        return found

    def _new(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """The problems that neither side has."""
        before = {(problem.rule, problem.message) for version in self.versions[1:] for problem in version.problems}
        return (problem for problem in problems if (problem.rule, problem.message) not in before)

    def _keep_all(self, results: Sequence[MapVersion]) -> bool:
        base, ours, theirs = self.versions
        is_clean = len(results) == 1
        sides = ((ours, theirs, results[0]), (theirs, ours, results[-1]))
        return all(_keeps(base, side, other, result, is_clean=is_clean) for side, other, result in sides)


def _root(version: MapVersion) -> Block | None:
    return whole(version.read) if version.read.data is not None else None
