"""What differs in the metrics of a node."""

from collections.abc import Iterator

from journeymap_cli.diff.change import Change, Weight
from journeymap_cli.diff.entries import change_at, entry_path, there
from journeymap_cli.diff.fields import differences, plain_text
from journeymap_cli.diff.match import pairing
from journeymap_cli.diff.spots import Spot
from journeymap_cli.diff.versions import Versions
from journeymap_cli.diff.weight import of_metric
from journeymap_cli.model.metric import Metric


def compare_metrics(versions: Versions, old: Spot, new: Spot) -> Iterator[Change]:
    """Every change of the metrics of a node: they pair by id, by name, by kind, by likeness."""
    found = pairing(old.node.metrics, new.node.metrics).by(lambda one: one.id).by(_name)
    found.by(lambda one: None if one.kind == "custom" else one.kind)
    found.alike(_name)
    for before, after in found.pairs:
        yield from _metric(versions, new, before, after)
    yield from (there("removed", old, "metrics", gone) for gone in found.old)
    yield from (there("added", new, "metrics", fresh) for fresh in found.new)


def _name(metric: Metric) -> str:
    return plain_text(metric.name)


def _metric(versions: Versions, spot: Spot, before: Metric, after: Metric) -> Iterator[Change]:
    path = entry_path(spot, "metrics", after)
    if _name(before) != _name(after):
        yield change_at(spot, "renamed", "metric", path, before.name, after.name, Weight.NEUTRAL)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        weight = of_metric(before, after) if found.field == "value" else Weight.NEUTRAL
        at = (*path, found.field)
        yield change_at(spot, "changed", "metric", at, found.before, found.after, weight, found.minor)
    if before.direction != after.direction and before.better != after.better:
        at = (*path, "direction")
        yield change_at(spot, "changed", "metric", at, before.better, after.better, Weight.NEUTRAL)
