"""The files that drawings were made from, and whether they have changed."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR

from watchfiles import Change, DefaultFilter

from journeymap_cli.app.draw import Target
from journeymap_cli.app.themes import theme_files
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.theme_problems import show_problems, sound_themes
from journeymap_cli.errors import InvalidFileError, JourneymapError
from journeymap_cli.load.reader import DiskReader, read_bounded, real
from journeymap_cli.render.theme.theme import Theme

WatchedFolder = tuple[str, int]
"""A folder and its inode, which differs if the folder was removed and created again."""


@dataclass
class WatchedMap:
    """A map with its targets. `seen` has the content of each file that it was read from, None for a missing file.

    `problem` says why it could not be drawn.
    """

    name: str
    targets: Sequence[Target]
    max_size: int
    seen: dict[str, bytes | None] = field(default_factory=dict)
    problem: str = ""

    def changed(self) -> bool:
        """Whether a file has changed, or an output that was drawn is missing."""
        return self._look(self.seen) != self.seen or (not self.problem and not all(map(_state, self.outputs())))

    def outputs(self, format_: str = "") -> list[Path]:
        """The files to write, all of them or those of a format."""
        return [target.path for target in self.targets if target.path and target.format.startswith(format_)]

    def before(self) -> dict[str, bytes | None]:
        """The current content of the files, to be read before drawing, so that changes during drawing are noticed."""
        return self._look([self.name, *self.seen])

    def remember(self, before: dict[str, bytes | None], reader: DiskReader) -> None:
        """Record the files that were read, with the content in `before`; for new ones, with the content as read."""
        read = {name: reader.contents.get(name) for name in reader.requested}
        known = {name: content for name, content in before.items() if name in read or name == self.name}
        self.seen = read | known

    def _look(self, names: Iterable[str]) -> dict[str, bytes | None]:
        return {name: _content(Path(name), self.max_size) for name in names}


@dataclass
class WatchedPaths:
    """Files, and folders with everything below them. `seen` has the last known state of each file."""

    paths: Iterable[Path] = ()
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def changed(self) -> bool:
        """Whether anything has changed since the last call."""
        last, self.seen = self.seen, {str(file): _state(file) for path in self.paths for file in _files(path)}
        return self.seen != last

    def names(self) -> list[str]:
        """The files and the folders."""
        return [*map(str, self.paths), *self.seen]


def _files(path: Path) -> Iterator[Path]:
    """A file, or the files below a folder except those of editors and version control."""
    if not path.is_dir():
        yield path
    wanted = DefaultFilter()
    for folder, below, files in os.walk(path):
        below[:] = [name for name in below if wanted(Change.added, name)]
        yield from (Path(folder, name) for name in files if wanted(Change.added, name))


def places(names: Iterable[str]) -> set[WatchedFolder]:
    """The folders of the files and of their link targets; for a missing folder, the nearest one above that exists."""
    paths = {path for name in names for path in (Path(name).absolute(), real(Path(name)))}
    return {_nearest(path) for path in paths}


def _nearest(path: Path) -> WatchedFolder:
    for folder in path.parents:
        try:
            status = folder.stat()
        except OSError:
            continue
        if S_ISDIR(status.st_mode):
            return str(folder), status.st_ino
    return path.anchor, 0


def _content(path: Path, max_size: int) -> bytes | None:
    try:
        return read_bounded(path, max_size) if path.is_file() else None
    except (OSError, ValueError):
        return None


def _state(file: Path) -> tuple[int, ...]:
    try:
        status = file.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


class WatchedThemes:
    """The theme of each map. While one is invalid, the last valid themes are used, and `problem` says what is wrong."""

    def __init__(self, sources: Iterable[str], name: str | None, console: Console) -> None:
        self._sources, self._name, self._console = tuple(sources), name, console
        self._files = WatchedPaths(theme_files(self._sources, name))
        self._files.changed()
        self.problem = ""

    def names(self) -> list[str]:
        """The files that the themes are read from."""
        return self._files.names()

    def changed(self) -> Mapping[str, Theme] | None:
        """The new themes if their files have changed and are valid, else None. Shows problems in them."""
        if not self._files.changed():
            return None
        found = self._read()
        was_broken, problem = self.problem, self._console.taken()
        self.problem = "" if found is not None else problem
        if was_broken and not self.problem:
            self._console.note("the theme is valid again")
        return found

    def _read(self) -> Mapping[str, Theme] | None:
        try:
            self._files.paths = theme_files(self._sources, self._name)
            return sound_themes(self._sources, self._name, self._console)
        except InvalidFileError as error:
            show_problems(error.problems, self._console, error.raw)
        except JourneymapError as error:
            self._console.error(str(error))
        return None
