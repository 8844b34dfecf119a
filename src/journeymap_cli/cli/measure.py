"""journeymap measure: count in recorded events what a map says."""

import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final

import typer

from journeymap_cli.cli.console import Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    MaxSizeOption,
    QuietOption,
    VersionOption,
    pick,
)
from journeymap_cli.formats import MEASUREMENT_REPORTS

if TYPE_CHECKING:
    from journeymap_cli.app.measure import Question
    from journeymap_cli.app.sources import MapSource
    from journeymap_cli.measure.measurement import Measurement
    from journeymap_cli.report.problems.checked import Checked

EXAMPLE = "Example: journeymap measure journey.yaml --data 'events/*.parquet' --since 2026-07-01 --until 2026-09-30"
DIFFERS: Final = 1
SECONDS: Final = {"s": 1, "min": 60, "h": 3600}

MapsArgument = Annotated[list[str], typer.Argument(metavar="MAP", help="Maps with 'measure'; - for standard input.")]
EventsOption = Annotated[
    str | None,
    typer.Option(
        metavar="DATA", help="A file or pattern (CSV, JSON, Parquet), duckdb://FILE, postgres://..., or env:NAME."
    ),
]
EventsTableOption = Annotated[str | None, typer.Option(metavar="TABLE", help="The table of events in a database.")]
EnteredSinceOption = Annotated[
    str | None, typer.Option(metavar="DAY", help="Count who starts from this day on, in UTC; or a time with a zone.")
]
UntilOption = Annotated[str | None, typer.Option(metavar="DAY", help="The last day to start; or before this time.")]
ThroughOption = Annotated[
    str | None, typer.Option(metavar="DAY", help="The last day with all events.  [default: the newest event]")
]
CheckMetricsOption = Annotated[bool, typer.Option("--check", help="Fail if a metric is not what was measured.")]
ToleranceOption = Annotated[
    str, typer.Option(metavar="N", help="How far a metric may be off, beyond the digits it has.")
]
LeastOption = Annotated[
    int, typer.Option(metavar="N", min=0, help="Tell nothing with fewer people or answers behind it.")
]
MeasurementFormatOption = Annotated[str, pick("--format", "-f", names=MEASUREMENT_REPORTS, help_="What to print.")]
SqlOption = Annotated[
    str | None, typer.Option("--sql", metavar="ENGINE", help="Print the query for an engine, and run nothing.")
]
ColumnsOption = Annotated[
    list[str], typer.Option("--columns", metavar="NAME", help="The only columns that maps may read; repeatable.")
]
MemoryOption = Annotated[str, typer.Option(metavar="SIZE", help="The most memory for DuckDB: 2GB.")]
TimeoutOption = Annotated[str, typer.Option(metavar="TIME", help="The most time for a query: 90s, 10min, 1h.")]


