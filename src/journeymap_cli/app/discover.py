"""Which files a path means: a file itself, a folder the maps below it."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.git import ignored

STDIN: Final = "-"
NAMES: Final = ("journey.yaml", "journey.yml")
ENDINGS: Final = (".journey.yaml", ".journey.yml")
YAML: Final = (".yaml", ".yml")
MARK: Final = re.compile(rb"(?:^|[\r\n]|\A\xef\xbb\xbf)journeymap:")
"""A key at the left edge: found by a search, so that a broken map is found too."""


def discover(paths: Iterable[str], max_size: int, tell: Callable[[str], None]) -> Iterator[str]:
    """Every file that is meant, each once, as typed. `tell` hears of folders that cannot be read."""
    seen = set[str]()
    for path in paths:
        for name in _walk(Path(path), max_size, tell) if path != STDIN and Path(path).is_dir() else [path]:
            place = name if name == STDIN else os.path.realpath(name)
            if place not in seen:
                seen.add(place)
                yield name


def _walk(top: Path, max_size: int, tell: Callable[[str], None]) -> Iterator[str]:
    """The maps below a folder, but for what git ignores, hidden folders, `node_modules`, links and special files."""
    waiting = [_Folder(top, "", ignored(top) - {"./"})]
    while waiting:
        folder = waiting.pop()
        try:
            entries = folder.entries()
        except OSError as error:
            tell(f"cannot read '{folder.path}': {(error.strerror or str(error)).lower()}")
            continue
        if folder.inner and any(entry.name == ".git" for entry in entries):
            folder = _Folder(folder.path, "", ignored(folder.path))
        kept = [entry for entry in entries if folder.keeps(entry)]
        waiting += [folder.below(entry.name) for entry in reversed(kept) if entry.is_dir(follow_symlinks=False)]
        yield from (str(folder.path / entry.name) for entry in kept if _is_map(entry, max_size))


class _Folder(NamedTuple):
    """A folder that is walked: its place below the top of its repository, and what git ignores there."""

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
    """Whether a file is a map by its name, or a YAML file that says so."""
    if not entry.name.endswith(YAML) or entry.is_dir(follow_symlinks=False):
        return False
    if entry.name in NAMES or entry.name.endswith(ENDINGS):
        return True
    try:
        with Path(entry.path).open("rb") as file:
            return MARK.search(file.read(max_size)) is not None
    except OSError:
        return False
