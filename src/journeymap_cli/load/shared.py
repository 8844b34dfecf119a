"""Shared files: registries that several maps import."""

from functools import lru_cache
from typing import Any, Final, NamedTuple

from journeymap_cli.load.check import check
from journeymap_cli.load.document import Document, Placer
from journeymap_cli.load.ids import fill_registry_ids
from journeymap_cli.load.widen import Shape, widen
from journeymap_cli.load.yaml_text import YamlText, read_yaml
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.shared import Shared
from journeymap_cli.problem import Problem, any_error

REGISTRIES: Final = ("personas", "channels", "sources", "lanes")
MAP: Final = ("title", "stages")
"""What a map has and a shared file has not."""


class SharedData(NamedTuple):
    """A shared file that was read: widened data, the registries where they are sound, what is wrong, and the places."""

    data: Any
    registries: Shared | None
    problems: tuple[Problem, ...]
    placer: Placer


def is_shared(data: Any) -> bool:
    """Whether the data is that of a shared file: it has a registry, and neither title nor stages."""
    return isinstance(data, dict) and not is_map(data) and any(registry in data for registry in REGISTRIES)


def is_map(data: Any) -> bool:
    """Whether the data means to be a map."""
    return isinstance(data, dict) and any(data.get(key) is not None for key in MAP)


@lru_cache(maxsize=16)
def read_shared(raw: bytes, file: str, max_size: int) -> SharedData:
    """Read what a map imports; many maps import the same file."""
    return shared_data(read_yaml(raw, max_size), file)


def shared_data(text: YamlText, file: str) -> SharedData:
    """The data of a text as a shared file."""
    placer = Placer(file, text.positions)
    if text.data is None and any_error(text.problems):
        return SharedData(None, None, tuple(placer.place_all(text.problems)), placer)
    data = widen({} if text.data is None else text.data, Shape(part=Shared))
    if isinstance(data, dict):
        fill_registry_ids(data)
    registries, found = check(data, Shared, text.positions.is_bare)
    return SharedData(data, registries, tuple(placer.place_all([*text.problems, *found])), placer)


def as_document(text: YamlText, shared: SharedData) -> Document:
    """A sound shared file as a journey without stages."""
    held = {registry: getattr(shared.registries, registry) for registry in REGISTRIES}
    journey = Journey.model_construct(id="shared", title="", stages=(), **held)
    return Document(
        shared.placer.name,
        text.text,
        journey,
        shared.placer,
        warnings=shared.problems,
        is_shared=True,
    )
