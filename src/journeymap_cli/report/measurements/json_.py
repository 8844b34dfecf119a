"""What was measured as JSON: every figure, and the metrics of the map."""

from collections.abc import Sequence
from typing import Any

from journeymap_cli.measure.figures import Measured, differs, text_of
from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.measure.times import moment
from journeymap_cli.report.problems.json_ import dump


def report(found: Sequence[Measurement], *, color: bool = False) -> str:
    """One object for one map; several maps in a list."""
    maps = [_map(each) for each in found]
    return dump(maps[0] if len(maps) == 1 else {"maps": maps})


def _map(found: Measurement) -> dict[str, Any]:
    period, figures = found.result.period, found.result.figures
    return {
        "file": found.document.name,
        "since": _moment(period.since),
        "until": _moment(period.until),
        "through": _moment(period.through),
        "engine": found.engine,
        "rows": found.result.extent.rows,
        "figures": [each._asdict() for each in figures.all()],
        "metrics": [_metric(found, each) for each in found.metrics],
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


def _metric(found: Measurement, metric: Measured) -> dict[str, Any]:
    value = metric.target.metric.value
    return {
        "path": found.path_of(metric),
        "written": None if value is None else f"{value:f}" if not isinstance(value, str) else value,
        "measured": text_of(metric),
        "unit": metric.unit,
        "differs": differs(metric),
        "behind": metric.behind,
    }


def _moment(microsecond: int | None) -> str | None:
    return None if microsecond is None else moment(microsecond).isoformat().replace("+00:00", "Z")
