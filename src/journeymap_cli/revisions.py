"""Files of a repository at a revision. They are read from its object store: nothing is checked out or executed."""

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.errors import GitError, MissingFileError, OutsideFolderError, UnreadableError
from journeymap_cli.git import run
from journeymap_cli.regexes import regex

INDEX: Final = ""
"""Instead of a revision, the index: the staged files."""

NO_PROGRAMS: Final = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty")
"""Options that keep `git diff` from running programs that the repository or a submodule configures."""

RENAMES: Final = ("-M", "-M100%")
"""How to find renames. The second option does not read files, which a partial clone may lack."""

HUNK: Final = regex(rb"(?m)^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
"""The first line and the number of lines in the new version; a number that is left out means 1."""

SUBMODULE: Final = "160000"
"""The mode of a submodule in a tree."""

PROMISES: Final = r"^(remote\..*\.promisor|extensions\.partialclone)$"
FILTERS: Final = r"^filter\..*\.(clean|smudge|process|required)$"
"""The configuration of programs that git runs on the content of files."""


class Moved(NamedTuple):
    """A path that differs between two versions; None on the side without it.

    For a submodule, `commits` are those of both sides: empty on the side without it, zeros for the work tree.
    """

    old: str | None
    new: str | None
    commits: tuple[str, str] | None = None


class MissingObjectError(GitError):
    """A file is not in this partial clone. Git would fetch it, by programs and from places that it configures."""


@dataclass(frozen=True)
class Repository:
    """A repository, and a folder in it. Paths are relative to its top, with slashes."""

    folder: Path

    @cached_property
    def has_work_tree(self) -> bool:
        """Whether the folder is in a work tree, and not in a bare repository. Raises GitError."""
        return _text(run(self.folder, "rev-parse", "--is-inside-work-tree")) == "true"

    @cached_property
    def top(self) -> Path:
        """The top of the work tree; without one, the folder of the repository. Raises GitError."""
        place = "--show-toplevel" if self.has_work_tree else "--absolute-git-dir"
        return Path(_text(run(self.folder, "rev-parse", place)))

    @cached_property
    def is_partial(self) -> bool:
        """Whether objects may be missing that the remote repository promises to have."""
        try:
            return bool(run(self.folder, "config", "--get-regexp", PROMISES))
        except GitError:
            return False

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
        return self.commit("HEAD") if self._parse("HEAD") else self.nothing()

    def nothing(self) -> str:
        """The id of the empty tree. Raises GitError."""
        return _text(run(self.folder, "hash-object", "-t", "tree", os.devnull))

    def distance(self, old: str, new: str) -> int:
        """The number of commits by which two differ. Raises GitError."""
        return int(run(self.folder, "rev-list", "--count", f"{old}...{new}"))

    def _parse(self, name: str) -> str:
        """The id of what a name refers to, empty if to nothing. Raises GitError."""
        try:
            return _text(run(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
        except GitError as error:
            if error.output:  # with --quiet, git prints nothing about an unknown name
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
            raise OutsideFolderError(f"'{name}' is outside the repository '{top}'")
        return "" if place == top else place.relative_to(top).as_posix()

    def kind(self, revision: str, path: str) -> str:
        """The type of a path in a commit or the index: blob, tree or commit (a submodule); empty if it does not exist.

        Raises GitError.
        """
        if revision:
            listed = run(self.top, "ls-tree", "-z", "--full-tree", revision, "--", path)
            return listed.split(b" ", 2)[1].decode() if listed else ""
        listed = run(self.top, "ls-files", "-z", "--stage", "--", path)
        if not listed.partition(b"\0")[0].endswith(b"\t" + os.fsencode(path)):
            return "tree" if listed else ""
        return "commit" if listed.startswith(SUBMODULE.encode()) else "blob"

    def has(self, revision: str, path: str) -> bool:
        """Whether a commit, or the index, contains a file. Raises GitError."""
        return self.kind(revision, path) == "blob"

    def is_left_out(self, path: str) -> bool:
        """Whether a sparse checkout leaves a file of the index out of the work tree. Raises GitError."""
        return run(self.top, "ls-files", "-z", "-t", "--", path).startswith(b"S ")

    def read(self, revision: str, path: str, most: int) -> bytes:
        """The bytes of a file in a commit or the index. Raises UnreadableError, GitError."""
        spec = f"{revision}:{path}"
        try:
            size = int(run(self.folder, "cat-file", "-s", spec))
        except GitError as error:
            if not self.is_partial or not self.has(revision, path):
                raise
            how = f"git diff {revision[:10]}" if revision else "git diff --staged"
            raise MissingObjectError(f"'{path}' is not in this partial clone: '{how}' fetches it") from error
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

    def submodules(self) -> dict[str, str]:
        """The commit of each submodule in the index, by path. Raises GitError."""
        if not (self.top / ".gitmodules").is_file():
            return {}
        listed = [os.fsdecode(entry) for entry in run(self.top, "ls-files", "-z", "--stage").split(b"\0")]
        entries = [entry.partition("\t") for entry in listed if entry.startswith(SUBMODULE)]
        return {path: words.split(" ")[1] for words, _, path in entries}

    def moves(self, old: str, new: str | None) -> list[Moved]:
        """The paths that differ between a commit and another one, INDEX, or None for the work tree. Raises GitError."""
        sides = {None: [old], INDEX: ["--cached", old]}.get(new, [old, new or ""])
        words = [*self._no_filters(), "diff", "--raw", "-z", "--no-abbrev", *NO_PROGRAMS]
        try:
            listed = run(self.top, *words, RENAMES[0], *sides, "--")
        except GitError:
            if not self.is_partial:
                raise
            listed = run(self.top, *words, RENAMES[1], *sides, "--")
        return list(_moves(iter([os.fsdecode(part) for part in listed.split(b"\0") if part])))

    def changed_lines(self, old: str, new: str | None) -> dict[str, list[range]]:
        """The changed lines of the new version by path, as for `moves`; for removed lines, those beside them."""
        sides = {None: [old], INDEX: ["--cached", old]}.get(new, [old, new or ""])
        words = [*self._no_filters(), "diff", "-U0", "--no-color", *NO_PROGRAMS, RENAMES[0], *sides, "--"]
        found = dict[str, list[range]]()
        for moved in self.moves(old, new):
            if moved.new and not moved.commits:
                paths = dict.fromkeys(path for path in moved[:2] if path)
                hunks = HUNK.findall(run(self.top, *words, *paths))
                found[moved.new] = [range(int(at), int(at) + (int(count or 1) or 2)) for at, count in hunks]
        return found

    def _no_filters(self) -> list[str]:
        """Options that keep git from running the filters that the repository configures."""
        try:
            listed = run(self.folder, "config", "--name-only", "-z", "--get-regexp", FILTERS)
        except GitError:
            return []
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        return [word for name in names for word in ("-c", f"{name}={'false' if name.endswith('required') else ''}")]


def _moves(parts: Iterator[str]) -> Iterator[Moved]:
    """Parse the output of `git diff --raw -z`: modes, ids and status, and a path, or two for a rename or copy."""
    for part in parts:
        old_mode, new_mode, old, new, status = part.removeprefix(":").split(" ")
        first = next(parts)
        if status[0] in "RC":
            yield Moved(first if status[0] == "R" else None, next(parts))
            continue
        is_submodule = SUBMODULE in (old_mode, new_mode)
        commits = (old if old_mode == SUBMODULE else "", new if new_mode == SUBMODULE else "")
        paths = (None if status == "A" else first, None if status == "D" else first)
        yield Moved(*paths, commits if is_submodule else None)


@dataclass
class RevisionReader:
    """Reads the files that a map names from the commit (or index) of the map, and keeps their contents."""

    repository: Repository
    revision: str
    label: str
    """What precedes the path in names: `HEAD:`, or with the folder of a submodule `HEAD:maps/`."""

    max_size: int
    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        folder = posixpath.dirname(base.removeprefix(self.label))
        place = posixpath.normpath(posixpath.join(folder, path))
        if place.startswith(("../", "/")) or place == "..":
            raise OutsideFolderError(place)
        name = f"{self.label}{place}"
        try:
            self.contents[name] = self.repository.read(self.revision, place, self.max_size)
        except GitError as error:
            raise MissingFileError(name) from error
        return name, self.contents[name]


def _text(output: bytes) -> str:
    return os.fsdecode(output).removesuffix("\n")
