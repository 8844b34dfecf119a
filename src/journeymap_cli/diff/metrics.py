"""What differs in metrics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap_cli.diff.change import Change, changed
from journeymap_cli.diff.entries import added_or_removed_entry
from journeymap_cli.diff.fields import Difference, differences, plain_text
from journeymap_cli.diff.impact import impact_of_metric
from journeymap_cli.diff.match import pairing
from journeymap_cli.diff.node_ref import NodeRef
from journeymap_cli.diff.pairing import WHOLE_PAIR
from journeymap_cli.diff.versions import Versions
from journeymap_cli.model.metric import Metric


@dataclass(frozen=True, eq=False)
class MetricRef:
    """A metric in its node. `pair` is that of an `ItemRef`."""

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
    pairs = [(WHOLE_PAIR, versions.whole), *enumerate(versions.compared)]
    old = [*_metrics((at, one) for at, (one, _) in pairs), *_metrics((None, ref) for ref in nodes.removed)]
    new = [*_metrics((at, other) for at, (_, other) in pairs), *_metrics((None, ref) for ref in nodes.added)]
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
        yield Change("moved", "metric", path, old.node.parent, new.node.parent)
    if old.name != new.name:
        yield Change("renamed", "metric", path, before.name, after.name)
    for found in differences(before, after, versions.translate, ("id", "name", "direction")):
        yield changed("metric", path, found, impact_of_metric(before, after) if found.field == "value" else None)
    if before.direction != after.direction and before.better != after.better:
        yield changed("metric", path, Difference("direction", before.better, after.better))
