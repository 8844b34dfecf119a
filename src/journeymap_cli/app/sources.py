"""Sources of maps: a file, standard input, a pipe, a file of a git revision, or nothing."""

import os
import sys
from collections.abc import Callable
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from journeymap_cli.app.discover import STDIN
from journeymap_cli.errors import InvalidJourneyError, JourneymapError, UnreadableError, cannot_read
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.document import Document, order
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader, read_at_most, read_bounded
from journeymap_cli.model.journey import Journey
from journeymap_cli.yamlsource.text import MAX_SIZE

if TYPE_CHECKING:
    from journeymap_cli.revisions import Repository

STDIN_NAME: Final = "<stdin>"


class KeepingReader(Protocol):
    """A `Reader` that keeps the contents of the files, by name."""

    contents: dict[str, bytes]

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        ...


class MapSource:
    """One version of a map, with its name for messages. `fetch` reads its bytes; it is None if it does not exist."""

    def __init__(self, name: str, fetch: Callable[[], bytes] | None, reader: KeepingReader, max_size: int) -> None:
        self.name, self.fetch, self.reader, self.max_size = name, fetch, reader, max_size

    def holding(self, fetch: Callable[[], bytes]) -> "MapSource":
        """The same source with other bytes."""
        return MapSource(self.name, fetch, self.reader, self.max_size)

    @cached_property
    def raw(self) -> bytes:
        """The bytes. Raises UnreadableError, GitError."""
        if self.fetch is None:
            raise UnreadableError(f"'{self.name}' does not exist")
        return self.fetch()

    def load(self, *, shared: bool = False) -> Document:
        """Read the document; with `shared`, accept a shared file too.

        Raises InvalidJourneyError, UnreadableError, GitError.
        """
        return load(self.raw, self.name, self.reader, self.max_size, shared=shared)

    def document(self) -> Document:
        """Read the document and check its references. Raises what `load` raises."""
        return sound(self.load())

    def version(self) -> Document | None:
        """The `document`; None if the version does not exist. Raises what `load` raises."""
        return self.document() if self.fetch else None

    @property
    def contents(self) -> dict[str, bytes]:
        """The bytes of the file and of the files that it names, by name."""
        return {**self.reader.contents, self.name: self.raw}


class FailedSource(NamedTuple):
    """A source that cannot be used, with the reason."""

    source: MapSource
    error: JourneymapError


def load_map(path: str | PathLike[str], *, max_size: int = MAX_SIZE) -> Journey:
    """The journey in a file, whose references all resolve. Raises InvalidJourneyError, UnreadableError."""
    return map_file(fspath(path), max_size).document().journey


def map_file(name: str, max_size: int = MAX_SIZE, reader: DiskReader | None = None) -> MapSource:
    """A regular file, or standard input for `-`. `reader` reads the files that it names."""
    reader = reader or DiskReader(max_size)
    if name == STDIN:
        return MapSource(STDIN_NAME, lambda: read_at_most(sys.stdin.buffer, max_size + 1), reader, max_size)
    return MapSource(name, lambda: read_named(name, max_size), reader, max_size)


def version_file(name: str, max_size: int = MAX_SIZE, reader: DiskReader | None = None) -> MapSource:
    """A version to compare: as for `map_file`, or a pipe, or `/dev/null` for a version that does not exist."""
    if name == STDIN:
        return map_file(name, max_size)
    fetch = None if name == os.devnull else lambda: read_named(name, max_size, pipes=True)
    return MapSource(name, fetch, reader or DiskReader(max_size), max_size)


def in_revision(repository: "Repository", revision: str, label: str, path: str, max_size: int) -> MapSource:
    """A file of a commit or of the index. `label` precedes the path in its name."""
    from journeymap_cli.revisions import RevisionReader

    reader = RevisionReader(repository, revision, label, max_size)
    return MapSource(f"{label}{path}", lambda: repository.read(revision, path, max_size), reader, max_size)


def digest(raw: bytes) -> str:
    """The SHA-256 of bytes, in hex digits."""
    import hashlib

    return hashlib.sha256(raw).hexdigest()


def nothing(max_size: int) -> MapSource:
    """The missing version of a file that was added or removed."""
    return version_file(os.devnull, max_size)


def sound(document: Document) -> Document:
    """Return the document if all references in it resolve. Raises InvalidJourneyError."""
    problems = document.placer.place_all(unresolved(Analysis(document.journey)))
    if found := sorted([*problems, *document.links], key=order):
        raise InvalidJourneyError(found)
    return document


def read_named(name: str, max_size: int, *, pipes: bool = False) -> bytes:
    """Read a regular file, or with `pipes` a pipe. Raises UnreadableError."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if not (S_ISREG(mode) or (pipes and S_ISFIFO(mode))):
            kind = "a folder" if S_ISDIR(mode) else "not a regular file"
            raise UnreadableError(f"cannot read '{name}': it is {kind}")
        return read_bounded(path, max_size)
    except (OSError, ValueError) as error:
        raise cannot_read(name, error) from error
