"""What was measured as JSON: every figure, and the metrics of the map."""

from collections.abc import Sequence
from typing import Any

from journeymap_cli.edits.draft import Draft
from journeymap_cli.edits.journeys import draft_of
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
