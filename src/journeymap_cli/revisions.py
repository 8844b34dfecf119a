"""Files of a repository as they were: read from its store, nothing checked out and no program of its own run."""

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.errors import GitError, MissingFileError, OutsideFolderError, UnreadableError
from journeymap_cli.git import run

INDEX: Final = ""
"""In place of a revision: what is staged."""

NO_PROGRAMS: Final = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
FILTERS: Final = r"^filter\..*\.(clean|smudge|process|required)$"


class Moved(NamedTuple):
    """A path that differs between two versions: None on the side where it is not."""

    old: str | None
    new: str | None


@dataclass(frozen=True)
class Repository:
    """A repository and a folder of it; paths are relative to its top, with slashes."""

    folder: Path

    @cached_property
    def top(self) -> Path:
        """The top of the work tree. Raises GitFailed."""
        return Path(_text(run(self.folder, "rev-parse", "--show-toplevel")))

    @cached_property
    def prefix(self) -> str:
        """The folder below the top: `maps/`, or nothing."""
        return _text(run(self.folder, "rev-parse", "--show-prefix"))

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises GitFailed in git's words."""
        if found := self._parse(f"{revision}^{{commit}}"):
            return found
        raise GitError(f"there is no revision '{revision}' here")

    def head(self) -> str:
        """The commit that work goes on from; before the first one, the tree without a file. Raises GitFailed."""
        if self._parse("HEAD"):
            return self.commit("HEAD")
        return _text(run(self.folder, "hash-object", "-t", "tree", os.devnull))

    def _parse(self, name: str) -> str:
        """The id that a name stands for, nothing where it stands for none. Raises GitFailed."""
        try:
            return _text(run(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
        except GitError as error:
            if str(error) != "git rev-parse failed":
                raise
            return ""

    def is_revision(self, word: str) -> bool:
        """Whether a word names a commit."""
        try:
            return bool(self.commit(word))
        except GitError:
            return False

    def merge_base(self, one: str, other: str) -> str:
        """The commit where two went apart. Raises GitFailed."""
        commits = self.commit(one), self.commit(other)
        try:
            return _text(run(self.folder, "merge-base", *commits))
        except GitError as error:
            why = str(error) if "fatal" in str(error) else f"'{one}' and '{other}' have no commit in common here"
            hint = "; this clone is shallow: git fetch --unshallow" if self._is_shallow() else ""
            raise GitError(f"{why}{hint}") from error

    def _is_shallow(self) -> bool:
        return _text(run(self.folder, "rev-parse", "--is-shallow-repository")) == "true"

    def inside(self, name: str) -> str:
        """The path of a file of this machine. Raises OutsideFolder."""
        place = Path(os.path.realpath(Path(name).parent)) / Path(name).name
        if Path(name).name in {"", "..", "."} or Path(name).is_dir():
            place = Path(os.path.realpath(name))
        top = Path(os.path.realpath(self.top))
        if not place.is_relative_to(top):
            raise OutsideFolderError(f"'{name}' lies outside the repository '{top}'")
        return "" if place == top else place.relative_to(top).as_posix()

    def has(self, revision: str, path: str) -> bool:
        """Whether a commit, or the index, holds a file."""
        try:
            return run(self.folder, "cat-file", "-t", f"{revision}:{path}").strip() == b"blob"
        except GitError:
            return False

    def read(self, revision: str, path: str, most: int) -> bytes:
        """A file as a commit, or the index, has it. Raises Unreadable, GitFailed."""
        spec = f"{revision}:{path}"
        size = int(run(self.folder, "cat-file", "-s", spec))
        if size > most:
            raise UnreadableError(f"'{spec}' has {size:,} bytes, the limit is {most:,}: raise it with --max-size")
        return run(self.folder, "cat-file", "blob", spec)

    def files(self, revision: str | None) -> list[str]:
        """All files of a commit, of the index, or None for those of the index in the work tree."""
        if revision:
            listed = run(self.top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision)
        else:
            listed = run(self.top, "ls-files", "-z")
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    def moves(self, old: str, new: str | None) -> list[Moved]:
        """What differs between two commits, a commit and the index, or None for the work tree; renames are one."""
        words = {None: [old], INDEX: ["--cached", old]}.get(new, [old, new or ""])
        listed = run(self.top, *self._no_filters(), "diff", "--name-status", "-z", "-M", *NO_PROGRAMS, *words, "--")
        return list(_moves(iter([os.fsdecode(part) for part in listed.split(b"\0") if part])))

    def _no_filters(self) -> list[str]:
        """Settings that keep git from running what the repository names as filters of files."""
        try:
            listed = run(self.folder, "config", "--name-only", "-z", "--get-regexp", FILTERS)
        except GitError:
            return []
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        return [word for name in names for word in ("-c", f"{name}={'false' if name.endswith('required') else ''}")]


def _moves(parts: Iterator[str]) -> Iterator[Moved]:
    for status in parts:
        first = next(parts)
        if status[0] in "RC":
            yield Moved(first if status[0] == "R" else None, next(parts))
        else:
            yield Moved(None if status == "A" else first, None if status == "D" else first)


@dataclass
class RevisionReader:
    """Reads what a map names from the commit, or the index, that the map comes from; keeps what it read."""

    repository: Repository
    revision: str
    label: str
    """What stands before the colon in names: `HEAD`."""

    max_size: int
    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        folder = posixpath.dirname(base.removeprefix(f"{self.label}:"))
        place = posixpath.normpath(posixpath.join(folder, path))
        if place.startswith(("../", "/")) or place == "..":
            raise OutsideFolderError(place)
        name = f"{self.label}:{place}"
        try:
            self.contents[name] = self.repository.read(self.revision, place, self.max_size)
        except GitError as error:
            raise MissingFileError(name) from error
        return name, self.contents[name]


def _text(said: bytes) -> str:
    return os.fsdecode(said).removesuffix("\n")
