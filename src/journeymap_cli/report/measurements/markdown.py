"""What was measured as Markdown, for a pull request."""

from collections.abc import Iterable, Iterator

from journeymap_cli.measure.figures import differs
from journeymap_cli.measure.measurement import Measurement
from journeymap_cli.render.markdown.text import inline
from journeymap_cli.report.measurements.words import heading, measured, name, percent, period, unit, written
from journeymap_cli.report.terminal import printable


def report(found: Iterable[Measurement], *, color: bool = False) -> str:
    """All maps, one after the other."""
    return "\n".join("".join(f"{line}\n" for line in _lines(each)) for each in found)


def _lines(found: Measurement) -> Iterator[str]:
    yield f"### {_cell(found.document.journey.title)}"
    yield ""
    yield f"**{heading(found)}** ({period(found)})"
    funnels = list(found.funnels())
    yield ""
    yield f"| | {' | '.join(_cell(f'{each.name}: {each.entered:,}') for each in funnels)} |"
    yield f"| --- |{' ---: |' * len(funnels)}"
    for at, step in enumerate(found.binding.steps):
        shares = (percent(each.rows[at].share) if each.rows else "too few" for each in funnels)
        yield f"| {_cell(step.name)} | {' | '.join(shares)} |"
    if found.metrics:
        yield ""
        yield "| Metric | Map | Measured | |"
        yield "| --- | ---: | ---: | --- |"
    for metric in found.metrics:
        mark = "differs" if differs(metric) else ""
        values = f"{_cell(written(metric))} | {_cell(f'{measured(metric)} {unit(metric)}'.strip())}"
        yield f"| {_cell(': '.join(filter(None, name(found, metric))))} | {values} | {mark} |"
    remarks = [f"{percent(each.share)} go from {each.start} to {each.end}" for each in found.detours()]
    remarks += [f"nobody reaches {step}" for step in found.unreached()]
    remarks += found.notes
    if remarks:
        yield ""
        yield from (f"- {_cell(each)}" for each in remarks)


def _cell(text: str) -> str:
    return inline(printable(text))
