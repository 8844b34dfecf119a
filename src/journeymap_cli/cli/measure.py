"""journeymap measure: count the metrics of a map in recorded events."""

import shutil
import signal
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from journeymap_cli.cli.console import Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, ended_by, guarded
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
    from journeymap_cli.app.applying import EditedMap
    from journeymap_cli.app.measure import Question
    from journeymap_cli.app.sources import FailedSource, MapSource
    from journeymap_cli.measure.measurement import Measurement

EXAMPLE = "Example: journeymap measure journey.yaml --data 'events/*.parquet' --since 2026-07-01 --until 2026-09-30"
DIFFERS: Final = 1

MapsArgument = Annotated[list[str], typer.Argument(metavar="MAP", help="Maps with 'measure'; - for standard input.")]
EventsOption = Annotated[
    list[str],
    typer.Option(
        "--data",
        metavar="DATA",
        help="A file or pattern (CSV, JSON, Parquet), duckdb://FILE, postgres://..., or env:NAME; "
        "NAME=DATA for the answers to surveys.",
    ),
]
EventsTableOption = Annotated[
    list[str], typer.Option("--table", metavar="TABLE", help="The table of events in a database; NAME=TABLE.")
]
EnteredSinceOption = Annotated[
    str | None, typer.Option(metavar="DAY", help="Count who starts from this day on, in UTC; or a time with a zone.")
]
UntilOption = Annotated[str | None, typer.Option(metavar="DAY", help="The last day to start; or before this time.")]
ThroughOption = Annotated[
    str | None, typer.Option(metavar="DAY", help="The last day with all events.  [default: the newest event]")
]
CheckMetricsOption = Annotated[bool, typer.Option("--check", help="Fail if a metric is not what was measured.")]
WriteMetricsOption = Annotated[
    bool, typer.Option("--write", help="Write what was measured into the maps, and print what changed.")
]
AddMetricsOption = Annotated[
    bool, typer.Option("--add", help="With --write: also the reach of steps that have no such metric.")
]
ToleranceOption = Annotated[
    str | None,
    typer.Option(metavar="N", help="How far a metric may be off, beyond the digits it has.  [default: 0]"),
]
LeastOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help="Give no figure with fewer people or answers behind it.  [default: 10]"),
]
MeasurementFormatOption = Annotated[str, pick("--format", "-f", names=MEASUREMENT_REPORTS, help_="What to print.")]
SqlOption = Annotated[
    str | None, typer.Option("--sql", metavar="ENGINE", help="Print the query for an engine, and run nothing.")
]
ColumnsOption = Annotated[
    list[str], typer.Option("--columns", metavar="NAME", help="The only columns that maps may read; repeatable.")
]
MemoryOption = Annotated[str, typer.Option(metavar="SIZE", help="The most memory to take, with DuckDB: 2GB.")]
TimeoutOption = Annotated[str, typer.Option(metavar="TIME", help="The most time for a query: 90s, 10min, 1h.")]


