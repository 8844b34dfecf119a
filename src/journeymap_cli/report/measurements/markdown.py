"""Measurements as Markdown, for a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.render.markdown.text import inline
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
from journeymap_cli.report.terminal import printable


def report(found: Iterable[Measurement], *, color: bool = False, width: int | None = None) -> str:
    """All maps, one after the other."""
    return "\n".join("".join(f"{line}\n" for line in _lines(each)) for each in found)


def _lines(found: Measurement) -> Iterator[str]:
    yield f"### {_cell(found.document.journey.title)}"
    yield ""
    yield f"**{heading(found)}** ({extent(found)})"
    yield ""
    yield from _table(_funnel(found))
    if found.metrics:
        yield ""
        yield from _table(_metrics(found))
    remarks = [f"{percent(each.share)} go from {each.start} to {each.end}" for each in found.detours()]
    remarks += [f"nobody reaches {step}" for step in found.unreached()]
    remarks += found.notes
    if remarks:
        yield ""
        yield from (f"- {_cell(each)}" for each in remarks)


def _funnel(found: Measurement) -> Iterator[Sequence[str]]:
    """Yield the rows of the table: the steps with the figures of everyone, then the reach of each persona."""
    everyone, *personas = found.funnels()
    yield (
        "",
        f"{everyone.name}: {everyone.entered:,}",
        "Lost",
        "Median",
        *(f"{p.name}: {p.entered:,}" for p in personas),
    )
    for at, step in enumerate(found.binding.steps):
        own = everyone.rows[at] if everyone.rows else None
        lost, median = (points(own.lost), length(own.median)) if own else ("", "")
        shares = (percent(each.rows[at].share) if each.rows else "too few" for each in personas)
        yield step.name, percent(own.share) if own else "too few", lost, median, *shares


def _metrics(found: Measurement) -> Iterator[Sequence[str]]:
    yield "Metric", "Map", "Measured", "Behind", ""
    for metric in found.metrics:
        own = ": ".join(filter(None, name(found, metric)))
        value = f"{measured(metric, found.limits.digits)} {unit(metric)}".strip()
        mark = "differs" if found.differs(metric) else ""
        yield own, written(metric), value, f"{metric.behind:,}", mark


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table, from its head on; the first column is text, the others are numbers."""
    for number, row in enumerate(rows):
        yield f"| {' | '.join(map(_cell, row))} |"
        if not number:
            yield f"| --- |{' ---: |' * (len(row) - 1)}"


def _cell(text: str) -> str:
    return inline(printable(text))
