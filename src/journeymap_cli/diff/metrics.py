"""What differs in metrics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.entries import change_at, changed_at, entry_path, there
from journeymap_cli.diff.fields import differences, plain_text
from journeymap_cli.diff.match import pairing
from journeymap_cli.diff.spots import Spot
from journeymap_cli.diff.versions import Versions
from journeymap_cli.diff.weight import of_metric
from journeymap_cli.model.metric import Metric


@dataclass(frozen=True, eq=False)
class Measured:
    """A metric where it stands. `pair` numbers the pair of nodes that it stands in; None for a node of one version."""

    metric: Metric
    spot: Spot
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


def _all(spots: Iterable[tuple[int | None, Spot]]) -> Iterator[Measured]:
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
