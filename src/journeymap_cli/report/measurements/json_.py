"""Measurements as JSON: every figure, and the metrics of the map."""

from collections.abc import Sequence
from typing import Any, Final

from journeymap_cli.edits.draft import Draft
from journeymap_cli.edits.journeys import draft_of
from journeymap_cli.json_schema import COUNT, DIALECT, TEXT, Schema, exact_object
from journeymap_cli.measure.figures import Measured
from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.measure.times import moment
from journeymap_cli.report.problems.json_ import dump


def report(found: Sequence[Measurement], *, color: bool = False, width: int | None = None) -> str:
    """One object for one map; several maps in a list."""
    maps = [_map(each) for each in found]
    return dump(maps[0] if len(maps) == 1 else {"maps": maps})


def _map(found: Measurement) -> dict[str, Any]:
    period, figures, draft = found.result.period, found.result.figures, draft_of(found.document)
    return {
        "file": found.document.name,
        "since": _moment(period.since),
        "until": _moment(period.until),
        "through": _moment(period.through),
        "engine": found.result.engine,
        "rows": found.result.extents[0].rows,
        "figures": [each._asdict() for each in figures.all()],
        "metrics": [_metric(found, each, draft) for each in found.metrics],
        "touchpoints": [
            {
                "text": each.text,
                "volume": figures.touchpoints["volume", at],
                "visitors": figures.touchpoints["visitors", at],
            }
            for at, each in enumerate(found.binding.touchpoints)
        ],
        "notes": list(found.notes),
    }


def _metric(found: Measurement, metric: Measured, draft: Draft) -> dict[str, Any]:
    value = metric.target.metric.value
    return {
        "path": list(draft.named(metric.target.path)),
        "written": None if value is None else f"{value:f}" if not isinstance(value, str) else value,
        "measured": found.text_of(metric),
        "differs": found.differs(metric),
        "behind": metric.behind,
    }


def _moment(microsecond: int | None) -> str | None:
    return None if microsecond is None else moment(microsecond).isoformat().replace("+00:00", "Z")


ID: Final = "urn:journeymap:measure:1"
FIGURES: Final = (
    *("entered", "young", "reached", "events", "went", "p50", "p90", "next", "left", "volume", "visitors"),
    *("answers", "invalid", "promoters", "detractors", "satisfied", "sum"),
)
TIME: Final = {"type": ["string", "null"], "format": "date-time"}
MAYBE: Final = {"type": ["string", "null"]}
TEXTS: Final = {"type": "array", "items": TEXT}


def measure_schema() -> Schema:
    """The JSON Schema of `report`."""
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Figures of journey maps",
        "description": "What `journeymap measure --format json` prints: a map, or several in a list.",
        "anyOf": [{"$ref": "#/$defs/map"}, exact_object({"maps": {"type": "array", "items": {"$ref": "#/$defs/map"}}})],
        "$defs": {"map": _map_schema()},
    }


def _map_schema() -> Schema:
    touchpoint = exact_object({"text": TEXT, "volume": COUNT, "visitors": COUNT})
    return exact_object(
        {
            "file": TEXT,
            "since": _of(TIME, "When the period starts; null if it has no start."),
            "until": _of(TIME, "The moment before which it ends."),
            "through": _of(TIME, "Up to when the data are complete."),
            "engine": _of(TEXT, "What counted the events."),
            "rows": _of(COUNT, "How many events there are in the data."),
            "figures": {"type": "array", "items": _figure_schema()},
            "metrics": {"type": "array", "items": _metric_schema()},
            "touchpoints": {"type": "array", "items": touchpoint},
            "notes": _of(TEXTS, "What readers of the figures should know."),
        }
    )


def _figure_schema() -> Schema:
    return exact_object(
        {
            "cohort": _of(TEXT, "The id of a persona, or all."),
            "figure": {"enum": list(FIGURES)},
            "step": _of(MAYBE, "The id of a stage or step; of the metric for answers."),
            "to": _of(MAYBE, "The id of the step at the end of a way."),
            "value": _of({"type": "integer"}, "How many; microseconds for p50 and p90."),
        }
    )


def _metric_schema() -> Schema:
    return exact_object(
        {
            "path": _of(TEXTS, "Keys and ids from the top of the map, as `journeymap apply` takes them."),
            "written": _of(MAYBE, "The value that the map has."),
            "measured": _of(MAYBE, "The value that `--write` would write; null if there is none, or too few."),
            "differs": {"type": "boolean"},
            "behind": _of(COUNT, "How many entities or answers are behind the value."),
        }
    )


def _of(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}
