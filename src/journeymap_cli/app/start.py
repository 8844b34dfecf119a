"""Starting a map: a small first one, or an example with the files that it names."""

import posixpath
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from journeymap_cli.errors import UsageError
from journeymap_cli.load.journeys import named_maps
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.yamlsource.read import read_yaml

FIRST: Final = "first"
MAP: Final = "journey.yaml"


def templates() -> dict[str, str]:
    """The name of each template with a line about it: the small first one, then the examples."""
    return {name: _about(folder) for name, folder in _folders().items()}


def start_map(template: str = FIRST) -> dict[str, bytes]:
    """The contents of a new map and of all files that it names, by relative path; the map, `journey.yaml`, is first.

    Raises UsageError for an unknown template.
    """
    known = _folders()
    if template not in known:
        raise UsageError(f"there is no template '{shown(template, known)}': {suggestion(template, known)}")
    return _contents(known[template])


def _folders() -> dict[str, Traversable]:
    folders = sorted(files("journeymap_cli.examples").iterdir(), key=lambda folder: folder.name)
    examples = {folder.name: folder for folder in folders if folder.joinpath(MAP).is_file()}
    return {FIRST: files("journeymap_cli.templates").joinpath(FIRST), **examples}


def _about(folder: Traversable) -> str:
    """The first line of a map where that is a comment, else its title."""
    raw = folder.joinpath(MAP).read_bytes()
    first = raw.decode().partition("\n")[0]
    return first.removeprefix("# ") if first.startswith("#") else str(read_yaml(raw).data["title"])


def _contents(folder: Traversable) -> dict[str, bytes]:
    """The map, the files that it names, the files that those name, and so on."""
    contents: dict[str, bytes] = {}
    waiting = [MAP]
    while waiting:
        path = waiting.pop()
        if path not in contents:
            contents[path] = folder.joinpath(*path.split("/")).read_bytes()
            base = posixpath.dirname(path)
            waiting.extend(posixpath.normpath(posixpath.join(base, other)) for other in _named_files(contents[path]))
    return contents


def _named_files(raw: bytes) -> Iterator[str]:
    data: dict[str, Any] = read_yaml(raw).data
    imports: str | Iterable[str] = data.get("imports", ())
    yield from [imports] if isinstance(imports, str) else imports
    yield from named_maps(data)
