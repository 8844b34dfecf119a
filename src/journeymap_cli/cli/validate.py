"""journeymap validate: check maps."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TextIO

import typer

from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    FailOnSeverity,
    MaxSizeOption,
    QuietOption,
    ReportsOption,
    VersionOption,
    pick,
)
from journeymap_cli.errors import JourneymapError, StaleError, UnreadableError
from journeymap_cli.formats import PROBLEM_REPORTS
from journeymap_cli.phrases import counted
from journeymap_cli.problem import Severity

if TYPE_CHECKING:
    from journeymap_cli.app.check import Checking
    from journeymap_cli.cli.report_writer import ReportWriter
    from journeymap_cli.report.problems.checked import Checked

FAILED: Final = 1
FOR_PEOPLE: Final = ("text", "concise")
STDIN: Final = "-"
WITH_FIXES: Final = ("json", "sarif")
EXAMPLE = "Example: journeymap validate maps/ --strict --report sarif=journeys.sarif"

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders; - for standard input.  [default: .]")
]
ReportFormatOption = Annotated[str, pick("--format", "-f", names=PROBLEM_REPORTS, help_="What to print.")]
FailOnOption = Annotated[
    FailOnSeverity | None, typer.Option("--fail-on", help="The least severe problem that fails.  [default: error]")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Fail on warnings: short for --fail-on warning.")]
SelectOption = Annotated[list[str], typer.Option(metavar="RULE", help="Run only this rule; repeatable.")]
IgnoreOption = Annotated[list[str], typer.Option(metavar="RULE", help="Skip this rule; repeatable.")]
SeveritiesOption = Annotated[
    list[str],
    typer.Option("--severity", metavar="RULE=LEVEL", help="Set a rule to error, warning, info or off; repeatable."),
]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="REV", help="Annotate errors, and only what is on lines that changed since REV, or in A...B."),
]
TodayOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="The date for rules about time.  [default: the local date]")
]

FixOption = Annotated[
    bool, typer.Option("--fix", help="First fix what has just one right fix: see `journeymap rules RULE`.")
]
FixDiffOption = Annotated[
    bool, typer.Option("--diff", help="With --fix: write nothing, print the lines; the report goes to standard error.")
]


@guarded
def validate(
    paths: PathsArgument = NONE,
    format_: ReportFormatOption = "text",
    reports: ReportsOption = NONE,
    fail_on: FailOnOption = None,
    strict: StrictOption = False,
    select: SelectOption = NONE,
    ignore: IgnoreOption = NONE,
    severities: SeveritiesOption = NONE,
    since: SinceOption = None,
    today: TodayOption = None,
    fix: FixOption = False,
    diff: FixDiffOption = False,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Check maps, and show every problem with its line. A folder stands for all maps below it."""
    from journeymap_cli.app.check import Checking
    from journeymap_cli.cli.choices import choice, day, size
    from journeymap_cli.cli.report_writer import ReportWriter

    console = Console(color, quiet)
    writer = ReportWriter(console, (format_, STDOUT), reports, PROBLEM_REPORTS, "sarif=journeys.sarif")
    for_programs = any(name in WITH_FIXES for name, _ in writer.files)
    checking = Checking(choice(select, ignore, severities), day(today), size(max_size), fixes=for_programs)
    if _is_hook() and not _has_map(paths, checking):
        console.note("there is no map to check")
        raise typer.Exit
    if fix or diff:
        _fix(paths or ["."], checking, console, is_shown=diff)
    code = _check(paths or ["."], checking, console)
    fails = fail_on or (FailOnSeverity.WARNING if strict else FailOnSeverity.ERROR)
    is_aside = diff or (fix and STDIN in paths)
    raise typer.Exit(max(code, _report(checking, fails, writer, since, sys.stderr if is_aside else sys.stdout)))


def _fix(paths: Sequence[str], checking: "Checking", console: Console, *, is_shown: bool) -> None:
    """Fix what can be fixed in each file, or show the changes; a fixed map from standard input is printed."""
    from journeymap_cli.app.discover import maps_in

    for name in maps_in(paths, checking.max_size):
        try:
            if isinstance(name, str):
                _fix_file(name, checking, console, is_shown=is_shown)
        except UnreadableError:
            continue  # the check reports it
        except StaleError as error:
            console.error(error)


