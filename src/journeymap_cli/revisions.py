"""Files of a repository at a revision, read from its object store: nothing is checked out, none of its programs run."""

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
"""Instead of a revision: what is staged."""

NO_PROGRAMS: Final = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
"""Options of `git diff` against programs that the repository configures."""

FILTERS: Final = r"^filter\..*\.(clean|smudge|process|required)$"
"""The configuration of programs that git runs on the content of files."""


class Moved(NamedTuple):
    """A path that differs between two versions; None on the side without it."""

    old: str | None
    new: str | None


@dataclass(frozen=True)
class Repository:
    """A repository, and a folder in it. Paths are relative to its top, with slashes."""

    folder: Path

    @cached_property
    def top(self) -> Path:
        """The top of the work tree. Raises GitError."""
        return Path(_text(run(self.folder, "rev-parse", "--show-toplevel")))

    @cached_property
    def prefix(self) -> str:
        """The path of the folder, with a slash: `maps/`; empty at the top. Raises GitError."""
        return _text(run(self.folder, "rev-parse", "--show-prefix"))

    def commit(self, revision: str) -> str:
        """The id of the commit of a revision. Raises GitError."""
        if found := self._parse(f"{revision}^{{commit}}"):
            return found
        raise GitError(f"there is no revision '{revision}' here")

    def head(self) -> str:
        """The id of the current commit; before the first one, that of the empty tree. Raises GitError."""
        if self._parse("HEAD"):
            return self.commit("HEAD")
        return _text(run(self.folder, "hash-object", "-t", "tree", os.devnull))

    def _parse(self, name: str) -> str:
        """The id of what a name refers to, empty if to nothing. Raises GitError."""
        try:
            return _text(run(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
        except GitError as error:
            if error.output:  # with --quiet, git says nothing of an unknown name
                raise
            return ""

    def is_revision(self, word: str) -> bool:
        """Whether a word refers to a commit."""
        try:
            return bool(self.commit(word))
        except GitError:
            return False

    def merge_base(self, one: str, other: str) -> str:
        """The commit where two branches diverged. Raises GitError."""
        commits = self.commit(one), self.commit(other)
        try:
            return _text(run(self.folder, "merge-base", *commits))
        except GitError as error:
            why = error.output if "fatal" in error.output else f"'{one}' and '{other}' have no commit in common here"
            hint = "; this clone is shallow: git fetch --unshallow" if self._is_shallow() else ""
            raise GitError(f"{why}{hint}") from error

    def _is_shallow(self) -> bool:
        return _text(run(self.folder, "rev-parse", "--is-shallow-repository")) == "true"

    def inside(self, name: str) -> str:
        """The path of a file on the disk. Raises OutsideFolderError."""
        # Links to folders are followed, but not a link to a file: the repository stores that itself.
        place = Path(os.path.realpath(Path(name).parent)) / Path(name).name
        if Path(name).name in {"", "..", "."} or Path(name).is_dir():
            place = Path(os.path.realpath(name))
        top = Path(os.path.realpath(self.top))
        if not place.is_relative_to(top):
            raise OutsideFolderError(f"'{name}' is outside of the repository '{top}'")
        return "" if place == top else place.relative_to(top).as_posix()

    def has(self, revision: str, path: str) -> bool:
        """Whether a commit, or the index, contains a file."""
        try:
            return run(self.folder, "cat-file", "-t", f"{revision}:{path}").strip() == b"blob"
        except GitError:
            return False

    def read(self, revision: str, path: str, most: int) -> bytes:
        """The bytes of a file in a commit or the index. Raises UnreadableError, GitError."""
        spec = f"{revision}:{path}"
        size = int(run(self.folder, "cat-file", "-s", spec))
        if size > most:
            raise UnreadableError(f"'{spec}' has {size:,} bytes, the limit is {most:,}: raise it with --max-size")
        return run(self.folder, "cat-file", "blob", spec)

    def files(self, revision: str | None) -> list[str]:
        """All files of a commit; for INDEX or None, those of the index. Raises GitError."""
        if revision:
            listed = run(self.top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision)
        else:
            listed = run(self.top, "ls-files", "-z")
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    def moves(self, old: str, new: str | None) -> list[Moved]:
        """The paths that differ between a commit and another one, INDEX, or None for the work tree. Raises GitError."""
        sides = {None: [old], INDEX: ["--cached", old]}.get(new, [old, new or ""])
        listed = run(self.top, *self._no_filters(), "diff", "--name-status", "-z", "-M", *NO_PROGRAMS, *sides, "--")
        return list(_moves(iter([os.fsdecode(part) for part in listed.split(b"\0") if part])))

    def _no_filters(self) -> list[str]:
        """Options that keep git from running the filters that the repository configures."""
        try:
            listed = run(self.folder, "config", "--name-only", "-z", "--get-regexp", FILTERS)
        except GitError:
            return []
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        return [word for name in names for word in ("-c", f"{name}={'false' if name.endswith('required') else ''}")]


def _moves(parts: Iterator[str]) -> Iterator[Moved]:
    """Parse the output of `git diff --name-status -z`: a status and a path, or two for a rename or copy."""
    for status in parts:
        first = next(parts)
        if status[0] in "RC":
            yield Moved(first if status[0] == "R" else None, next(parts))
        else:
            yield Moved(None if status == "A" else first, None if status == "D" else first)


@dataclass
class RevisionReader:
    """Reads the files that a map names from the commit, or the index, of the map, and keeps what it read."""

    repository: Repository
    revision: str
    label: str
    """What names have before the colon: `HEAD`."""

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


def _text(output: bytes) -> str:
    return os.fsdecode(output).removesuffix("\n")