@guarded
@ended_by(signal.SIGTERM)  # the engine stops, and its files are removed
def measure(
    maps: MapsArgument,
    data: EventsOption = NONE,
    table: EventsTableOption = NONE,
    since: EnteredSinceOption = None,
    until: UntilOption = None,
    through: ThroughOption = None,
    check: CheckMetricsOption = False,
    tolerance: ToleranceOption = None,
    write: WriteMetricsOption = False,
    add: AddMetricsOption = False,
    least: LeastOption = None,
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
    from journeymap_cli.app.measure import Question, period_of
    from journeymap_cli.app.sources import map_file
    from journeymap_cli.cli import choices
    from journeymap_cli.cli.choices import size

    _refuse(maps, check=check, write=write, add=add)
    question = Question(
        choices.by_name(data, "--data"),
        choices.by_name(table, "--table"),
        *period_of(since, until, through),
        least=least,
        tolerance=choices.amount(tolerance),
        columns=choices.columns(columns),
        memory=size(memory),
        timeout=choices.seconds(timeout),
    )
    sources = [map_file(name, size(max_size)) for name in dict.fromkeys(maps)]
    console = Console(color, quiet)
    if sql is not None:
        raise typer.Exit(_print_queries(sources, sql, question, console))
    found, failed = _measured(sources, question, console)
    _print_report(found, failed, format_, console, check=check, write=write)
    code = _write(found, sources, console, add=add, is_beside=format_ != "text") if write else 0
    if check:
        _say(found, format_, console)
    differs = check and any(each.differing for each in found)
    raise typer.Exit(max(code, CANNOT if failed else 0, DIFFERS if differs else 0))


def _refuse(maps: Sequence[str], *, check: bool, write: bool, add: bool) -> None:
    """Raise UsageError for options that cannot be combined, or if packages are missing."""
    from journeymap_cli.app.discover import STDIN
    from journeymap_cli.app.measure import missing_parts
    from journeymap_cli.errors import UsageError

    if missing := missing_parts():
        raise UsageError(missing)
    if check and write:
        raise UsageError("--check and --write do not go together: --check only compares")
    if add and not write:
        raise UsageError("--add goes with --write: it writes the reach of steps that have no such metric")
    if write and STDIN in maps:
        raise UsageError("--write needs a file: standard input cannot be written")


def _measured(
    sources: Sequence["MapSource"], question: "Question", console: Console
) -> tuple[list["Measurement"], list["FailedSource"]]:
    """Measure every map, and report those that cannot be measured."""
    from journeymap_cli.app.measure import measure
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.cli.measure_progress import progress
    from journeymap_cli.errors import JourneymapError

    found, failed = [], []
    for source in sources:
        try:
            found.append(measure(source, question, watch=partial(progress, console)))
        except JourneymapError as error:
            failed.append(FailedSource(source, error))
            report_failure(console, failed[-1], "not measured")
    if not failed:
        _note_unread(found, question, console)
    return found, failed


def _note_unread(found: Sequence["Measurement"], question: "Question", console: Console) -> None:
    """Note which of the named tables no map uses, as a name may be misspelt."""
    known = {table.data for each in found for table in each.binding.tables if table.data}
    for option, given in (("--data", question.data), ("--table", question.tables)):
        for name in given:
            if name and name not in known:
                console.note(f"{option} {name}=... is not read: no map counts answers in '{name}'")


def _print_report(
    found: Sequence["Measurement"],
    failed: Sequence["FailedSource"],
    format_: str,
    console: Console,
    *,
    check: bool,
    write: bool,
) -> None:
    """Print the report and the notes. With `write`, what was written is printed instead of a report in text."""
    if MEASUREMENT_REPORTS[format_].for_services:
        print_bytes(_service_report(found, failed, format_, fails=check).encode(errors="backslashreplace"))
    elif found and not (write and format_ == "text"):
        print_bytes(_report(found, format_, console).encode(errors="backslashreplace"))
    for each in found:
        for note in each.notes:
            console.note(note)


def _write(
    found: Sequence["Measurement"], sources: Sequence["MapSource"], console: Console, *, add: bool, is_beside: bool
) -> int:
    """Write measured values into the maps, and print the changes as `diff` does; return the exit code."""
    from journeymap_cli.app.files import write
    from journeymap_cli.app.measured_edits import write_measured
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import JourneymapError

    code, by_name = 0, {source.name: source for source in sources}
    for each in found:
        source = by_name[each.document.name]
        try:
            result = write_measured(source, each, add=add, write=partial(write, Path(source.name)))
        except JourneymapError as error:
            report_failure(console, FailedSource(source, error), "not changed")
            code = CANNOT
        else:
            _print_changes(result, source.raw, console, is_beside=is_beside)
    return code


def _print_changes(result: "EditedMap", old: bytes, console: Console, *, is_beside: bool) -> None:
    """Print what changed, on standard error if a report is on standard output, and new warnings."""
    from journeymap_cli.report.changes.applied import as_text
    from journeymap_cli.yamlsource.text import lines

    text = as_text(result.comparison, color=console.colors(sys.stderr if is_beside else sys.stdout))
    if not is_beside:
        print_bytes(text.encode(errors="backslashreplace"))
    elif not console.quiet:
        console.write(text)
    if result.raw == old:
        console.note(f"{result.source.name}: nothing to change")
    console.problems(result.problems, {name: lines(raw) for name, raw in result.source.contents.items()})


def _print_queries(sources: Sequence["MapSource"], engine: str, question: "Question", console: Console) -> int:
    """Print the queries of every map; return the exit code."""
    from journeymap_cli.app.measure import queries_of
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.choices import known
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import JourneymapError
    from journeymap_cli.measure.engines import ENGINES

    known("engine", engine, ENGINES)
    for source in sources:
        try:
            for query in queries_of(source, engine, question):
                print_bytes(f"{query};\n".encode())
        except JourneymapError as error:
            report_failure(console, FailedSource(source, error), "not measured")
            return CANNOT
    return 0


def _report(found: Sequence["Measurement"], format_: str, console: Console) -> str:
    module = import_module(f"journeymap_cli.{MEASUREMENT_REPORTS[format_].module}")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    report: str = module.report(found, color=console.colors(sys.stdout), width=width)
    return report


def _service_report(
    found: Sequence["Measurement"], failed: Sequence["FailedSource"], format_: str, *, fails: bool
) -> str:
    """A report for a service, with metrics that differ, as errors if `fails`, and with problems of invalid maps."""
    from journeymap_cli.app.service_paths import for_services
    from journeymap_cli.errors import InvalidJourneyError
    from journeymap_cli.problem import Severity
    from journeymap_cli.report.problems.checked import Checked
    from journeymap_cli.yamlsource.text import lines

    severity = Severity.ERROR if fails else Severity.INFO
    problems = [problem._replace(severity=severity) for each in found for problem in each.differing]
    invalid = [(each.source, each.error.problems) for each in failed if isinstance(each.error, InvalidJourneyError)]
    problems += [problem for _, own in invalid for problem in own]
    sources = {each.document.name: each.document.text.split("\n") for each in found}
    sources |= {name: lines(raw) for source, _ in invalid for name, raw in source.contents.items()}
    names = [*(each.document.name for each in found), *(source.name for source, _ in invalid)]
    report: str = import_module(f"journeymap_cli.{MEASUREMENT_REPORTS[format_].module}").report(
        for_services(Checked(names, problems, sources))
    )
    return report


def _say(found: Sequence["Measurement"], format_: str, console: Console) -> None:
    """Show the metrics that differ on standard error, if the report is for people."""
    if format_ in ("text", "md"):
        for each in found:
            console.problems(each.differing, {each.document.name: each.document.text.split("\n")})
