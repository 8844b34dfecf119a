"""Finding the maps below folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.errors import UnreadableError, cannot_read
from journeymap_cli.git import ignored
from journeymap_cli.regexes import regex

STDIN: Final = "-"
NAMES: Final = ("journey.yaml", "journey.yml")
ENDINGS: Final = (".journey.yaml", ".journey.yml")
YAML: Final = (".yaml", ".yml")
MARK: Final = regex(rb"(?:^|[\r\n]|\A\xef\xbb\xbf)journeymap:")
"""The key `journeymap` at the start of a line. A search, not a parse: it must find broken maps too."""


def discover(paths: Iterable[str], max_size: int) -> Iterator[str | UnreadableError]:
    """Each file, and each map below each folder, once; an error for each folder that cannot be read.

    Names start as the path was typed. A file that is named is always included, whether it is a map or not.
    """
    seen = set[str]()
    for path in paths:
        for name in _walk(Path(path), max_size) if path != STDIN and Path(path).is_dir() else [path]:
            if isinstance(name, UnreadableError):
                yield name
                continue
            place = name if name == STDIN else os.path.realpath(name)
            if place not in seen:
                seen.add(place)
                yield name


def _walk(top: Path, max_size: int) -> Iterator[str | UnreadableError]:
    """The maps below a folder, except what git ignores, hidden folders, `node_modules`, links and special files."""
    waiting = [_Folder(top, "", ignored(top) - {"./"})]
    while waiting:
        folder = waiting.pop()
        try:
            entries = folder.entries()
        except OSError as error:
            yield cannot_read(folder.path, error)
            continue
        if folder.inner and any(entry.name == ".git" for entry in entries):
            folder = _Folder(folder.path, "", ignored(folder.path))
        kept = [entry for entry in entries if folder.keeps(entry)]
        waiting += [folder.below(entry.name) for entry in reversed(kept) if entry.is_dir(follow_symlinks=False)]
        yield from (str(folder.path / entry.name) for entry in kept if _is_map(entry, max_size))


class _Folder(NamedTuple):
    """A folder to search: its path below the top of its repository (`inner`), and what git ignores there."""

    path: Path
    inner: str
    ignored: frozenset[str]

    def entries(self) -> list[os.DirEntry[str]]:
        with os.scandir(self.path) as found:
            return sorted(found, key=lambda entry: entry.name)

    def below(self, name: str) -> "_Folder":
        return _Folder(self.path / name, f"{self.inner}{name}/", self.ignored)

    def keeps(self, entry: os.DirEntry[str]) -> bool:
        name = f"{self.inner}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            return not entry.name.startswith(".") and entry.name != "node_modules" and f"{name}/" not in self.ignored
        return entry.is_file(follow_symlinks=False) and name not in self.ignored


def _is_map(entry: os.DirEntry[str], max_size: int) -> bool:
    """Whether a file is a map by its name, or a YAML file with the key `journeymap`."""
    if not entry.name.endswith(YAML) or entry.is_dir(follow_symlinks=False):
        return False
    if entry.name in NAMES or entry.name.endswith(ENDINGS):
        return True
    try:
        with Path(entry.path).open("rb") as file:
            return MARK.search(file.read(max_size)) is not None
    except OSError:
        return False
