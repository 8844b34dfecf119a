"""The words that the reports of measurements share."""

import datetime
from fractions import Fraction
from typing import Final

from journeymap_cli.facts.measured import SHORT
from journeymap_cli.measure.binding import ALL
from journeymap_cli.measure.figures import Measured, rounded, text_of
from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.measure.times import moment
from journeymap_cli.phrases import noun, short_date

NOTHING: Final = "–"


def percent(share: Fraction) -> str:
    """A share as `62.1 %`."""
    return f"{rounded(share * 100):f} %"


def points(share: Fraction | None) -> str:
    """A share that was lost, as `−22.9`."""
    return "" if share is None else f"−{rounded(share * 100):f}"


def length(microseconds: int | None) -> str:
    """A time in the largest unit that leaves at least one: `2.5d`."""
    if microseconds is None:
        return ""
    unit = next((unit for unit in ("w", "d", "h", "min") if microseconds >= SHORT[unit]), "s")
    return f"{rounded(Fraction(microseconds, SHORT[unit])):f}{unit}"


def heading(found: Measurement) -> str:
    """Who entered, and when: `240 people entered from 1 Jul 2026 to 30 Sep 2026`."""
    figures, when = found.result.figures, found.result.period
    entered, young = figures.get(ALL, "entered"), figures.get(ALL, "young")
    people = entered or young
    words = [f"{people:,} {noun(people, 'person', 'people')} entered"]
    words += [f"from {_time(when.since)}"] if when.since is not None else []
    words += [_end(when.until)] if when.until is not None else []
    window = found.binding.measure.window
    late = f"; {young:,} more had less than {window}" if entered else f", none has had {window} yet"
    return f"{' '.join(words)}{late if young else ''}"


def extent(found: Measurement) -> str:
    """How far the data reach: `807 events from 1 Jul 2026 to 12 Oct 2026`."""
    events = found.result.extents[0]
    words = f"{events.rows:,} {noun(events.rows, 'event')}"
    if events.first is None or events.last is None:
        return words
    return f"{words} from {_day(events.first)} to {_day(events.last)}"


def _day(microsecond: int) -> str:
    return short_date(moment(microsecond).date())


def _end(microsecond: int) -> str:
    """The end of a period: its last day, or the time before which it ends."""
    end = moment(microsecond)
    is_day = end.time() == datetime.time()
    return f"to {short_date((end - datetime.timedelta(days=1)).date())}" if is_day else f"before {_time(microsecond)}"


def _time(microsecond: int) -> str:
    """A day, with the time if it is not the start of it."""
    found = moment(microsecond)
    return _day(microsecond) if found.time() == datetime.time() else f"{_day(microsecond)} {found:%H:%M:%S} UTC"


def written(found: Measured) -> str:
    """The value in the map, as text."""
    value = found.target.metric.value
    return NOTHING if value is None else value if isinstance(value, str) else _signed(f"{value:f}")


def measured(found: Measured, digits: int) -> str:
    """The measured value as text, or why there is none."""
    return _signed(text_of(found, digits) or ("too few" if found.has_too_few else NOTHING))


def _signed(number: str) -> str:
    """A number with a true minus sign."""
    return number.replace("-", "\u2212", 1) if number.startswith("-") else number


def unit(found: Measured) -> str:
    """The unit of both values; empty if they have none."""
    if found.target.metric.unit:
        return found.target.metric.unit
    return "%" if found.target.metric.kind in ("reach", "conversion", "csat") else ""


def name(found: Measurement, metric: Measured) -> tuple[str, str]:
    """The place of a metric, empty for one of the whole map, and its name with that of its persona."""
    return found.place_of(metric), found.name_of(metric)
