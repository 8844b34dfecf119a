"""What differs in metrics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from journeymap_cli.diff.change import Change, ChangeSubject, Ids
from journeymap_cli.diff.entries import change_at, changed_at, entry_path, there
from journeymap_cli.diff.fields import differences, plain, plain_text
from journeymap_cli.diff.impact import of_field, of_metric
from journeymap_cli.diff.match import Pairing, out_of_order, pairing
from journeymap_cli.diff.pairing import NodeRef
from journeymap_cli.diff.versions import Versions
from journeymap_cli.facts.entries import listed
from journeymap_cli.model.journey import Scale, Scope
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Source
from journeymap_cli.model.slug import DerivedId


@dataclass(frozen=True, eq=False)
class Measured:
    """A metric where it stands. `pair` numbers the pair of nodes that it stands in; None for a node of one version."""

    metric: Metric
    spot: NodeRef
    pair: int | None

    @property
    def name(self) -> str:
        """What it is called."""
        return plain_text(self.metric.name)


def compare_metrics(versions: Versions) -> Iterator[Change]:
    """Every change of metrics: by id, by name in their cell, as they are in another, by kind, by likeness."""
    spots = versions.spots
    old = [*_all(enumerate(one for one, _ in spots.pairs)), *_all((None, spot) for spot in spots.removed)]
    new = [*_all(enumerate(other for _, other in spots.pairs)), *_all((None, spot) for spot in spots.added)]
    found = pairing(old, new).by(lambda one: one.metric.id)
    found.by(lambda one: None if one.pair is None else (one.pair, one.name))
    found.by(lambda one: (one.name, one.metric.kind, one.metric.value, one.metric.unit))
    found.by(lambda one: None if one.pair is None or one.metric.kind == "custom" else (one.pair, one.metric.kind))
    found.alike_within(lambda one: one.pair, lambda one: one.name)
    for before, after in found.pairs:
        if before.pair is not None or after.pair is not None:
            yield from _metric(versions, before, after)
    yield from (there("removed", gone.spot, "metrics", gone.metric) for gone in found.old if gone.pair is not None)
    yield from (there("added", fresh.spot, "metrics", fresh.metric) for fresh in found.new if fresh.pair is not None)


def _all(spots: Iterable[tuple[int | None, NodeRef]]) -> Iterator[Measured]:
    return (Measured(metric, spot, at) for at, spot in spots for metric in spot.node.metrics)


def _metric(versions: Versions, old: Measured, new: Measured) -> Iterator[Change]:
    spot, before, after = new.spot, old.metric, new.metric
    path = entry_path(spot, "metrics", after)
    if old.pair is None or old.pair != new.pair:
        yield change_at(spot, "moved", "metric", path, old.spot.node.id, spot.node.id)
    if old.name != new.name:
        yield change_at(spot, "renamed", "metric", path, before.name, after.name)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        yield changed_at(spot, "metric", path, found, of_metric(before, after) if found.field == "value" else None)
    if before.direction != after.direction and before.better != after.better:
        at = (*path, "direction")
        yield change_at(spot, "changed", "metric", at, before.better, after.better)


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


def _changed(of: ChangeSubject, path: Ids, before: Any, after: Any, *, minor: bool = False) -> Change:
    return Change("changed", of, path, before, after, of_field(of, path[-1], before, after), minor=minor)


def _registry(versions: Versions, of: ChangeSubject, key: str, found: Pairing[E]) -> Iterator[Change]:
    yield from _there(of, key, found)
    for before, after in found.pairs:
        if not isinstance(after, Source) and plain(_called(before)) != plain(_called(after)):
            yield Change("renamed", of, (key, after.id), _called(before), _called(after))
        for field in differences(before, after, versions.translate, ("name",)):
            derived = field.field == "id" and (isinstance(before.id, DerivedId) or isinstance(after.id, DerivedId))
            if not derived:
                yield _changed(of, (key, after.id, field.field), field.before, field.after, minor=field.minor)


def _there(of: ChangeSubject, key: str, found: Pairing[E]) -> Iterator[Change]:
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
