"""Deriving missing ids from names, on data in long form, before validation."""

from collections.abc import Iterable, Iterator
from typing import Any

from journeymap_cli.model.slug import DerivedId, as_id, free, slug

REGISTRIES = (("personas", "name", "persona"), ("channels", "name", "channel"), ("sources", "title", "source"))
"""Each registry, the key that its ids are derived from, and the id for a value without letters and digits."""


def fill_ids(data: dict[str, Any], file_name: str) -> None:
    """Add the derived ids to the data of a map, in file order, without repeating written ids."""
    if "id" not in data:
        title = data.get("title")
        found = slug(title) if isinstance(title, str) else ""
        wanted = found or slug(file_name.rpartition("/")[2].partition(".")[0]) or "journey"
        data["id"] = DerivedId(free(wanted, ()))
    fill_registry_ids(data)
    _fill(list(_nodes(data)), "name")
    if data.get("channels"):
        _match_channels(data)


def _match_channels(data: dict[str, Any]) -> None:
    """Give references to channels the normal form of ids, as the model does with all others.

    The model cannot do this, because in a map without `channels` a channel is any text and stays as it is.
    """
    for node, _ in _nodes(data):
        for touchpoint in _mappings(node.get("touchpoints")):
            if isinstance(channel := touchpoint.get("channel"), str):
                touchpoint["channel"] = as_id(channel)


def fill_registry_ids(data: dict[str, Any]) -> None:
    """Add the derived ids of personas, channels and sources to the data of a map or a shared file."""
    for registry, key, otherwise in REGISTRIES:
        _fill([(entry, otherwise) for entry in _mappings(data.get(registry))], key)


def _nodes(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for stage in _mappings(data.get("stages")):
        yield stage, "stage"
        yield from ((step, "step") for step in _mappings(stage.get("steps")))


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    return (entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else iter(())


def _fill(entries: Iterable[tuple[dict[str, Any], str]], key: str) -> None:
    """Add ids to entries, derived from the value of a key, or else from the fallback of each entry.

    An entry with the name of an imported one gets the same id, without a number, so that the collision is reported.
    """
    entries = list(entries)
    taken = {as_id(entry["id"]) for entry, _ in entries if isinstance(entry.get("id"), str)}
    imported = {as_id(entry["id"]) for entry, _ in entries if "x-imported" in entry}
    last: dict[str, str] = {}
    for entry, otherwise in entries:
        if "id" not in entry:
            name = entry.get(key)
            wanted = (slug(name) if isinstance(name, str) else "") or otherwise
            found = wanted if wanted in imported else free(wanted, taken, last.get(wanted))
            last[wanted] = entry["id"] = DerivedId(found)
            taken.add(found)
