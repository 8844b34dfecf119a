"""The words that the reports of measurements share."""

from fractions import Fraction
from typing import Final

from journeymap_cli.measure.figures import Measured, rounded, text_of
from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.measure.times import moment
from journeymap_cli.phrases import short_date

NOTHING: Final = "–"


def percent(share: Fraction) -> str:
    """A share as `62.1 %`."""
    return f"{rounded(share * 100):f} %"


def heading(found: Measurement) -> str:
    """Who entered, and when."""
    figures = found.result.figures
    young = figures.get("all", "young")
    late = f", {young:,} more had less than {found.binding.measure.window} yet" if young else ""
    return f"{figures.get('all', 'entered'):,} entered{late}"


def period(found: Measurement) -> str:
    """The period, and how far the data reach: `from 1 Jul 2026, before 1 Oct 2026, data to 31 Oct 2026`."""
    when = found.result.period
    parts = [f"from {_day(when.since)}"] if when.since is not None else []
    parts += [f"before {_day(when.until)}"] if when.until is not None else []
    return ", ".join([*parts, f"data to {_day(when.through)}", f"{found.result.extent.rows:,} events"])


def _day(microsecond: int) -> str:
    return short_date(moment(microsecond).date())


def written(found: Measured) -> str:
    """The value that the map has."""
    value = found.target.metric.value
    return NOTHING if value is None else f"{value:f}" if not isinstance(value, str) else value


def measured(found: Measured) -> str:
    """The value that was measured, or why there is none."""
    return text_of(found) or ("too few" if found.has_too_few else NOTHING)


def unit(found: Measured) -> str:
    """What stands behind both values."""
    if found.target.metric.unit:
        return found.target.metric.unit
    return "%" if found.target.metric.kind in ("reach", "conversion", "csat") else ""


def name(found: Measurement, metric: Measured) -> tuple[str, str]:
    """The place of a metric, empty for one of the whole map, and its name with its persona."""
    cohort = metric.target.cohort
    persona = next((each.name for each in found.binding.cohorts if each.id == cohort), "")
    own = metric.target.metric.name
    return found.place_of(metric), f"{own} ({persona})" if persona else own
