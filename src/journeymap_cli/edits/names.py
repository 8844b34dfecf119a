"""The names of entries in paths, for data in long form. They are the same as those that `diff` prints."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.diff.names import MAX_CHARACTERS
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.load.ids import REGISTRIES, fill_ids
from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Takeaway
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Node, Transition
from journeymap_cli.model.registries import Lane, Source
from journeymap_cli.model.slug import slug

WITH_DERIVED_ID: Final = (Node, Registered)
"""The parts whose missing id is derived from their name, so that others can refer to it."""

NAMED_BY: Final[Sequence[tuple[type[Model], str]]] = (
    (Lane, "label"),
    (Source, "title"),
    (Item, "text"),
    (Takeaway, "text"),
    (Node, "name"),
    (Registered, "name"),
    (Metric, "name"),
)
"""The key with the name of an entry, by its part."""


def name_key(part: type[Model] | None) -> str | None:
    """The key with the name of an entry; None for feelings and transitions, which have no name."""
    return next((key for kind, key in NAMED_BY if part and issubclass(part, kind)), None)


def derived_ids(data: Mapping[str, Any], file_name: str) -> dict[int, str]:
    """The id, written or derived, of each stage, step and registry entry, by the `id()` of its data."""
    copy: dict[str, Any] = {
        "title": "",
        **{key: _bones(data.get(key)) for key, *_ in REGISTRIES},
        "stages": _bones(data.get("stages")),
    }
    fill_ids(copy, file_name)
    return {
        id(entry): filled["id"]
        for key in (*(key for key, *_ in REGISTRIES), "stages")
        for entry, filled in _pairs(data.get(key), copy[key])
    }


def _bones(entries: Any) -> list[dict[str, Any]]:
    """Copies of entries with only their ids and names, and those of their steps."""
    return [
        {key: _bones(value) if key == "steps" else value for key, value in entry.items() if key in KEPT}
        for entry in entries or ()
    ]


KEPT: Final = ("id", "name", "title", "steps", "x-imported")


def _pairs(entries: Any, filled: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for entry, other in zip(entries or (), filled, strict=True):
        yield entry, other
        yield from _pairs(entry.get("steps"), other.get("steps", ()))


def entry_name(entry: Any, shape: FieldShape, ids: Mapping[int, str]) -> str:
    """The name of an entry in a path. Names that occur twice in a list are not numbered yet."""
    if not isinstance(entry, dict):
        return str(entry)
    if shape.part and issubclass(shape.part, Emotion):
        return str(entry.get("persona") or NOBODY)
    if shape.part and issubclass(shape.part, Transition):
        return str(entry.get("to", ""))
    found = ids.get(id(entry)) or entry.get("id")
    return found or slug(str(entry.get(name_key(shape.part) or "", "")))[:MAX_CHARACTERS].strip("-") or "item"


def numbered(names: Sequence[str]) -> dict[str, list[int]]:
    """The indices in a list by name. If a name occurs twice, each index also has a name of its own, with a number."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        found.setdefault(name, []).append(at)
    counts, taken = Counter(names), set(names)
    for name in [name for name, count in counts.items() if count > 1]:
        number = 0
        for at in found[name].copy():
            number += 1
            while f"{name}-{number}" in taken:
                number += 1
            found[f"{name}-{number}"] = [at]
    return found
