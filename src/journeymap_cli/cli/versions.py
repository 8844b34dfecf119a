"""One version of a map: a file, standard input, a pipe, a file of a revision, or nothing."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.sources import STDIN, read_named, sound
from journeymap_cli.errors import InvalidJourney, JourneymapError
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.load.text import lines
from journeymap_cli.model.journey import Journey
from journeymap_cli.revisions import Repository, RevisionReader


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
        if not isinstance(error, InvalidJourney):
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
