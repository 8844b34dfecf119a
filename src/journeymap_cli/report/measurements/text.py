"""What was measured, for a terminal of 80 cells: a funnel with bars for each persona, and the metrics of the map."""

from collections.abc import Iterable, Iterator
from typing import Final

from journeymap_cli.measure.figures import differs
from journeymap_cli.measure.measurement import Funnel, Measurement
from journeymap_cli.report.measurements.words import heading, measured, name, percent, period, unit, written
from journeymap_cli.report.terminal import cells, opening, printable

NAME: Final = 32
BAR: Final = 26
PARTS: Final = " ▏▎▍▌▋▊▉"
BOLD, DIM, RED, RESET = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"


def report(found: Iterable[Measurement], *, color: bool = False) -> str:
    """All maps, one after the other."""
    blocks = ("".join(f"{line}\n" for line in _lines(each, color=color)) for each in found)
    return "\n".join(blocks)


def _lines(found: Measurement, *, color: bool) -> Iterator[str]:
    bold, dim, red, end = (BOLD, DIM, RED, RESET) if color else ("", "", "", "")
    yield f"{bold}{opening(found.document.journey.title)}{end}"
    yield f"{heading(found)}"
    yield f"{dim}{period(found)}{end}"
    for funnel in found.funnels():
        yield ""
        yield from _funnel(funnel, found.least, bold, end)
    if found.metrics:
        yield ""
        yield f"{bold}{'Metrics':{NAME + 2}}{'map':>14}{'measured':>14}{end}"
    for metric in found.metrics:
        mark = f"  {red}differs{end}" if differs(metric) else ""
        values = f"{_cut(written(metric), 13):>14}{measured(metric):>14}"
        yield f"  {_named(*name(found, metric))}{values} {_cut(unit(metric), 8)}{mark}".rstrip()
    yield from _remarks(found, bold, end)


def _funnel(funnel: Funnel, least: int, bold: str, end: str) -> Iterator[str]:
    few = "" if funnel.rows or not funnel.entered else f", too few (--least {least})"
    yield f"{bold}{printable(funnel.name)}{end}: {funnel.entered:,}{few}"
    for row in funnel.rows:
        bar = _bar(float(row.share))
        yield f"  {_padded(row.step.name, NAME)} {bar} {percent(row.share):>7} {row.amount:>9,}"


def _remarks(found: Measurement, bold: str, end: str) -> Iterator[str]:
    touchpoints = found.binding.touchpoints
    if touchpoints:
        yield ""
        yield f"{bold}{'Touchpoints':{NAME + 2}}{'events':>14}{'people':>14}{end}"
    for at, touchpoint in enumerate(touchpoints):
        counts = found.result.figures.touchpoints
        yield f"  {_padded(touchpoint.text, NAME)}{counts['volume', at]:>14,}{counts['visitors', at]:>14,}"
    detours = [
        f"  {percent(each.share)} go from {printable(each.start)} to {printable(each.end)}" for each in found.detours()
    ]
    if detours:
        yield ""
        yield f"{bold}Ways that the map does not have{end}"
        yield from detours
    if nobody := found.unreached():
        yield ""
        yield f"{bold}Nobody reaches{end} {printable(', '.join(nobody))}"


def _named(place: str, own: str) -> str:
    """A metric by its name, with as much of its place as there is room for."""
    room = NAME - cells(printable(own)) - 2
    return _padded(f"{_cut(place, room)}: {own}" if place and room > 3 else own, NAME)


def _bar(share: float) -> str:
    eighths = round(share * BAR * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (PARTS[rest] if rest else "")).ljust(BAR)


def _cut(text: str, width: int) -> str:
    shown = printable(text)
    if cells(shown) <= width:
        return shown
    while cells(shown) >= width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def _padded(text: str, width: int) -> str:
    shown = _cut(text, width)
    return shown + " " * (width - cells(shown))
