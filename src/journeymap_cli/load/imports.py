"""Registries from shared files, merged into the data of the map that imports them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from journeymap_cli.errors import OutsideFolder, Unreadable
from journeymap_cli.load.check import MOST
from journeymap_cli.load.document import Origin
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.shared import REGISTRIES, SharedData, is_map, read_shared
from journeymap_cli.problem import Path, Problem, any_error


@dataclass
class Imported:
    """What came with imports: the problems, placed where they are in a shared file; where each entry stands there."""

    problems: list[Problem] = field(default_factory=list)
    origins: dict[Path, Origin] = field(default_factory=dict)


def merge_imports(data: dict[str, Any], name: str, reader: Reader, max_size: int) -> Imported:
    """Append the entries of every import to the registries of the data, each marked as imported."""
    imported, seen = Imported(), set[str]()
    for at, path in _paths(data):
        if len(imported.problems) >= MOST:
            break
        try:
            file, raw = reader.read(name, path)
        except Unreadable as error:
            imported.problems.append(unread(error, path, at))
            continue
        if file not in seen:
            seen.add(file)
            _take(data, read_shared(raw, file, max_size), imported, path, at)
    return imported


def _take(data: dict[str, Any], shared: SharedData, imported: Imported, path: str, at: Path) -> None:
    if is_map(shared.data):
        hint = "import a file that holds only personas, channels, sources and lanes"
        imported.problems.append(Problem("bad-value", f"'{path}' is a map, not a shared file", at, hint=hint))
        return
    imported.problems.extend(shared.problems)
    if not any_error(shared.problems):
        _merge(data, shared, imported.origins)


def unread(error: Unreadable, path: str, at: Path) -> Problem:
    """The problem with a path that names no file of ours."""
    if isinstance(error, OutsideFolder):
        message = f"'{path}' leads out of the folder of the maps"
        return Problem("outside-folder", message, at, hint="name a file inside it, relative to this one")
    hint = "name a file of your own: nothing is fetched" if "://" in path else "paths are relative to this file"
    return Problem("missing-file", f"'{path}' names no file", at, hint=hint)


def _paths(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    paths = data.get("imports")
    for number, path in enumerate(paths if isinstance(paths, list) else ()):
        if isinstance(path, str) and path.strip():
            yield ("imports", number), path


def _merge(data: dict[str, Any], shared: SharedData, origins: dict[Path, Origin]) -> None:
    for registry in REGISTRIES:
        entries, own = shared.data.get(registry), data.get(registry, [])
        if entries and isinstance(own, list):
            for number in range(len(entries)):
                origins[registry, len(own) + number] = Origin(shared.placer, (registry, number))
            data[registry] = [*own, *({**entry, "x-imported": True} for entry in entries)]
