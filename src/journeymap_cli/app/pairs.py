"""Pairs of versions to compare: two files, or the files of two revisions, the index or the work tree."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.discover import STDIN, YAML, is_own_map
from journeymap_cli.app.sides import RevisionSide
from journeymap_cli.app.sources import MapSource, in_revision, version_file
from journeymap_cli.errors import GitError, InvalidJourneyError, UnreadableError, UsageError
from journeymap_cli.load.reader import DiskReader, real
from journeymap_cli.phrases import counted
from journeymap_cli.revisions import INDEX, Moved, Repository

HEAD = "HEAD"
ABBREVIATED = 10
FETCH = "git submodule init and update fetch them"


@dataclass(frozen=True)
class VersionRequest:
    """The versions to compare: two `files`, or `paths` in `revisions` (none, one, two, or one range).

    With `staged`, the new version is the one in the index. `counterpart` is a map to compare with the map of the other
    state.
    """

    files: tuple[str, str] | None = None
    counterpart: str | None = None
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


class SubmoduleMove(NamedTuple):
    """A submodule that differs. Its maps are in the preceding `pairs` pairs; `error` is why they cannot be compared.

    `commits` is the number of commits by which the sides differ, None for a submodule that was added or removed.
    """

    path: str
    commits: int | None = 0
    pairs: int = 0
    error: str = ""

    def text(self, changed: int) -> str:
        """A line about the move, with the number of changed maps: `maps/: 3 commits, 1 map changed`."""
        moved = "" if not self.commits else f"{counted(self.commits, 'commit')}, "
        return f"{self.path}/: {moved}{counted(changed, 'map') if changed else 'no map'} changed"


def file_pair(old: str, new: str, max_size: int) -> Pair:
    """Two files, or two `REV:path`. Raises UsageError, GitError."""
    if old == new == STDIN:
        raise UsageError("standard input can be read only once")
    if old == new == os.devnull:
        raise UsageError("there is nothing to compare")
    return Pair(_version(old, max_size), _version(new, max_size), "" if blob(new) else new)


def counterpart_pair(word: str, max_size: int) -> Pair:
    """A map and its `counterpart`. The map of the future is the new version, whichever was named.

    A map that cannot be loaded is paired with itself, so that comparing reports why. Raises UsageError, GitError.
    """
    named = _version(word, max_size)
    try:
        journey = named.document().journey
    except (InvalidJourneyError, UnreadableError):
        return Pair(named, named)
    if journey.counterpart is None:
        raise UsageError(f"'{word}' has no counterpart: add counterpart: with the path of the map of the other state")
    revision, path = blob(word) or ("", word)
    folder = os.path.dirname(path)  # noqa: PTH120 - may be a path in a revision
    place = os.path.normpath(os.path.join(folder, journey.counterpart))  # noqa: PTH118 - the same
    if revision:
        other = _version(f"{revision}:{place}", max_size)
    else:
        other = version_file(place, max_size, DiskReader(max_size, real(Path(folder))))
    if journey.state == "future":
        return Pair(other, named, "" if revision or word == STDIN else word)
    return Pair(named, other, "" if revision else place)


def _version(word: str, max_size: int) -> MapSource:
    named = blob(word)
    if named is None:
        return version_file(word, max_size)
    repository, (revision, path) = Repository(Path()), named
    if path.startswith(("./", "../")):
        path = os.path.normpath(repository.prefix + path)
    commit = repository.commit(revision) if revision else INDEX
    return in_revision(repository, commit, f"{revision}:", path, max_size)


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
                if path in moved[:2] and None not in moved[:2]:
                    old, new, _ = moved
        return self._pair(Moved(old, new), name if new == path else None)

    def is_folder(self, name: str) -> bool:
        """Whether a path is a folder: on the disk, or in a version. Raises UsageError, GitError."""
        if Path(name).is_dir():
            return True
        path = self.old.repository.inside(name)
        revisions = [INDEX if side.revision is None else side.revision for side in (self.old, self.new)]
        return any(self.old.repository.kind(revision, path) == "tree" for revision in revisions)

    def below(self, name: str | None) -> Iterator[Pair | SubmoduleMove]:
        """Each map below a folder, or in the whole repository, that may have changed."""
        scope = self.old.repository.inside(name) if name else ""
        found = self._moves()
        moves = [
            moved for moved in found if not moved.commits and any(path and path.endswith(YAML) for path in moved[:2])
        ]
        maps = [moved for moved in moves if self._is_map(moved)]
        if len(maps) < len(moves):
            maps += self._importing({path for moved in maps for path in moved[:2] if path})
        for moved in sorted(maps, key=lambda moved: moved.new or moved.old or ""):
            if any(path and (not scope or path.startswith(f"{scope}/")) for path in moved[:2]):
                yield self._pair(moved, None)
        for path, commits in self._submodules(found).items():
            if not scope or f"{path}/".startswith(f"{scope}/"):
                yield from self._submodule(path, *commits)

    def _submodules(self, moves: list[Moved]) -> dict[str, tuple[str, str]]:
        """The commits of both sides of each submodule that may differ, by path. In the work tree, any submodule may."""
        moved = {each.new or each.old or "": each.commits for each in moves if each.commits}
        if self.new.revision is not None:
            return moved
        return {path: (commit, commit) for path, commit in self.new.repository.submodules().items()} | moved

    def _submodule(self, path: str, old: str, new: str) -> Iterator[Pair | SubmoduleMove]:
        """The pairs of a submodule, followed by its move."""
        folder = self.old.repository.top / path
        here = Repository(folder)
        inner = f"{self.old.inner}{path}"
        try:
            if not (folder / ".git").exists():
                raise GitError("the submodule is not checked out")
            before, after = (here.commit(commit) if commit.strip("0") else "" for commit in (old, new))
            is_work_tree = self.new.revision is None and bool(new)
            after = after or (here.head() if is_work_tree else here.nothing())
            sides = (before or here.nothing(), None if is_work_tree else after)
            labels = (self.old.label, self.new.label)
            old_side, new_side = (
                RevisionSide(here, side, label, f"{inner}/") for side, label in zip(sides, labels, strict=True)
            )
            pairs = list(Pairs(old_side, new_side, self.max_size).below(None))
            commits = here.distance(before, after) if before and new else None
        except GitError:
            if old != new:
                yield SubmoduleMove(
                    inner, error=f"the submodule '{inner}' moved, but its commits are not here: {FETCH}"
                )
            return
        yield from pairs
        if pairs or commits != 0:
            yield SubmoduleMove(inner, commits, len(pairs))

    def _moves(self) -> list[Moved]:
        if self.old.revision is None:
            raise UsageError("the old version is a revision")
        return self.old.repository.moves(self.old.revision, self.new.revision)

    def _pair(self, moved: Moved, name: str | None) -> Pair:
        new = self.new.version(moved.new, self.max_size, name or "")
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
    if not any(".." in name for name in revisions) and not repository.has_work_tree:
        raise GitError("there is no work tree here: name two revisions, such as HEAD~1 HEAD")
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