@guarded
def measure(
    maps: MapsArgument,
    data: EventsOption = None,
    table: EventsTableOption = None,
    since: EnteredSinceOption = None,
    until: UntilOption = None,
    through: ThroughOption = None,
    check: CheckMetricsOption = False,
    tolerance: ToleranceOption = "0",
    least: LeastOption = 10,
    format_: MeasurementFormatOption = "text",
    sql: SqlOption = None,
    columns: ColumnsOption = NONE,
    memory: MemoryOption = "4GB",
    timeout: TimeoutOption = "10min",
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Count in recorded events how many people reach each step, how long it takes, and compare that with the map."""
    from journeymap_cli.app.measure import Question, missing_parts, parse_moment
    from journeymap_cli.app.sources import map_file
    from journeymap_cli.cli.choices import size
    from journeymap_cli.errors import UsageError

    if missing := missing_parts():
        raise UsageError(missing)
    from journeymap_cli.measure.engines import place_of

    console = Console(color, quiet)
    question = Question(
        place_of(data) if data else "",
        table,
        parse_moment(since),
        parse_moment(until, is_end=True),
        parse_moment(through, is_end=True),
        least,
        _amount(tolerance),
        _names(columns),
        size(memory),
        _seconds(timeout),
    )
    sources = [map_file(name, size(max_size)) for name in maps]
    if sql is not None:
        raise typer.Exit(_print_queries(sources, sql, question, console))
    if not data:
        raise UsageError("write --data: a file or pattern of events, or the address of a database")
    found, code = _measured(sources, question, console)
    if found:
        print_bytes(_report(found, format_, console, fails=check).encode(errors="backslashreplace"))
    for each in found:
        for note in each.notes:
            console.note(note)
    differs = check and any(each.differing for each in found)
    if check:
        _say(found, format_, console)
    raise typer.Exit(max(code, DIFFERS if differs else 0))


def _names(typed: Sequence[str]) -> frozenset[str] | None:
    """The columns that may be read, which commas may join; None if all may."""
    return frozenset(name.strip() for names in typed for name in names.split(",")) if typed else None


def _amount(typed: str) -> Decimal:
    from journeymap_cli.errors import UsageError
    from journeymap_cli.model.scalars import parse_number

    found = parse_number(typed)
    if found is None or found < 0:
        raise UsageError(f"'{typed}' is not a tolerance: write a number from 0")
    return found


def _seconds(typed: str) -> float:
    import re

    from journeymap_cli.errors import UsageError

    found = re.fullmatch(r"(\d{1,6})(s|min|h)", typed, re.ASCII)
    if not found or not int(found[1]):
        raise UsageError(f"'{typed}' is not a length of time: write 90s, 10min or 1h")
    return int(found[1]) * SECONDS[found[2]]


def _measured(
    sources: Sequence["MapSource"], question: "Question", console: Console
) -> tuple[list["Measurement"], int]:
    """Measure every map; report what cannot be, with exit code 2."""
    from journeymap_cli.app.measure import measure
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import JourneymapError

    found, code = [], 0
    for source in sources:
        try:
            found.append(measure(source, question))
        except JourneymapError as error:
            report_failure(console, FailedSource(source, error), "not measured")
            code = CANNOT
    return found, code


def _print_queries(sources: Sequence["MapSource"], engine: str, question: "Question", console: Console) -> int:
    """Print the query of every map."""
    from journeymap_cli.app.measure import query_of
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.choices import known
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import JourneymapError, UsageError
    from journeymap_cli.measure.engines import ENGINES

    known("engine", engine, ENGINES)
    if question.through is None:
        raise UsageError("write --through: without data, the query has to know up to when they are complete")
    for source in sources:
        try:
            print_bytes(f"{query_of(source, engine, question)};\n".encode())
        except JourneymapError as error:
            report_failure(console, FailedSource(source, error), "not measured")
            return CANNOT
    return 0


def _report(found: Sequence["Measurement"], format_: str, console: Console, *, fails: bool) -> str:
    from importlib import import_module

    from journeymap_cli.app.service_paths import for_services

    module = import_module(f"journeymap_cli.{MEASUREMENT_REPORTS[format_].module}")
    if not MEASUREMENT_REPORTS[format_].for_services:
        text: str = module.report(found, color=console.colors(sys.stdout))
        return text
    report: str = module.report(for_services(_checked(found, fails=fails)))
    return report


def _checked(found: Sequence["Measurement"], *, fails: bool) -> "Checked":
    """The metrics that differ as the result of a check; only with --check are they errors."""
    from journeymap_cli.problem import Severity
    from journeymap_cli.report.problems.checked import Checked

    severity = Severity.ERROR if fails else Severity.INFO
    problems = [problem._replace(severity=severity) for each in found for problem in each.differing]
    sources = {each.document.name: each.document.text.split("\n") for each in found}
    return Checked([each.document.name for each in found], problems, sources)


def _say(found: Sequence["Measurement"], format_: str, console: Console) -> None:
    """Show the metrics that differ on standard error, where the report is for people."""
    if format_ in ("text", "md"):
        for each in found:
            console.problems(each.differing, {each.document.name: each.document.text.split("\n")})
