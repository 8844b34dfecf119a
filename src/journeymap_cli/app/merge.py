"""Merging three versions of a map into one."""

from collections.abc import Iterator
from os import PathLike, fspath
from typing import NamedTuple

from journeymap_cli.app.sources import FailedSource, MapSource, version_file
from journeymap_cli.errors import JourneymapError
from journeymap_cli.merge.merging import Merging
from journeymap_cli.yamlsource.text import MAX_SIZE


class MergedMap(NamedTuple):
    """The merged file. If it is not clean, it contains the conflicts between git's markers.

    `conflicts` says what clashes with what, one line each, with the file and the line in `content`.
    """

    content: bytes
    is_clean: bool
    conflicts: tuple[str, ...] = ()


class MergeVersions(NamedTuple):
    """The common ancestor and the two versions to merge."""

    base: MapSource
    ours: MapSource
    theirs: MapSource

    def invalid(self) -> Iterator[FailedSource]:
        """Read each version; yield those that are not valid maps."""
        for version in self:
            try:
                version.version()
            except JourneymapError as error:
                yield FailedSource(version, error)

    def merged(self) -> MergedMap:
        """The merge of the versions as they were read, with the comments and the layout of ours."""
        base, ours, theirs = self
        merging = Merging(ours.name, (ours.name, base.name, theirs.name), max_size=ours.max_size)
        return MergedMap(*merging.merge(base.raw, ours.raw, theirs.raw))


def merge_versions(base: str, ours: str, theirs: str, max_size: int = MAX_SIZE) -> MergeVersions:
    """The versions in three files, not read yet."""
    return MergeVersions(*(version_file(name, max_size) for name in (base, ours, theirs)))


def merge_maps(
    base: str | PathLike[str], ours: str | PathLike[str], theirs: str | PathLike[str], *, max_size: int = MAX_SIZE
) -> MergedMap:
    """Merge two versions of a map by meaning, given the version that both started from. Nothing is written.

    Raises InvalidJourneyError and UnreadableError for the first version that is not a valid map.
    """
    versions = merge_versions(fspath(base), fspath(ours), fspath(theirs), max_size)
    for failed in versions.invalid():
        raise failed.error
    return versions.merged()
