"""Starting a map: a small first one, or an example with the files that it names."""

import posixpath
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from journeymap_cli.errors import UsageError
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.yamlsource.read import read_yaml

FIRST: Final = "first"
MAP: Final = "journey.yaml"
REFERENCES: Final = ("imports", "journey", "counterpart")
"""The keys that name other YAML files."""


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
            others = _named_files(read_yaml(contents[path]).data) if path.endswith(".yaml") else ()
            waiting.extend(posixpath.normpath(posixpath.join(base, other)) for other in others)
    return contents


def _named_files(data: Any) -> Iterator[str]:
    """The paths that a map or a part of it names: imports, other maps, pictures."""
    if isinstance(data, list):
        for entry in data:
            yield from _named_files(entry)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in REFERENCES:
                yield from [value] if isinstance(value, str) else value
            elif key == "image":
                yield value["file"]
            else:
                yield from _named_files(value)