def _fix_file(name: str, checking: "Checking", console: Console, *, is_shown: bool) -> None:
    from journeymap_cli.app.files import write
    from journeymap_cli.app.fixing import fix_file
    from journeymap_cli.app.sources import map_file
    from journeymap_cli.cli.report_writer import encoded
    from journeymap_cli.report.changes.applied import as_patch

    source = map_file(name, checking.max_size)
    is_written = not is_shown and name != STDIN
    save = (lambda raw: write(Path(name), raw)) if is_written else None
    result = fix_file(source, checking.today, checking.typed, save)
    if is_shown and result.fixed:
        print_bytes(encoded(as_patch(source.raw, result.raw, source.name)))
    elif name == STDIN and not is_shown:
        print_bytes(result.raw)
    if result.fixed and not is_shown:
        console.note(f"fixed {counted(len(result.fixed), 'problem')} in {source.name}")
    if name == STDIN:
        checking.stdin = source.raw if is_shown else result.raw


def _is_hook() -> bool:
    """Whether pre-commit runs this. A repository may not have any map yet, and output is shown only on failure."""
    return os.environ.get("PRE_COMMIT") == "1"


def _has_map(paths: Sequence[str], checking: "Checking") -> bool:
    from journeymap_cli.app.discover import discover

    return next(iter(discover(paths or ["."], checking.max_size)), None) is not None


def _check(paths: Sequence[str], checking: "Checking", console: Console) -> int:
    """Check all files; return exit code 2 if one cannot be read. Raises UsageError if there is no map."""
    from journeymap_cli.app.discover import maps_in
    from journeymap_cli.cli.console import progress

    found = maps_in(paths, checking.max_size)
    names = [each for each in found if isinstance(each, str)]
    unread = [str(each) for each in found if not isinstance(each, str)]
    results = checking.check_all(names)
    with progress("Checking", len(names), console) as advance:
        for error in results:
            if error:
                unread.append(str(error))
            advance()
    for message in unread:
        console.error(message)
    return CANNOT if unread else 0


def _report(
    checking: "Checking", fail_on: FailOnSeverity, writer: "ReportWriter", since: str | None, out: TextIO
) -> int:
    """Print and write every report; return the exit code."""
    from journeymap_cli.cli.report_writer import refuse_map
    from journeymap_cli.report.problems import text
    from journeymap_cli.report.problems.checked import WORST_FIRST, Checked
    from journeymap_cli.report.problems.excerpt import WIDEST

    console = writer.console
    limit = None if fail_on is FailOnSeverity.NEVER else Severity(fail_on.value)
    plain = Checked(checking.files, checking.problems, checking.sources, limit, color=False, width=WIDEST)
    shown = plain._replace(color=console.colors(out), width=console.width(out))
    if _is_hook():
        shown = shown._replace(problems=sorted(shown.problems, key=lambda problem: WORST_FIRST.index(problem.severity)))
    (main, _), *others = writer.files
    formats = [main, *(["github"] if main in FOR_PEOPLE and os.environ.get("GITHUB_ACTIONS") == "true" else [])]
    annotated, code = _annotated(shown, since, checking.max_size, console) if "github" in formats else (shown, 0)
    for name in formats:
        print_bytes(_report_of(annotated if name == "github" else shown, name), out=out)
    if checking.files:
        console.note(text.summary(shown))
    code = max(code, FAILED if any(map(plain.fails, plain.problems)) else 0)
    for name, file in others:
        try:
            refuse_map(file, checking.files)
            writer.write(file, _report_of(plain, name), noted=False)
        except UnreadableError as error:
            console.error(str(error))
            code = CANNOT
    return code


def _annotated(checked: "Checked", since: str | None, max_size: int, console: Console) -> tuple["Checked", int]:
    """The problems to annotate: all, or those on lines changed since a revision; and exit code 2 if git fails."""
    from journeymap_cli.app.touched import touched

    if since is None:
        return checked, 0
    try:
        problems = touched(checked.problems, since, max_size)
    except JourneymapError as error:
        console.error(error)
        return checked, CANNOT
    return checked._replace(problems=problems, left_out=len(checked.problems) - len(problems)), 0


def _report_of(checked: "Checked", format_: str) -> bytes:
    from journeymap_cli.cli.report_writer import encoded
    from journeymap_cli.report.formats import problem_report

    if PROBLEM_REPORTS[format_].for_services:
        from journeymap_cli.app.service_paths import for_services

        checked = for_services(checked)
    return encoded(problem_report(format_).report(checked))
