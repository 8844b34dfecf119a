"""Journey files from the disk or standard input, as documents or as problems that are told."""

import re
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG

from journeymap_cli.cli.console import Console
from journeymap_cli.errors import InvalidJourney, JourneymapError, Unreadable, Usage
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.document import Document, order
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader, read_at_most, read_bounded
from journeymap_cli.load.text import lines
from journeymap_cli.problem import Severity

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
        if not isinstance(error, InvalidJourney):
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
        raise InvalidJourney(found)
    return document


def read_named(name: str, max_size: int, *, pipes: bool = False) -> bytes:
    """The bytes of a file, with `pipes` also of a pipe. Raises Unreadable."""
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if not (S_ISREG(mode) or (pipes and S_ISFIFO(mode))):
            raise Unreadable(f"cannot read '{name}': it is {'a folder' if S_ISDIR(mode) else 'no regular file'}")
        return read_bounded(path, max_size)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Unreadable(f"cannot read '{name}': {(reason or 'unreadable').lower()}") from error


def parse_size(size: str) -> int:
    """Bytes, or a number with a unit: `8MiB`."""
    if not (found := SIZE.fullmatch(size.strip())):
        raise Usage(f"'{size}' is no size: write bytes, or a number with a unit such as 8MiB")
    return int(found[1]) * UNITS[found[2]]
