"""The two versions to compare, and which of their parts are the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from journeymap_cli.diff.fields import Translation, plain_text
from journeymap_cli.diff.match import Pairing, pairing
from journeymap_cli.diff.moved_feelings import MovedFeeling, moved_feelings
from journeymap_cli.diff.node_ref import NodeRef, are_apart, written
from journeymap_cli.diff.pairing import ItemRef, NodePairs, pair_items, pair_nodes
from journeymap_cli.facts import mentions
from journeymap_cli.facts.entries import whole_map
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source
from journeymap_cli.problem import Path

FACTS: Final = ("role", "description", "goals", "needs", "frustrations", "quote", "date", "sample", "url")
"""Fields by which an entry of a registry is recognised, apart from its name."""


class Versions(NamedTuple):
    """The old and the new version, and their pairs. `translate` converts references in the old version to new ids.

    `compared` are the pairs of nodes in which something may differ; `whole` are the entries of the whole map in both.
    """

    old: Journey
    new: Journey
    personas: Pairing[Persona]
    channels: Pairing[Channel]
    sources: Pairing[Source]
    nodes: NodePairs
    compared: list[tuple[NodeRef, NodeRef]]
    whole: tuple[NodeRef, NodeRef]
    items: Pairing[ItemRef]
    feelings: tuple[MovedFeeling, ...]
    translate: Translation


def pair_versions(old: Journey, new: Journey) -> Versions:
    """Find all pairs."""
    personas = _pair(participants(old), participants(new), mentions.personas, (old, new))
    channels = _pair(old.channels, new.channels, mentions.channels, (old, new))
    sources = _pair(old.sources, new.sources, mentions.sources, (old, new))
    nodes = pair_nodes(old, new)
    before, after = whole_map(old), whole_map(new)
    whole = NodeRef(before, before), NodeRef(after, after)
    compared = nodes.differing
    items = pair_items(nodes, whole, compared)
    translate = _translation(personas, channels, sources, nodes, items)
    if translate.renames or old.scale != new.scale:
        compared = nodes.pairs
        items = pair_items(nodes, whole, compared)
        translate = _translation(personas, channels, sources, nodes, items)
    feelings = moved_feelings(nodes, items, translate.ids["personas"])
    return Versions(old, new, personas, channels, sources, nodes, compared, whole, items, feelings, translate)


def _translation(
    personas: Pairing[Persona],
    channels: Pairing[Channel],
    sources: Pairing[Source],
    nodes: NodePairs,
    items: Pairing[ItemRef],
) -> Translation:
    registries: Mapping[str, Pairing[Any]] = {"personas": personas, "channels": channels, "sources": sources}
    ids = {name: {before.id: after.id for before, after in found.pairs} for name, found in registries.items()}
    item_ids = {a.item.id: b.item.id for a, b in items.pairs if a.item.id and b.item.id}
    return Translation({**ids, "nodes": nodes.ids, "items": item_ids})


E = TypeVar("E", Persona, Channel, Source)
Find: TypeAlias = Callable[[Journey], Iterable[mentions.Mention]]


def _pair(old: Iterable[E], new: Iterable[E], find: Find, journeys: tuple[Journey, Journey]) -> Pairing[E]:
    """Pair the entries of a registry by written id, name, derived id, the places that mention them, and similarity."""
    found = pairing(old, new).by(_written_id).by(_name).by(_id)
    if found.old and found.new:
        before, after = (_places(find(journey)) for journey in journeys)
        found.by(lambda entry: before.get(entry.id), lambda entry: after.get(entry.id))
    return found.alike(_name, _overlap)


def _places(found: Iterable[mentions.Mention]) -> dict[str, frozenset[Path]]:
    """All places that mention each id."""
    places: dict[str, set[Path]] = defaultdict(set)
    for path, name in found:
        places[name].add(path)
    return {name: frozenset(paths) for name, paths in places.items()}


def registry_name(entry: Persona | Channel | Source | Lane) -> str:
    """The name of an entry of a registry."""
    if isinstance(entry, Lane):
        return entry.label or entry.id
    return entry.title if isinstance(entry, Source) else entry.name


def _written_id(entry: Persona | Channel | Source) -> str | None:
    return written(entry.id)


def _id(entry: Persona | Channel | Source) -> str:
    return entry.id


def _name(entry: Persona | Channel | Source) -> str:
    return plain_text(registry_name(entry))


def _overlap(old: E, new: E) -> float | None:
    """The share of facts that two entries have in common, 0 to 1; None if their ids show that they differ."""
    if are_apart(old.id, new.id):
        return None
    before, after = _facts(old), _facts(new)
    return 2 * len(before & after) / ((len(before) + len(after)) or 1)


def _facts(entry: Persona | Channel | Source) -> set[tuple[str, object]]:
    return {(name, value) for name in FACTS if (value := getattr(entry, name, None))}
