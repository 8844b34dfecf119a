"""One side of a comparison: where the versions of files come from."""

import os
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.sources import MapSource, in_revision, nothing, version_file
from journeymap_cli.errors import GitError, MissingFileError, UnreadableError
from journeymap_cli.load.reader import DiskReader, read_bounded
from journeymap_cli.revisions import INDEX, MissingObjectError, Repository


class RevisionSide(NamedTuple):
    """The source of versions: a commit, the index, or None for the work tree. `label` is its name as typed.

    `inner` is the path of a submodule, with a slash, if the repository is one.
    """

    repository: Repository
    revision: str | None
    label: str = ""
    inner: str = ""

    def version(self, path: str | None, max_size: int, name: str = "") -> MapSource:
        """The version of a file; one that does not exist for None. `name` is how a file in the work tree was typed."""
        if path is None:
            return nothing(max_size)
        if self.revision is None and not self._is_left_out(path):
            reader = _SparseReader(max_size, self.repository)
            return version_file(name or self.file(path), max_size, reader)
        return in_revision(self.repository, self.revision or INDEX, f"{self.label}:{self.inner}", path, max_size)

    def file(self, path: str) -> str:
        """The path of a file of the work tree, relative to the current folder; empty without a work tree."""
        return os.path.relpath(self.repository.top / path) if self.repository.has_work_tree else ""

    def has(self, path: str) -> bool:
        """Whether the file exists. Raises GitError."""
        if self.revision is None:
            return (self.repository.top / path).is_file() or self._is_left_out(path)
        return self.repository.has(self.revision, path)

    def read(self, path: str, max_size: int) -> bytes:
        """The bytes of a file; empty if it cannot be read. Raises MissingObjectError."""
        try:
            if self.revision is None and not self._is_left_out(path):
                return read_bounded(self.repository.top / path, max_size)
            return self.repository.read(self.revision or INDEX, path, max_size)
        except MissingObjectError:
            raise
        except (OSError, GitError, UnreadableError):
            return b""

    def _is_left_out(self, path: str) -> bool:
        """Whether the file is in the index only, because of a sparse checkout."""
        return not os.path.lexists(self.repository.top / path) and self.repository.is_left_out(path)


class _SparseReader(DiskReader):
    """Reads from the disk; files that a sparse checkout leaves out are read from the index."""

    def __init__(self, max_size: int, repository: Repository) -> None:
        super().__init__(max_size)
        self.repository = repository

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        try:
            return super().read(base, path)
        except MissingFileError:
            name = os.path.normpath(Path(base).parent / path)
            place = self.repository.inside(name)
            if not self.repository.is_left_out(place):
                raise
            self.contents[name] = self.repository.read(INDEX, place, self.max_size)
            return name, self.contents[name]
