"""Registries from shared files, merged into the data of the map that imports them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from journeymap_cli.errors import MissingFile, OutsideFolder, Unreadable
from journeymap_cli.load.check import check
from journeymap_cli.load.document import Placer
from journeymap_cli.load.ids import fill_registry_ids
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.widen import Shape, widen
from journeymap_cli.load.yaml_text import read_yaml
from journeymap_cli.model.shared import Shared
from journeymap_cli.problem import Path, Problem, any_error

REGISTRIES = ("personas", "channels", "sources", "lanes")


@dataclass
class Imported:
    """What came with imports: the problems, placed where they are in a shared file; the import of each entry."""

    problems: list[Problem] = field(default_factory=list)
    origins: dict[Path, Path] = field(default_factory=dict)


def merge_imports(data: dict[str, Any], name: str, reader: Reader) -> Imported:
    """Append the entries of every import to the registries of the data, each marked as imported."""
    imported, seen = Imported(), set[str]()
    for at, path in _paths(data):
        try:
            file, raw = reader.read(name, path)
        except Unreadable as error:
            imported.problems.append(unread(error, path, at))
            continue
        if file not in seen:
            seen.add(file)
            shared, found = _read(raw, file)
            imported.problems.extend(found)
            _merge(data, {} if any_error(found) else shared, at, imported.origins)
    return imported


def unread(error: Unreadable, path: str, at: Path) -> Problem:
    """The problem with a path that names no file of ours."""
    if isinstance(error, OutsideFolder):
        message = f"'{path}' leads out of the folder of the maps"
        return Problem("outside-folder", message, at, hint="name a file inside it, relative to this one")
    what = "it is no file" if not isinstance(error, MissingFile) else "there is no such file"
    return Problem("missing-file", f"'{path}': {what}", at, hint="paths are relative to this file")


def _paths(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    paths = data.get("imports")
    for number, path in enumerate(paths if isinstance(paths, list) else ()):
        if isinstance(path, str) and path.strip():
            yield ("imports", number), path


def _read(raw: bytes, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """The data of a shared file, and its problems at their places in it."""
    text = read_yaml(raw)
    found, data = list(text.problems), {}
    if text.data is not None or not any_error(found):
        data = widen({} if text.data is None else text.data, Shape(part=Shared))
        if isinstance(data, dict):
            fill_registry_ids(data)
        found.extend(check(data, Shared)[1])
    return data, Placer(file, text.positions).place_all(found)


def _merge(data: dict[str, Any], shared: dict[str, Any], at: Path, origins: dict[Path, Path]) -> None:
    for registry in REGISTRIES:
        entries, own = shared.get(registry), data.get(registry, [])
        if entries and isinstance(own, list):
            origins.update({(registry, len(own) + number): at for number in range(len(entries))})
            data[registry] = [*own, *({**entry, "x-imported": True} for entry in entries)]
