"""Reading the files that a journey file names. The reader for git revisions is in `revisions`."""

import os
from pathlib import Path as FilePath
from typing import BinaryIO, Final, Protocol

from journeymap_cli.errors import MissingFileError, OutsideFolderError

PIECE: Final = 2**20


class Reader(Protocol):
    """Reads files that a journey file names, relative to that file."""

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """Read the file that the file `base` names as `path`. Returns its bytes, and as its name the joined path.

        Raises OutsideFolderError, MissingFileError.
        """
        ...


class DiskReader:
    """Reads from the disk, inside the git work tree of the file or else `home`, and keeps the contents.

    `home` is the folder of the file that the user named, by default that of the first `base`.
    """

    def __init__(self, max_size: int, home: FilePath | None = None) -> None:
        self.max_size, self.home = max_size, home
        self.contents: dict[str, bytes] = {}
        """The contents of the files that were read, by name."""
        self.requested: set[str] = set()
        """The names of all requested files, whether they exist or not."""
        self._tops: dict[FilePath, FilePath] = {}
        """The top folder for the files in each folder: they may name only files inside it."""

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
            self.requested.add(name)
            if not target.is_file():
                raise MissingFileError(name)
            self.contents[name] = read_bounded(target, self.max_size)
            return name, self.contents[name]
        except (OSError, ValueError) as error:
            raise MissingFileError(name) from error


def read_bounded(path: FilePath, most: int) -> bytes:
    """Read a file, but at most one byte more than `most`, which shows that it is too large. Raises OSError."""
    with path.open("rb") as file:
        return read_at_most(file, most + 1)


def read_at_most(file: BinaryIO, size: int) -> bytes:
    """Read at most `size` bytes of a file, in pieces: with a large limit, it takes only the memory for the file."""
    pieces: list[bytes] = []
    while size and (piece := file.read(min(size, PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def real(path: FilePath) -> FilePath:
    """The path without symbolic links. Unlike `Path.resolve`, it never raises RuntimeError for a loop of links."""
    return FilePath(os.path.realpath(path))


def root(folder: FilePath, home: FilePath | None = None) -> FilePath:
    """The innermost git work tree that contains a folder, else `home`, which is the folder by default."""
    start = real(folder)
    return next((parent for parent in (start, *start.parents) if (parent / ".git").exists()), home or start)
