"""The two versions that are compared, with all that was paired."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from journeymap_cli.diff.fields import Translation
from journeymap_cli.diff.items import Items, pair_items
from journeymap_cli.diff.match import Pairing, likeness, pairing
from journeymap_cli.diff.spots import Spots, pair_spots
from journeymap_cli.facts.cast import cast
from journeymap_cli.model.channel import Channel
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.model.source import Source


@dataclass(frozen=True)
class Versions:
    """Old and new with their pairs; `translate` turns references of the old version into ids of the new."""

    old: Journey
    new: Journey
    personas: Pairing[Persona]
    channels: Pairing[Channel]
    sources: Pairing[Source]
    spots: Spots
    items: Items
    translate: Translation


def pair_versions(old: Journey, new: Journey) -> Versions:
    """Everything that belongs together."""
    personas = _pair(cast(old), cast(new))
    channels = _pair(old.channels, new.channels)
    sources = _pair(old.sources, new.sources)
    spots = pair_spots(old, new)
    items = pair_items(spots)
    ids: dict[str, Mapping[str, str]] = {
        "personas": {before.id: after.id for before, after in personas.pairs},
        "channels": {before.id: after.id for before, after in channels.pairs},
        "sources": {before.id: after.id for before, after in sources.pairs},
        "items": {a.item.id: b.item.id for a, b in items.pairs if a.item.id and b.item.id},
    }
    return Versions(old, new, personas, channels, sources, spots, items, Translation(ids))


E = TypeVar("E", Persona, Channel, Source)


def _pair(old: Iterable[E], new: Iterable[E]) -> Pairing[E]:
    """Entries of a registry: by written id, by name, by derived id, by likeness."""
    found = pairing(old, new).by(_written_id).by(_name).by(_id)
    return found.alike(lambda before, after: likeness(_name(before), _name(after)), _name)


def _written_id(entry: Persona | Channel | Source) -> str | None:
    return None if isinstance(entry.id, DerivedId) else entry.id


def _id(entry: Persona | Channel | Source) -> str:
    return entry.id


def _name(entry: Persona | Channel | Source) -> str:
    return entry.title if isinstance(entry, Source) else entry.name
