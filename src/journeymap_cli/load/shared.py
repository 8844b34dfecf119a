"""Loading shared files, whose registries several maps import."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from journeymap_cli.errors import OutsideFolderError, UnreadableError
from journeymap_cli.load.check import MOST, check
from journeymap_cli.load.document import Document, Origin, Placer
from journeymap_cli.load.folded import swallowed
from journeymap_cli.load.ids import fill_registry_ids
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import Reader
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path, Problem, any_error
from journeymap_cli.rule_ids import BAD_VALUE, MISSING_FILE, OUTSIDE_FOLDER
from journeymap_cli.yamlsource.read import YamlText, read_yaml

if TYPE_CHECKING:
    from journeymap_cli.model.shared import Shared

REGISTRIES: Final = ("personas", "channels", "sources", "lanes")
MAP: Final = ("title", "stages")
"""Keys of a map that a shared file does not have."""


class SharedData(NamedTuple):
    """A shared file: its data in long form, its registries if they are valid, its problems, and a placer for them."""

    data: Any
    registries: "Shared | None"
    problems: tuple[Problem, ...]
    placer: Placer


def is_shared(data: Any) -> bool:
    """Whether the data is a shared file: it has a registry, but neither title nor stages."""
    return isinstance(data, dict) and not is_map(data) and any(registry in data for registry in REGISTRIES)


def is_map(data: Any) -> bool:
    """Whether the data is intended to be a map: it has a title or stages."""
    return isinstance(data, dict) and any(data.get(key) is not None for key in MAP)


@lru_cache(maxsize=16)
def read_shared(raw: bytes, file: str, max_size: int) -> SharedData:
    """Read a shared file. Cached, because many maps import the same file."""
    return shared_data(read_yaml(raw, max_size), file)


def shared_data(text: YamlText, file: str) -> SharedData:
    """Load a text as a shared file."""
    placer = Placer(file, text.positions)
    if text.data is None and any_error(text.problems):
        return SharedData(None, None, tuple(placer.place_all(text.problems)), placer)
    from journeymap_cli.model.shared import Shared  # most maps import none

    data = normalize({} if text.data is None else text.data, FieldShape(part=Shared))
    if isinstance(data, dict):
        fill_registry_ids(data)
    registries, found = check(data, Shared, text.positions.is_bare)
    problems = placer.place_all([*text.problems, *islice(swallowed(text), MOST), *found])
    return SharedData(data, registries, tuple(problems), placer)


def as_document(text: YamlText, shared: SharedData) -> Document:
    """A valid shared file as a document, whose journey has no stages."""
    registries = {registry: getattr(shared.registries, registry) for registry in REGISTRIES}
    journey = Journey.model_construct(id="shared", title="", stages=(), **registries)
    return Document(
        shared.placer.name,
        text.text,
        journey,
        shared.placer,
        warnings=shared.problems,
        is_shared=True,
    )


class Imported:
    """The result of imports: problems, which have spans if they are in shared files, and the origin of each entry."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.origins: dict[Path, Origin] = {}


def merge_imports(data: dict[str, Any], name: str, reader: Reader, max_size: int) -> Imported:
    """Append the entries of all imports, marked as imported, to the registries of `data`, in place."""
    imported, seen = Imported(), set[str]()
    for at, path in _paths(data):
        if len(imported.problems) >= MOST:
            break
        try:
            file, raw = reader.read(name, path)
        except UnreadableError as error:
            imported.problems.append(unread(error, path, at))
            continue
        if file not in seen:
            seen.add(file)
            _take(data, read_shared(raw, file, max_size), imported, path, at)
    return imported


def _take(data: dict[str, Any], shared: SharedData, imported: Imported, path: str, at: Path) -> None:
    if is_map(shared.data):
        hint = "import a file that holds only personas, channels, sources and lanes"
        imported.problems.append(Problem(BAD_VALUE, f"'{path}' is a map, not a shared file", at, hint=hint))
        return
    imported.problems.extend(shared.problems)
    if not any_error(shared.problems):
        _merge(data, shared, imported.origins, posixpath.dirname(path))


def unread(error: UnreadableError, path: str, at: Path) -> Problem:
    """The problem of a path whose file is missing, or outside the folder of the maps."""
    if isinstance(error, OutsideFolderError):
        message = f"'{path}' is outside the folder of the maps"
        return Problem(OUTSIDE_FOLDER, message, at, hint="use a file inside it, with a path relative to this file")
    hint = "use a local file: nothing is downloaded" if "://" in path else "paths are relative to this file"
    return Problem(MISSING_FILE, f"there is no file '{path}'", at, hint=hint)


def _paths(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    paths = data.get("imports")
    for number, path in enumerate(paths if isinstance(paths, list) else ()):
        if isinstance(path, str) and path.strip():
            yield ("imports", number), path


def _merge(data: dict[str, Any], shared: SharedData, origins: dict[Path, Origin], folder: str) -> None:
    for registry in REGISTRIES:
        entries, own = shared.data.get(registry), data.get(registry, [])
        if entries and isinstance(own, list):
            for number in range(len(entries)):
                origins[registry, len(own) + number] = Origin(shared.placer, (registry, number))
            data[registry] = [*own, *({**_from_here(entry, folder), "x-imported": True} for entry in entries)]


def _from_here(entry: dict[str, Any], folder: str) -> dict[str, Any]:
    """The entry with the path of its picture relative to the map, which imports the entry from `folder`."""
    image = entry.get("image")
    if not folder or not isinstance(image, dict) or not isinstance(image.get("file"), str):
        return entry
    return {**entry, "image": {**image, "file": posixpath.normpath(posixpath.join(folder, image["file"]))}}
