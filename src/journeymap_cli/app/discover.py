"""Finding the maps below folders."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.errors import UnreadableError, UsageError, cannot_read
from journeymap_cli.git import ignored
from journeymap_cli.load.reader import read_bounded
from journeymap_cli.load.shared import is_shared
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.read import read_yaml

STDIN: Final = "-"
NAMES: Final = ("journey.yaml", "journey.yml")
ENDINGS: Final = (".journey.yaml", ".journey.yml")
YAML: Final = (".yaml", ".yml")
START: Final = rb"(?:^|[\r\n]|\A\xef\xbb\xbf)"
MARKS: Final = (
    (regex(START + rb"journeymap:"),),
    (regex(START + rb"title:"), regex(START + rb"stages:")),
)
"""Keys at the start of a line: a YAML file with all keys of a row is a map. The file is searched, not parsed, because
broken maps must be found too."""
MOST_NAMED: Final = 5


def is_map(name: str, raw: Callable[[], bytes]) -> bool:
    """Whether a file is a map by its name, or a YAML file with the keys of a map. `raw` reads the file if needed."""
    if not name.endswith(YAML):
        return False
    if name in NAMES or name.endswith(ENDINGS):
        return True
    content = raw()
    return any(all(mark.search(content) for mark in row) for row in MARKS)


def is_own_map(name: str, raw: Callable[[], bytes]) -> bool:
    """Whether a file is a map, and not a file that maps share."""
    return is_map(name, raw) and not is_shared(read_yaml(raw()).data)


def maps_in(paths: Sequence[str], max_size: int) -> list[str | UnreadableError]:
    """List what `discover` finds. Raises UsageError if it finds nothing."""
    found = list(discover(paths, max_size))
    if not found:
        raise UsageError(f"there is no map in {', '.join(map(repr, paths))}: {_explained(paths, max_size)}")
    return found


def drawable_in(paths: Sequence[str], max_size: int) -> list[str | UnreadableError]:
    """List what `maps_in` lists, without the files that maps share, unless they are named."""
    found = maps_in(paths, max_size)
    shared = {each for each in found if isinstance(each, str) and each not in paths and _is_shared(each, max_size)}
    return [each for each in found if each not in shared]


def _is_shared(name: str, max_size: int) -> bool:
    return not is_own_map(Path(name).name, lambda: _content(name, max_size))


def _explained(paths: Iterable[str], max_size: int) -> str:
    """A sentence on which files are maps, with the names of some YAML files that are not."""
    others = [name for path in paths for name in _walk(Path(path), max_size, maps=False) if isinstance(name, str)]
    patterns = ", ".join((*NAMES, *(f"*{ending}" for ending in ENDINGS)))
    rule = f"a map is named {patterns}, or has journeymap:, or title: and stages:, at the start of a line"
    if not others:
        return rule
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return f"{rule}, which these are not: {', '.join(others[:MOST_NAMED])}{more}"


def discover(paths: Iterable[str], max_size: int) -> Iterator[str | UnreadableError]:
    """Each file, and each map below each folder, once; an error for each folder that cannot be read.

    The name of a file in a folder starts with the path as typed. A named file is included even if it is not a map.
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


def _walk(top: Path, max_size: int, *, maps: bool = True) -> Iterator[str | UnreadableError]:
    """The maps below a folder, or else its other YAML files.

    Skips what git ignores, hidden folders, `node_modules`, links and special files.
    """
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
        files = [entry for entry in kept if entry.name.endswith(YAML) and entry.is_file(follow_symlinks=False)]
        yield from (str(folder.path / entry.name) for entry in files if _is_map(entry, max_size) is maps)


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
    return is_map(entry.name, lambda: _content(entry.path, max_size))


def _content(name: str, max_size: int) -> bytes:
    """The bytes of a file; empty if it cannot be read."""
    try:
        return read_bounded(Path(name), max_size)
    except OSError:
        return b""
