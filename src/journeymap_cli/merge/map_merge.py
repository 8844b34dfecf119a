"""The merge of three versions of a map, tried until it holds: it loads, and has all that both sides have."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.merge.contested import NOTHING_CONTESTED, Contested, contested
from journeymap_cli.merge.identity import BlockVersions
from journeymap_cli.merge.merge_blocks import BlockMerge
from journeymap_cli.merge.merged import Merged
from journeymap_cli.merge.verification import MapVersion, VersionReader, keeps, read_version, reading
from journeymap_cli.problem import Problem
from journeymap_cli.rewrite.blocks import Block, whole
from journeymap_cli.rewrite.pieces import CannotWeaveError, ConflictHunk, Pieces, all_ours, all_theirs, conflict_hunks

MOST_ROUNDS: Final = 10
"""What is put between marks may be what another part refers to, which then has to be between marks too."""


class MapMerge(NamedTuple):
    """Three versions of the map `name`, and how to read a merged one."""

    name: str
    read: VersionReader
    texts: Sequence[str]
    versions: Sequence[MapVersion]

    @classmethod
    def of(cls, name: str, max_size: int, texts: Sequence[str]) -> "MapMerge":
        """Read the base, ours and theirs."""
        read = reading(name, max_size)
        base, *sides = texts
        return cls(name, read, texts, [MapVersion(read_version(base, max_size)), *map(read, sides)])

    @property
    def is_known(self) -> bool:
        """Whether both sides are maps."""
        return all(version.is_map for version in self.versions[1:])

    def pieces(self) -> Pieces:
        """The merged text; one conflict if there is no better way."""
        roots = (_root(self.versions[0]), _root(self.versions[1]), _root(self.versions[2]))
        try:
            return self._merged(roots) or [ConflictHunk.of(self.texts)]
        except CannotWeaveError:
            return [ConflictHunk.of(self.texts)]

    def _merged(self, roots: BlockVersions) -> Pieces:
        """The text with what both sides changed between marks, and whatever would not load; empty if that fails."""
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
        """What the problems of the results are about."""
        data = [version.with_ids(self.name) for version in self.versions]
        found = NOTHING_CONTESTED
        for result in results:
            found |= contested(self._new(result.problems), result.long, data)
        return found

    def _results(self, merged: Merged) -> Sequence[MapVersion]:
        """The text as ours and as theirs, or once if it has no conflicts; nothing if it does not say what it should."""
        wanted = [(all_ours(merged.pieces), merged.ours), (all_theirs(merged.pieces), merged.theirs)]
        found = []
        for text, data in wanted if conflict_hunks(merged.pieces) else wanted[:1]:
            version = self.read(text)
            if not version.says(data[0] if data else None):
                return ()
            found.append(version)
        return found

    def _new(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """Those that no side has."""
        before = {(problem.rule, problem.message) for version in self.versions[1:] for problem in version.problems}
        return (problem for problem in problems if (problem.rule, problem.message) not in before)

    def _keep_all(self, results: Sequence[MapVersion]) -> bool:
        base, ours, theirs = self.versions
        is_clean = len(results) == 1
        sides = ((ours, theirs, results[0]), (theirs, ours, results[-1]))
        return all(keeps(base, side, other, result, is_clean=is_clean) for side, other, result in sides)


def _root(version: MapVersion) -> Block | None:
    return whole(version.read) if version.read.data is not None else None
