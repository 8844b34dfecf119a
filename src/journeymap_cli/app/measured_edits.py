"""Measured values as operations on the map: they set `value`, `as_of` and a missing `source`, and nothing else."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from journeymap_cli.app.applying import EditedMap, edit_file
from journeymap_cli.app.sources import MapSource
from journeymap_cli.edits.draft import Draft
from journeymap_cli.edits.journeys import draft_of
from journeymap_cli.edits.operations import Edit
from journeymap_cli.measure.binding import REACH
from journeymap_cli.measure.figures import Measured, measured, says

if TYPE_CHECKING:
    from journeymap_cli.measure.measurement import Measurement


def write_measured(
    source: MapSource, found: "Measurement", *, add: bool = False, write: Callable[[bytes], object] | None = None
) -> EditedMap:
    """Put measured values into a map, and pass the result to `write` if its text differs.

    Raises StaleError if the file has changed since it was read, and what reading it raises.
    """
    return edit_file(source, measured_edits(found, add=add), write=write)


def measured_edits(found: "Measurement", *, add: bool = False) -> list[Edit]:
    """The operations for metrics that were measured; with `add`, also new ones for columns without a reach."""
    draft = draft_of(found.document)
    edits = [edit for metric in found.metrics for edit in _metric(draft, found, metric)]
    return [*edits, *_new(draft, found)] if add else edits


def _metric(draft: Draft, found: "Measurement", measured: Measured) -> Iterator[Edit]:
    if measured.value is None:
        return
    metric, path = measured.target.metric, draft.named(measured.target.path)
    values = _values(found, measured)
    if says(measured, found.limits.digits):
        del values["value"]
    if metric.source or not values["source"]:
        del values["source"]
    if metric.as_of == found.as_of:
        del values["as_of"]
    yield from (Edit("set", (*path, key), value) for key, value in values.items())


def _values(found: "Measurement", measured: Measured) -> dict[str, Any]:
    source = found.binding.measure.source
    return {"value": found.text_of(measured), "as_of": found.as_of.isoformat(), "source": source}


def _new(draft: Draft, found: "Measurement") -> Iterator[Edit]:
    """A new metric for each step with events but without a reach of everyone."""
    for target in found.binding.reachless:
        reach = measured(found.result.figures, target, found.limits.least)
        if reach.value is not None:
            values = {key: value for key, value in _values(found, reach).items() if value is not None}
            path = draft.named(target.path[:-2])
            yield Edit("add", (*path, "metrics"), {"name": REACH, "kind": "reach", **values})
