"""How more files are read than the one that was named: the disk today, a revision of git the same way."""

import os
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import BinaryIO, Final, Protocol

from journeymap_cli.errors import MissingFileError, OutsideFolderError

PIECE: Final = 2**20


class Reader(Protocol):
    """Reads files that a journey file names, relative to that file."""

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """The name (as typed for `base`, joined with `path`) and the bytes of a file that the file `base` names.

        Raises OutsideFolder and MissingFile.
        """
        ...


@dataclass
class DiskReader:
    """Reads from the disk, below the work tree of the file or else its folder; keeps what it read."""

    max_size: int
    contents: dict[str, bytes] = field(default_factory=dict)
    """What was read, by name."""
    asked: set[str] = field(default_factory=set)
    """What was looked for, whether there or not."""

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        """See Reader."""
        folder = FilePath(base).parent
        name = os.path.normpath(folder / path)
        try:
            target = real(FilePath(name))
            if not target.is_relative_to(root(folder)):
                raise OutsideFolderError(name)
            self.asked.add(name)
            if not target.is_file():
                raise MissingFileError(name)
            self.contents[name] = read_bounded(target, self.max_size)
            return name, self.contents[name]
        except (OSError, ValueError) as error:
            raise MissingFileError(name) from error


def read_bounded(path: FilePath, most: int) -> bytes:
    """The bytes of a file, at most one more than allowed: enough to see that it is too large."""
    with path.open("rb") as file:
        return read_at_most(file, most + 1)


def read_at_most(file: BinaryIO, size: int) -> bytes:
    """The first bytes of a file, in pieces: a large limit takes no more memory than what is there."""
    pieces: list[bytes] = []
    while size and (piece := file.read(min(size, PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def real(path: FilePath) -> FilePath:
    """The path without links; of links in a circle, where `resolve` may raise RuntimeError, as it is."""
    return FilePath(os.path.realpath(path))


def root(folder: FilePath) -> FilePath:
    """The innermost work tree of git that holds the folder, else the folder."""
    start = real(folder)
    return next((parent for parent in (start, *start.parents) if (parent / ".git").exists()), start)
