"""Pairs of versions to compare: two files, or the files of two revisions, the index or the work tree."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.discover import STDIN, YAML, is_own_map
from journeymap_cli.app.sources import MapSource, in_revision, nothing, version_file
from journeymap_cli.errors import GitError, UnreadableError, UsageError
from journeymap_cli.load.reader import read_bounded
from journeymap_cli.revisions import INDEX, Moved, Repository

HEAD = "HEAD"
ABBREVIATED = 10


@dataclass(frozen=True)
class VersionRequest:
    """The versions to compare: two `files`, or `paths` in `revisions` (none, one, two, or one range).

    With `staged`, the new version is the one in the index.
    """

    files: tuple[str, str] | None = None
    revisions: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    staged: bool = False


def blob(word: str) -> tuple[str, str] | None:
    """The revision and path in a word such as `HEAD:maps/pay.yaml`; None for other words."""
    revision, colon, path = word.partition(":")
    return (revision, path) if colon and path and not os.path.lexists(word) else None


class Pair(NamedTuple):
    """Two versions of one map. `file` is the path of the new one on this machine, or empty if it is not there."""

    old: MapSource
    new: MapSource
    file: str = ""


class RevisionSide(NamedTuple):
    """The source of versions: a commit, the index, or None for the work tree. `label` is its name as typed."""

    repository: Repository
    revision: str | None
    label: str = ""

    def version(self, path: str | None, max_size: int) -> MapSource:
        """The version of a file; an empty version for None."""
        if path is None:
            return nothing(max_size)
        if self.revision is None:
            return version_file(self.file(path), max_size)
        return in_revision(self.repository, self.revision, self.label, path, max_size)

    def file(self, path: str) -> str:
        """The path of a file of the work tree, relative to the current folder."""
        return os.path.relpath(self.repository.top / path)

    def has(self, path: str) -> bool:
        """Whether the file exists."""
        if self.revision is None:
            return (self.repository.top / path).is_file()
        return self.repository.has(self.revision, path)

    def read(self, path: str, max_size: int) -> bytes:
        """The bytes of a file; empty if it cannot be read."""
        try:
            if self.revision is None:
                return read_bounded(self.repository.top / path, max_size)
            return self.repository.read(self.revision, path, max_size)
        except (OSError, GitError, UnreadableError):
            return b""


def file_pair(old: str, new: str, max_size: int) -> Pair:
    """Two files, or two `REV:path`. Raises UsageError, GitError."""
    if old == new == STDIN:
        raise UsageError("standard input can be read only once")
    if old == new == os.devnull:
        raise UsageError("there is nothing to compare")
    return Pair(_version(old, max_size), _version(new, max_size), "" if blob(new) else new)


def _version(word: str, max_size: int) -> MapSource:
    named = blob(word)
    if named is None:
        return version_file(word, max_size)
    repository, (revision, path) = Repository(Path()), named
    if path.startswith(("./", "../")):
        path = os.path.normpath(repository.prefix + path)
    commit = repository.commit(revision) if revision else INDEX
    return in_revision(repository, commit, revision, path, max_size)


class Pairs(NamedTuple):
    """Pairs of versions from two sides."""

    old: RevisionSide
    new: RevisionSide
    max_size: int

    def file(self, name: str) -> Pair:
        """The two versions of one file, which may have been renamed. Raises UsageError, GitError."""
        path = self.old.repository.inside(name)
        old, new = (path if side.has(path) else None for side in (self.old, self.new))
        if old is None and new is None:
            raise UsageError(f"'{name}' is in neither version")
        if old is None or new is None:
            for moved in self._moves():
                if path in moved and None not in moved:
                    old, new = moved
        return self._pair(Moved(old, new), name if new == path else None)

    def below(self, name: str | None) -> Iterator[Pair]:
        """Each map below a folder, or in the whole repository, that may have changed."""
        scope = self.old.repository.inside(name) if name else ""
        moves = [moved for moved in self._moves() if any(path and path.endswith(YAML) for path in moved)]
        maps = [moved for moved in moves if self._is_map(moved)]
        if len(maps) < len(moves):
            maps += self._importing({path for moved in maps for path in moved if path})
        for moved in sorted(maps, key=lambda moved: moved.new or moved.old or ""):
            if any(path and (not scope or path.startswith(f"{scope}/")) for path in moved):
                yield self._pair(moved, None)

    def _moves(self) -> list[Moved]:
        if self.old.revision is None:
            raise UsageError("the old version is a revision")
        return self.old.repository.moves(self.old.revision, self.new.revision)

    def _pair(self, moved: Moved, name: str | None) -> Pair:
        new = self.new.version(moved.new, self.max_size)
        if name and self.new.revision is None:
            new = version_file(name, self.max_size)
        file = name or (self.new.file(moved.new) if moved.new else "")
        return Pair(self.old.version(moved.old, self.max_size), new, file)

    def _is_map(self, moved: Moved) -> bool:
        sides = ((self.old, moved.old), (self.new, moved.new))
        return any(path and _is_map(path, side.read(path, self.max_size)) for side, path in sides)

    def _importing(self, known: set[str]) -> Iterator[Moved]:
        """Maps that did not change themselves, but import files that may have."""
        for path in self.new.repository.files(self.new.revision):
            if path.endswith(YAML) and path not in known and self.old.has(path):
                raw = self.new.read(path, self.max_size)
                if b"imports" in raw and _is_map(path, raw):
                    yield Moved(path, path)


def _is_map(path: str, raw: bytes) -> bool:
    return is_own_map(path.rpartition("/")[2], lambda: raw)


def pairs(request: VersionRequest, max_size: int) -> Pairs:
    """The two sides of a request. Raises GitError."""
    first = next((path for path in request.paths if os.path.lexists(path)), "")
    folder = Path(first) if Path(first).is_dir() else Path(first).parent
    repository = Repository(folder)
    old, new = _sides(repository, request.revisions, staged=request.staged)
    return Pairs(old, new, max_size)


def _sides(repository: Repository, revisions: tuple[str, ...], *, staged: bool) -> tuple[RevisionSide, RevisionSide]:
    def side(name: str) -> RevisionSide:
        return RevisionSide(repository, repository.commit(name or HEAD), name or HEAD)

    if len(revisions) == 2:
        return side(revisions[0]), side(revisions[1])
    changed = RevisionSide(repository, INDEX if staged else None)
    if not revisions:
        return RevisionSide(repository, repository.head(), HEAD), changed
    only = revisions[0]
    if "..." in only:
        start, _, end = only.partition("...")
        base = repository.merge_base(start or HEAD, end or HEAD)
        return RevisionSide(repository, base, base[:ABBREVIATED]), side(end)
    if ".." in only:
        start, _, end = only.partition("..")
        return side(start), side(end)
    return side(only), changed
