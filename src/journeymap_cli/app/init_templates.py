"""The maps to begin with: a small first one, and the examples with the files that they name."""

import posixpath
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from journeymap_cli.errors import UsageError
from journeymap_cli.load.journeys import named_maps
from journeymap_cli.nearest import nearest
from journeymap_cli.yamlsource.read import read_yaml

FIRST: Final = "first"
MAP: Final = "journey.yaml"


def init_templates() -> dict[str, Traversable]:
    """The folder of each map by its name: the first one, then the examples."""
    folders = sorted(files("journeymap_cli.examples").iterdir(), key=lambda folder: folder.name)
    examples = {folder.name: folder for folder in folders if folder.joinpath(MAP).is_file()}
    return {FIRST: files("journeymap_cli.templates").joinpath(FIRST), **examples}


def init_template(name: str) -> Traversable:
    """The folder of one map. Raises Usage where nobody knows it."""
    known = init_templates()
    if name not in known:
        found = nearest(name, known)
        hint = f"did you mean '{found}'?" if found else "journeymap init --list shows them"
        raise UsageError(f"there is no template '{name}': {hint}")
    return known[name]


def about(folder: Traversable) -> str:
    """What a map is about, in a line: its first line where that is a comment, else its title."""
    raw = folder.joinpath(MAP).read_bytes()
    first = raw.decode().partition("\n")[0]
    return first.removeprefix("# ") if first.startswith("#") else str(read_yaml(raw).data["title"])


def contents(folder: Traversable) -> dict[str, bytes]:
    """The map and all files that it names, and those that they name, by their paths below the folder."""
    found: dict[str, bytes] = {}
    waiting = [MAP]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = folder.joinpath(*path.split("/")).read_bytes()
            base = posixpath.dirname(path)
            waiting.extend(posixpath.normpath(posixpath.join(base, other)) for other in _named(found[path]))
    return found


def _named(raw: bytes) -> Iterator[str]:
    data: dict[str, Any] = read_yaml(raw).data
    imports: str | Iterable[str] = data.get("imports", ())
    yield from [imports] if isinstance(imports, str) else imports
    yield from named_maps(data)
