"""Reads the files that a journey file names. `revisions` has the reader for revisions of git."""

import os
from pathlib import Path as FilePath
from typing import BinaryIO, Final, Protocol

from journeymap_cli.errors import MissingFileError, OutsideFolderError

PIECE: Final = 2**20


class Reader(Protocol):
    """Reads files that a journey file names, relative to that file."""

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """The name (the folder of `base`, joined with `path`) and the bytes of a file that the file `base` names.

        Raises OutsideFolderError, MissingFileError.
        """
        ...


class DiskReader:
    """Reads from the disk, inside the work tree of the file or else `home`, and keeps what it read.

    `home` is the folder of the file that the user named, which is the first one that names others.
    """

    def __init__(self, max_size: int, home: FilePath | None = None) -> None:
        self.max_size, self.home = max_size, home
        self.contents: dict[str, bytes] = {}
        """What was read, by name."""
        self.asked: set[str] = set()
        """The names of all files that were looked for, whether they exist or not."""
        self._tops: dict[FilePath, FilePath] = {}
        """The folder that limits what files in a folder may name."""

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        folder = FilePath(base).parent
        name = os.path.normpath(folder / path)
        self.home = self.home or real(folder)
        try:
            target = real(FilePath(name))
            if folder not in self._tops:
                self._tops[folder] = root(folder, self.home)
            if not target.is_relative_to(self._tops[folder]):
                raise OutsideFolderError(name)
            self.asked.add(name)
            if not target.is_file():
                raise MissingFileError(name)
            self.contents[name] = read_bounded(target, self.max_size)
            return name, self.contents[name]
        except (OSError, ValueError) as error:
            raise MissingFileError(name) from error


def read_bounded(path: FilePath, most: int) -> bytes:
    """The bytes of a file, at most one more than `most`: enough to see that it is too large. Raises OSError."""
    with path.open("rb") as file:
        return read_at_most(file, most + 1)


def read_at_most(file: BinaryIO, size: int) -> bytes:
    """The first bytes of a file, read in pieces, so that a large limit takes no more memory than the file."""
    pieces: list[bytes] = []
    while size and (piece := file.read(min(size, PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def real(path: FilePath) -> FilePath:
    """The path without symbolic links. Unlike `Path.resolve`, it never raises RuntimeError for a loop of links."""
    return FilePath(os.path.realpath(path))


def root(folder: FilePath, home: FilePath | None = None) -> FilePath:
    """The innermost git work tree that contains the folder, else `home`, by default the folder."""
    start = real(folder)
    return next((parent for parent in (start, *start.parents) if (parent / ".git").exists()), home or start)
