"""Changes as JSON, one object; several maps in a list."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison, total
from journeymap_cli.report.json_ import dump


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """One map with its versions, summary and changes; where `several` were asked for, a list of them."""
    if several:
        return dump({"summary": total(comparisons), "maps": [_map(comparison) for comparison in comparisons]})
    return "".join(dump(_map(comparison)) for comparison in comparisons)


def _map(comparison: Comparison) -> dict[str, Any]:
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
        "path": list(change.path),
        "before": _plain(change.before),
        "after": _plain(change.after),
        "weight": str(change.weight),
        "stage": change.stage,
        "step": change.step,
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value
