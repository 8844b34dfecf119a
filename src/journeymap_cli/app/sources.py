"""Journey files from the disk or standard input, as documents or as problems that are told."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import Protocol

from journeymap_cli.cli.console import Console
from journeymap_cli.errors import InvalidJourneyError, JourneymapError, UnreadableError, UsageError
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.document import Document, order
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader, read_at_most, read_bounded
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Severity
from journeymap_cli.revisions import Repository, RevisionReader
from journeymap_cli.yamlsource.text import lines

STDIN = "<stdin>"
SIZE = re.compile(r"(\d{1,15})\s*(|B|KiB|MiB|GiB|kB|KB|MB|GB)", re.ASCII)
UNITS = {"": 1, "B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "kB": 10**3, "KB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass
class Source:
    """One journey file that was named, `-` for standard input."""

    name: str
    max_size: int
    reader: DiskReader = field(init=False)
    raw: bytes = b""

    def __post_init__(self) -> None:
        self.reader = DiskReader(self.max_size)

    @property
    def shown(self) -> str:
        """How it is called in messages."""
        return STDIN if self.name == "-" else self.name

    def load(self, *, shared: bool = False) -> Document:
        """The document as it is; `shared` says that a shared file will do. Raises InvalidJourney, Unreadable."""
        self.raw = self._read()
        return load(self.raw, self.shown, self.reader, self.max_size, shared=shared)

    @property
    def contents(self) -> dict[str, bytes]:
        """The bytes of the file and of those that it names, by name."""
        return {**self.reader.contents, self.shown: self.raw}

    @cached_property
    def document(self) -> Document:
        """The document with all references sound, read once. Raises InvalidJourney, Unreadable."""
        return sound(self.load())

    def tell(self, error: JourneymapError, console: Console) -> None:
        """Say what keeps it from being used: the problems of an invalid journey with the lines that they are about."""
        if not isinstance(error, InvalidJourneyError):
            console.error(str(error))
            return
        sources = {name: lines(raw) for name, raw in self.contents.items()}
        console.problems(error.problems, sources)
        errors = sum(problem.severity is Severity.ERROR for problem in error.problems)
        console.note(f"{self.shown}: {errors} {'error' if errors == 1 else 'errors'}, not drawn")

    def _read(self) -> bytes:
        if self.name == "-":
            return read_at_most(sys.stdin.buffer, self.max_size + 1)
        return read_named(self.name, self.max_size)


def sound(document: Document) -> Document:
    """The document, where all references in it resolve. Raises InvalidJourney."""
    problems = document.placer.place_all(unresolved(document.journey))
    if found := sorted([*problems, *document.links], key=order):
        raise InvalidJourneyError(found)
    return document


def read_named(name: str, max_size: int, *, pipes: bool = False) -> bytes:
    """The bytes of a file, with `pipes` also of a pipe. Raises Unreadable."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if not (S_ISREG(mode) or (pipes and S_ISFIFO(mode))):
            raise UnreadableError(f"cannot read '{name}': it is {'a folder' if S_ISDIR(mode) else 'no regular file'}")
        return read_bounded(path, max_size)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(f"cannot read '{name}': {(reason or 'unreadable').lower()}") from error


def parse_size(size: str) -> int:
    """Bytes, or a number with a unit: `8MiB`."""
    if not (found := SIZE.fullmatch(size.strip())):
        raise UsageError(f"'{size}' is no size: write bytes, or a number with a unit such as 8MiB")
    return int(found[1]) * UNITS[found[2]]


class KeepingReader(Protocol):
    """A reader that keeps what it read, by name."""

    contents: dict[str, bytes]

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        ...


@dataclass
class Version:
    """A version with the name that it is called by; `fetch` is None where there is no such file."""

    name: str
    fetch: Callable[[], bytes] | None
    reader: KeepingReader
    max_size: int
    raw: bytes = field(default=b"", init=False)

    def journey(self) -> Journey | None:
        """The journey with all references sound. Raises InvalidJourney, Unreadable, GitFailed."""
        document = self.document()
        return document.journey if document else None

    def document(self) -> Document | None:
        """The same with its text and places."""
        if self.fetch is None:
            return None
        self.raw = self.fetch()
        return sound(load(self.raw, self.name, self.reader, self.max_size))

    def tell(self, error: JourneymapError, console: Console) -> None:
        """Say why it cannot be used."""
        if not isinstance(error, InvalidJourneyError):
            console.error(str(error))
            return
        sources = {name: lines(raw) for name, raw in {**self.reader.contents, self.name: self.raw}.items()}
        console.problems(error.problems, sources)
        console.note(f"{self.name}: no valid journey, so nothing was compared")


def on_disk(name: str, max_size: int) -> Version:
    """A file, a pipe, `-` for standard input, `/dev/null` for nothing."""
    reader = DiskReader(max_size)
    if name == "-":
        return Version(STDIN, lambda: sys.stdin.buffer.read(max_size + 1), reader, max_size)
    if name == os.devnull:
        return Version(name, None, reader, max_size)
    return Version(name, lambda: read_named(name, max_size, pipes=True), reader, max_size)


def in_revision(repository: Repository, revision: str, label: str, path: str, max_size: int) -> Version:
    """A file of a commit or of the index, called `LABEL:PATH`."""
    reader = RevisionReader(repository, revision, label, max_size)
    return Version(f"{label}:{path}", lambda: repository.read(revision, path, max_size), reader, max_size)


def nothing(max_size: int) -> Version:
    """The side of a file that is new or gone."""
    return on_disk(os.devnull, max_size)
