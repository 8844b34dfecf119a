"""Format measurements as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from textwrap import fill
from typing import Final

from aims import outcomes
from measure import REFERENCE, Result, Sample
from sections import Layout, Measured

HEAD: Final = """\
# Benchmarks

Written by `python bench/run.py`, which installs the peers into a cache once and measures all of this; `--quick` takes
under two minutes after that and prints the report instead of writing it here, `--help` lists the rest.

Every command is a process of its own. The cases of a table ran in turns (A B A B); the figures are medians. *Time* is
what a user waits, *CPU* is user and system time of all processes together, *ratio* is CPU beside the import line of the
same table, *memory* is the peak of the largest process. *Beside* is CPU beside the case that the column names. A run
that takes too long is ended and shown as `> 60 s`, one that fails as refused with its exit code.
"""
WAITED: Final = """\
**The machine was busy with other work: the import line waited for {share:.0%} of its time. The elapsed seconds are too
high, and the CPU seconds are rough. Run this again on an idle machine.**
"""
IDLE: Final = 0.2
"""Maximum share of waiting time for the import line on an idle machine."""
MEASURES: Final = {"cpu": "CPU, s (ratio)", "elapsed": "Time, s", "memory": "Memory, MiB"}


def report(facts: Iterable[tuple[str, str]], measured: Mapping[str, Measured]) -> str:
    """Format the whole report."""
    share = waited(measured)
    warning = [WAITED.format(share=share)] if share > IDLE else []
    parts = [HEAD, *warning, *table(("About this run", ""), facts, "---")]
    aims = list(outcomes(measured))
    if aims:
        parts += ["", "## Aims", "", *table(("CPU of", "Aim", "Measured", "Met"), aims)]
    for part in measured.values():
        parts += ["", *section(part)]
    return "\n".join(parts) + "\n"


def waited(measured: Mapping[str, Measured]) -> float:
    """The median share of time that the import line spent waiting: 0 on an idle machine."""
    shares = [1 - run.cpu / run.elapsed for name, run in samples(measured) if name == REFERENCE.name]
    return median(shares) if shares else 0.0


def samples(measured: Mapping[str, Measured]) -> Iterator[tuple[str, Sample]]:
    """Every run with the name of its case."""
    for part in measured.values():
        for results in part.results.values():
            yield from ((name, sample) for name, result in results.items() for sample in result.samples)


def failures(measured: Mapping[str, Measured]) -> Iterator[str]:
    """The commands that failed where none should; not those that took too long, which the tables show."""
    for part in measured.values():
        yield from (f"{part.section.title}: {place}: {why}" for place, why in _failed(part))


def section(measured: Measured) -> Iterator[str]:
    """The lines of a section."""
    about = measured.section
    yield from (f"## {about.title}", "", *_wrapped(about.text))
    if about.batches:
        yield ""
        yield from LAYOUTS[about.layout](measured)
        yield from _notes(measured)


def _wrapped(text: str) -> Iterator[str]:
    """Wrap text to the repository's line width."""
    for line in text.splitlines():
        yield fill(line, 120, break_on_hyphens=False, break_long_words=False)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "---:") -> Iterator[str]:
    """A table with text in the first column and right-aligned figures in the others."""
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{f' {align} |' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def figure(result: Result, measure: str) -> str:
    """The median as text, or the reason why there is none."""
    if not result.samples:
        return "" if measure == "memory" else result.failure
    return f"{result.median(measure):.0f}" if measure == "memory" else f"{result.median(measure):.2f}"


def ratio(result: Result, other: Result) -> str:
    """The ratio of two cases' CPU times; empty if either has no runs."""
    return f"{result.median('cpu') / other.median('cpu'):.2f}" if result.samples and other.samples else ""


def _rows(measured: Measured) -> Iterator[str]:
    beside = measured.section.beside
    head = ["Time, s", "CPU, s", "Ratio", "Memory, MiB", *([f"Beside `{beside}`"] if beside else [])]
    for position, batch in enumerate(measured.section.batches):
        results = measured.results[batch.label]
        if position:
            yield ""
        yield from table([_of(batch.label, batch.runs), *head], (_row(name, results, beside) for name in results))


def _of(label: str, runs: int) -> str:
    times = "1 run" if runs == 1 else f"{runs} runs"
    return f"{label}, {times}" if label else times.capitalize()


def _row(name: str, results: Mapping[str, Result], beside: str) -> list[str]:
    result = results[name]
    figures = [figure(result, "elapsed"), figure(result, "cpu"), ratio(result, results[REFERENCE.name])]
    last = [ratio(result, results[beside]) if name != REFERENCE.name else ""] if beside else []
    return [name, *figures, figure(result, "memory"), *last]


def _growth(measured: Measured) -> Iterator[str]:
    batches = measured.section.batches
    runs = ", ".join(str(batch.runs) for batch in batches)
    yield from (f"Runs: {runs}.", "")
    for position, (measure, title) in enumerate(MEASURES.items()):
        if position:
            yield ""
        names = measured.results[batches[0].label]
        rows = ([name, *(_cell(results, name, measure) for results in measured.results.values())] for name in names)
        yield from table([title, *(batch.label for batch in batches)], rows)


def _cell(results: Mapping[str, Result], name: str, measure: str) -> str:
    shown = figure(results[name], measure)
    beside = ratio(results[name], results[REFERENCE.name]) if measure == "cpu" and name != REFERENCE.name else ""
    return f"{shown} ({beside})" if beside else shown


def _seen(measured: Measured) -> Iterator[str]:
    names = list(measured.results[measured.section.batches[0].label])
    rows = (
        [label, *("seen" if results[name].code else results[name].failure for name in names)]
        for label, results in measured.results.items()
    )
    yield from table(["Fault", *names], rows)


def _notes(measured: Measured) -> Iterator[str]:
    for place, why in _failed(measured):
        yield from ("", f"{place}: `{why}`")


def _failed(measured: Measured) -> Iterator[tuple[str, str]]:
    """The commands that failed unexpectedly, and the output of each."""
    if measured.section.layout is Layout.SEEN:
        return
    for label, results in measured.results.items():
        for name, result in results.items():
            if result.has_failed:
                yield f"{name}, {label}" if label else name, result.reason or result.failure


LAYOUTS: Final = {Layout.ROWS: _rows, Layout.GROWTH: _growth, Layout.SEEN: _seen}
