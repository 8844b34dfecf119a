"""What differs at the top of two journeys: their facts, registries and lanes."""

from collections.abc import Iterator
from typing import Any, TypeVar

from journeymap_cli.diff.change import Change, Ids, Of
from journeymap_cli.diff.fields import differences, plain
from journeymap_cli.diff.match import Pairing, out_of_order, pairing
from journeymap_cli.diff.versions import Versions
from journeymap_cli.diff.weight import of_field
from journeymap_cli.facts.lanes import listed
from journeymap_cli.model.channel import Channel
from journeymap_cli.model.journey import Scale, Scope
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.model.source import Source

E = TypeVar("E", Persona, Channel, Source, Lane)
NOT_FACTS = ("journeymap", "id", "scope", "scale", "personas", "channels", "sources", "lanes", "stages")


def compare_top(versions: Versions) -> Iterator[Change]:
    """Every change outside the stages."""
    yield from _facts(versions)
    yield from _registry(versions, "persona", "personas", versions.personas)
    yield from _registry(versions, "channel", "channels", versions.channels)
    yield from _registry(versions, "source", "sources", versions.sources)
    yield from _lanes(versions)


def _facts(versions: Versions) -> Iterator[Change]:
    old, new = versions.old, versions.new
    if old.id != new.id and not isinstance(old.id, DerivedId) and not isinstance(new.id, DerivedId):
        yield _changed("journey", ("id",), old.id, new.id)
    for found in differences(old, new, versions.translate, NOT_FACTS):
        yield _changed("journey", (found.field,), found.before, found.after, minor=found.minor)
    for found in differences(old.scope or Scope(), new.scope or Scope(), versions.translate, ()):
        yield _changed("journey", ("scope", found.field), found.before, found.after)
    if _scale(old.scale) != _scale(new.scale):
        yield _changed("journey", ("scale",), _scale(old.scale), _scale(new.scale))


def _scale(scale: Scale) -> dict[str, Any]:
    labels = {str(score): plain(label) for score, label in sorted(scale.labels.items())}
    return {"min": scale.min, "max": scale.max, "labels": labels}


def _changed(of: Of, path: Ids, before: Any, after: Any, *, minor: bool = False) -> Change:
    return Change("changed", of, path, before, after, of_field(of, path[-1], before, after), minor=minor)


def _registry(versions: Versions, of: Of, key: str, found: Pairing[E]) -> Iterator[Change]:
    yield from _there(of, key, found)
    for before, after in found.pairs:
        if not isinstance(after, Source) and plain(_called(before)) != plain(_called(after)):
            yield Change("renamed", of, (key, after.id), _called(before), _called(after))
        for field in differences(before, after, versions.translate, ("name",)):
            derived = field.field == "id" and (isinstance(before.id, DerivedId) or isinstance(after.id, DerivedId))
            if not derived:
                yield _changed(of, (key, after.id, field.field), field.before, field.after, minor=field.minor)


def _there(of: Of, key: str, found: Pairing[E]) -> Iterator[Change]:
    """The entries that came or went."""
    yield from (Change("removed", of, (key, gone.id), _called(gone), None) for gone in found.old)
    yield from (Change("added", of, (key, fresh.id), None, _called(fresh)) for fresh in found.new)


def _called(entry: Persona | Channel | Source | Lane) -> str:
    if isinstance(entry, Lane):
        return entry.label or entry.id
    return entry.title if isinstance(entry, Source) else entry.name


def _lanes(versions: Versions) -> Iterator[Change]:
    old, new = listed(versions.old), listed(versions.new)
    found = pairing(old, new).by(lambda lane: lane.id)
    yield from _there("lane", "lanes", found)
    for moved in out_of_order(found.pairs, old, new, lambda lanes: [lane.id for lane in lanes]):
        yield Change("moved", "lane", ("lanes", moved.id), None, None)
    for before, after in found.pairs:
        for field in differences(before, after, versions.translate, ("id",)):
            yield _changed("lane", ("lanes", after.id, field.field), field.before, field.after)
