"""Changes as JSON: one object, or several maps in a list."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, get_args

from journeymap_cli.diff.change import Change, ChangeKind, ChangeSubject
from journeymap_cli.diff.comparison import COUNTS, Comparison, total
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.trust import Trust
from journeymap_cli.json_schema import COUNT, DIALECT, Schema
from journeymap_cli.model.base import Model
from journeymap_cli.model.measure import Where
from journeymap_cli.report.problems.json_ import dump


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """One map with its versions, summary and changes; with `several`, a list of maps."""
    if several:
        return dump({"summary": total(comparisons), "maps": [map_data(comparison) for comparison in comparisons]})
    return "".join(dump(map_data(comparison)) for comparison in comparisons)


def map_data(comparison: Comparison) -> dict[str, Any]:
    """The object of one map."""
    return {
        "old": comparison.old_name,
        "new": comparison.new_name,
        "summary": comparison.summary,
        "changes": [_change(change) for change in comparison.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "of": change.of,
        "path": list(change.path.keys),
        "before": _plain(change.before),
        "after": _plain(change.after),
        "weight": str(change.impact),
        "trust": change.trust and str(change.trust),
        "holds": _plain(change.holds.plain) if change.holds else None,
        "stage": change.path.stage,
        "step": change.path.step,
    }


def _plain(value: Any) -> Any:
    """Convert a value to JSON data."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, Model):
        return value.model_dump(exclude_defaults=True, exclude={"extensions"})
    if isinstance(value, Where):
        return value.written()
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


ID: Final = "urn:journeymap:diff:1"

NAME: Final = {"type": ["string", "null"]}


def diff_schema() -> Schema:
    """The schema of one object: one map, or several under `maps`."""
    several = {"summary": {"$ref": "#/$defs/summary"}, "maps": {"type": "array", "items": {"$ref": "#/$defs/map"}}}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "What changed",
        "description": "What `journeymap diff --format json` prints: one map, or several under `maps`.",
        "oneOf": [{"$ref": "#/$defs/map"}, _object(several)],
        "$defs": {"map": _map_diff_schema(), "summary": _summary(), "change": _change_diff_schema(), "holds": _holds()},
    }


def _map_diff_schema() -> Schema:
    return _object(
        {
            "old": {"type": "string", "description": "The old version: a file, or `REV:path`."},
            "new": {"type": "string", "description": "The new version."},
            "summary": {"$ref": "#/$defs/summary"},
            "changes": {"type": "array", "items": {"$ref": "#/$defs/change"}},
        }
    )


def _summary() -> Schema:
    described = (
        "How many changes there are of each kind, how many are better or worse for the customer, and how many make the "
        "evidence for the map firmer or weaker."
    )
    return {**_object(dict.fromkeys(COUNTS, COUNT)), "description": described}


def _holds() -> Schema:
    counts = {"type": "object", "additionalProperties": COUNT}
    return _object(
        {
            "steps": {**COUNT, "description": "How many steps; 0 for a step."},
            "items": {**counts, "description": "How many entries, by lane."},
            "severities": {**counts, "description": "How many pain points, by severity; `unrated` without one."},
            "scores": {"type": "array", "items": {"type": "number"}, "description": "Every score, in file order."},
        }
    )


def _change_diff_schema() -> Schema:
    return _object(
        {
            "kind": {"enum": list(get_args(ChangeKind)), "description": "What happened."},
            "of": {"enum": list(get_args(ChangeSubject)), "description": "What it happened to."},
            "path": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Keys and ids from the top of the map, never positions: of the new version, for what "
                "was removed of the old. Empty where the whole map is new or gone.",
            },
            "before": {"description": "The old value; for `moved` the old parent's id; null where there is none."},
            "after": {"description": "The new value; for `moved` the new parent's id; null where there is none."},
            "weight": {"enum": [str(impact) for impact in Impact], "description": "What it means for the customer."},
            "trust": {
                "enum": [*map(str, Trust), None],
                "description": "What it means for how well the map is supported: evidence, sources, last review.",
            },
            "holds": {
                "anyOf": [{"$ref": "#/$defs/holds"}, {"type": "null"}],
                "description": "What an added or removed stage or step contains that the other version has nowhere.",
            },
            "stage": {**NAME, "description": "The stage, by id; null for the map."},
            "step": {**NAME, "description": "The step, by id; null for the map and for a stage."},
        }
    )


def _object(properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": list(properties)}
