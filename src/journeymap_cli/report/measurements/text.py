"""Measurements for a terminal: a funnel with bars for each persona, and the metrics of the map."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from journeymap_cli.measure.measurement import Funnel, Measurement, Reached
from journeymap_cli.report.measurements.words import (
    extent,
    heading,
    length,
    measured,
    name,
    percent,
    points,
    unit,
    written,
)
from journeymap_cli.report.terminal import cells, opening, printable

USUAL: Final = 80
NARROWEST: Final = 60
WIDEST: Final = 120
NUMBERS: Final = (8, 9, 8, 8)
"""The widths in cells of the numbers after a bar: reach, people, lost, median."""

HEADS: Final = ("reach", "people", "lost", "median")
LONGEST_NAME: Final = 50
PARTS: Final = " ▏▎▍▌▋▊▉"


class Layout(NamedTuple):
    """The colours, and the widths of names and bars in cells."""

    bold: str
    dim: str
    red: str
    end: str
    name: int
    bar: int

    @property
    def both(self) -> int:
        """The width in cells of a name, a bar, and the space between them."""
        return self.name + 1 + self.bar


def report(found: Iterable[Measurement], *, color: bool = False, width: int | None = None) -> str:
    """All maps, one after the other; `width` is that of the terminal in cells."""
    room = max(NARROWEST, min(width or USUAL, WIDEST)) - 2 - sum(NUMBERS)
    blocks = ("".join(f"{line}\n" for line in _lines(each, _layout(each, room, color=color))) for each in found)
    return "\n".join(blocks)


def _layout(found: Measurement, room: int, *, color: bool) -> Layout:
    """Names get the room they need, up to two thirds, and bars the rest."""
    paints = ("\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m") if color else ("", "", "", "")
    names = [printable(step.name) for step in found.binding.steps]
    wide = max(12, min(max(map(cells, names)), LONGEST_NAME, room * 2 // 3))
    return Layout(*paints, wide, room - wide - 1)


def _lines(found: Measurement, layout: Layout) -> Iterator[str]:
    yield f"{layout.bold}{opening(found.document.journey.title)}{layout.end}"
    yield heading(found)
    yield f"{layout.dim}{extent(found)}{layout.end}"
    for funnel in found.funnels():
        yield ""
        yield from _funnel(funnel, found.limits.least, layout)
    if found.metrics:
        yield ""
        yield from _metrics(found, layout)
    yield from _remarks(found, layout)


def _funnel(funnel: Funnel, least: int, layout: Layout) -> Iterator[str]:
    few = "" if funnel.rows or not funnel.entered else f", too few (--least {least})"
    title = f"{printable(funnel.name)}: {funnel.entered:,}{few}"
    if not funnel.rows:
        yield f"{layout.bold}{title}{layout.end}"
        return
    yield f"{layout.bold}{_padded(title, layout.both + 2)}{layout.end}{layout.dim}{_numbers(HEADS)}{layout.end}"
    yield from (_row(row, layout) for row in funnel.rows)


def _row(row: Reached, layout: Layout) -> str:
    numbers = (percent(row.share), f"{row.amount:,}", points(row.lost), length(row.median))
    line = f"  {_padded(row.step.name, layout.name)} {_bar(float(row.share), layout.bar)}{_numbers(numbers)}"
    return line.rstrip()


def _numbers(texts: Iterable[str]) -> str:
    return "".join(f"{text:>{room}}" for text, room in zip(texts, NUMBERS, strict=True))


def _metrics(found: Measurement, layout: Layout) -> Iterator[str]:
    """The values in the map beside the measured ones, and how many people or answers these are based on."""
    room = layout.both - 13
    heads = f"{'map':>13}{'measured':>10}{'behind':>12}"
    yield f"{layout.bold}{'Metrics':<{room + 2}}{layout.end}{layout.dim}{heads}{layout.end}"
    for metric in found.metrics:
        mark = f"  {layout.red}differs{layout.end}" if found.differs(metric) else ""
        values = f"{_cut(written(metric), 12):>13}{measured(metric, found.limits.digits):>10}"
        behind = f"{_cut(unit(metric), 5):<5}{metric.behind:>6,}"
        yield f"  {_named(*name(found, metric), room)}{values} {behind}{mark}".rstrip()


def _remarks(found: Measurement, layout: Layout) -> Iterator[str]:
    if found.binding.touchpoints:
        yield ""
        heads = f"{'events':>10}{'people':>12}"
        yield f"{layout.bold}{'Touchpoints':<{layout.both + 2}}{layout.end}{layout.dim}{heads}{layout.end}"
    for at, touchpoint in enumerate(found.binding.touchpoints):
        counts = found.result.figures.touchpoints
        numbers = f"{counts['volume', at]:>10,}{counts['visitors', at]:>12,}"
        yield f"  {_padded(touchpoint.text, layout.both)}{numbers}"
    half = layout.both // 2  # of the line, without the words around the two names
    detours = [
        f"  {percent(each.share)} go from {_cut(each.start, half)} to {_cut(each.end, half)}"
        for each in found.detours()
    ]
    if detours:
        yield ""
        yield f"{layout.bold}Ways that are not on the map{layout.end}"
        yield from detours
    if nobody := found.unreached():
        yield ""
        yield f"{layout.bold}Nobody reaches{layout.end}"
        yield from (f"  {_cut(each, layout.both)}" for each in nobody)


def _named(place: str, own: str, width: int) -> str:
    """A metric by its name, with as much of its place as there is room for."""
    room = width - cells(printable(own)) - 2
    return _padded(f"{_cut(place, room)}: {own}" if place and room > 3 else own, width)


def _bar(share: float, width: int) -> str:
    full, rest = divmod(round(share * width * 8), 8)
    return ("█" * full + (PARTS[rest] if rest else "")).ljust(width)


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
