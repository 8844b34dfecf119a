"""What differs in metrics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from journeymap_cli.diff.change import Change, ChangePath, ChangeSubject, MapSection, added_or_removed, changed
from journeymap_cli.diff.entries import added_or_removed_entry
from journeymap_cli.diff.fields import Difference, differences, plain, plain_text
from journeymap_cli.diff.impact import impact_of_metric
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
class MetricRef:
    """A metric in its node. `pair` is the index of the pair of its node; None where only one version has the node."""

    metric: Metric
    node: NodeRef
    pair: int | None

    @property
    def name(self) -> str:
        """Its name, however it is folded in the file."""
        return plain_text(self.metric.name)


def compare_metrics(versions: Versions) -> Iterator[Change]:
    """Every change of metrics.

    They pair by id, by name in the same cell, by name and value in any cell, by kind in the same cell, and by likeness
    of their names there.
    """
    nodes = versions.nodes
    old = [*_metrics(enumerate(one for one, _ in nodes.pairs)), *_metrics((None, ref) for ref in nodes.removed)]
    new = [*_metrics(enumerate(other for _, other in nodes.pairs)), *_metrics((None, ref) for ref in nodes.added)]
    found = pairing(old, new).by(lambda one: one.metric.id)
    found.by(lambda one: None if one.pair is None else (one.pair, one.name))
    found.by(lambda one: (one.name, one.metric.kind, one.metric.value, one.metric.unit))
    found.by(lambda one: None if one.pair is None or one.metric.kind == "custom" else (one.pair, one.metric.kind))
    found.alike_within(lambda one: one.pair, lambda one: one.name)
    for before, after in found.pairs:
        if before.pair is not None or after.pair is not None:
            yield from _compare_metric(versions, before, after)
    yield from (
        added_or_removed_entry("removed", one.node, "metrics", one.metric) for one in found.old if one.pair is not None
    )
    yield from (
        added_or_removed_entry("added", one.node, "metrics", one.metric) for one in found.new if one.pair is not None
    )


def _metrics(refs: Iterable[tuple[int | None, NodeRef]]) -> Iterator[MetricRef]:
    return (MetricRef(metric, ref, pair) for pair, ref in refs for metric in ref.node.metrics)


def _compare_metric(versions: Versions, old: MetricRef, new: MetricRef) -> Iterator[Change]:
    before, after = old.metric, new.metric
    path = new.node.entry_path("metrics", after)
    if old.pair is None or old.pair != new.pair:
        yield Change("moved", "metric", path, old.node.id, new.node.id)
    if old.name != new.name:
        yield Change("renamed", "metric", path, before.name, after.name)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        yield changed("metric", path, found, impact_of_metric(before, after) if found.field == "value" else None)
    if before.direction != after.direction and before.better != after.better:
        yield changed("metric", path, Difference("direction", before.better, after.better))


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
        yield changed("journey", ChangePath(), Difference("id", old.id, new.id))
    for found in differences(old, new, versions.translate, NOT_FACTS):
        yield changed("journey", ChangePath(), found)
    for found in differences(old.scope or Scope(), new.scope or Scope(), versions.translate, ()):
        yield changed("journey", ChangePath(section="scope"), found)
    if _scale(old.scale) != _scale(new.scale):
        yield changed("journey", ChangePath(), Difference("scale", _scale(old.scale), _scale(new.scale)))


def _scale(scale: Scale) -> dict[str, Any]:
    labels = {str(score): plain(label) for score, label in sorted(scale.labels.items())}
    return {"min": scale.min, "max": scale.max, "labels": labels}


def _registry(versions: Versions, of: ChangeSubject, section: MapSection, found: Pairing[E]) -> Iterator[Change]:
    yield from _on_one_side(of, section, found)
    for before, after in found.pairs:
        path = ChangePath(section, entry=after.id)
        if not isinstance(after, Source) and plain(_name(before)) != plain(_name(after)):
            yield Change("renamed", of, path, _name(before), _name(after))
        for field in differences(before, after, versions.translate, ("name",)):
            is_derived = field.field == "id" and (isinstance(before.id, DerivedId) or isinstance(after.id, DerivedId))
            if not is_derived:
                yield changed(of, path, field)


def _on_one_side(of: ChangeSubject, section: MapSection, found: Pairing[E]) -> Iterator[Change]:
    """The entries that only one version has."""
    for one in found.old:
        yield added_or_removed("removed", of, ChangePath(section, entry=one.id), _name(one))
    for one in found.new:
        yield added_or_removed("added", of, ChangePath(section, entry=one.id), _name(one))


def _name(entry: Persona | Channel | Source | Lane) -> str:
    if isinstance(entry, Lane):
        return entry.label or entry.id
    return entry.title if isinstance(entry, Source) else entry.name


def _lanes(versions: Versions) -> Iterator[Change]:
    old, new = listed(versions.old), listed(versions.new)
    found = pairing(old, new).by(lambda lane: lane.id)
    yield from _on_one_side("lane", "lanes", found)
    for moved in out_of_order(found.pairs, old, new, lambda lanes: [lane.id for lane in lanes]):
        yield Change("moved", "lane", ChangePath("lanes", entry=moved.id), None, None)
    for before, after in found.pairs:
        for field in differences(before, after, versions.translate, ("id",)):
            yield changed("lane", ChangePath("lanes", entry=after.id), field)
