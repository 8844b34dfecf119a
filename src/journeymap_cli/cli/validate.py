"""journeymap validate: check maps, for people and for CI."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    FailOnSeverity,
    MaxSizeOption,
    QuietOption,
    ReportName,
    ReportsOption,
    VersionOption,
)
from journeymap_cli.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from journeymap_cli.app.check import Checking

EXAMPLE = "Example: journeymap validate maps/ --strict --report sarif=journeys.sarif"

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders; - for standard input. Default: here.")
]
ReportFormatOption = Annotated[ReportName, typer.Option("--format", "-f", help="What standard output shows.")]
FailOnOption = Annotated[
    FailOnSeverity | None, typer.Option("--fail-on", help="The mildest problem that fails.  [default: error]")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings fail: short for --fail-on warning.")]
SelectOption = Annotated[list[str], typer.Option(metavar="RULE", help="Run only this rule; repeatable.")]
IgnoreOption = Annotated[list[str], typer.Option(metavar="RULE", help="Leave this rule out; repeatable.")]
SeveritiesOption = Annotated[
    list[str],
    typer.Option("--severity", metavar="RULE=LEVEL", help="Make a rule error, warning, info or off; repeatable."),
]
TodayOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day for reviews and figures.  [default: the local date]")
]


@guarded
def validate(
    paths: PathsArgument = NONE,
    format_: ReportFormatOption = ReportName.TEXT,
    reports: ReportsOption = NONE,
    fail_on: FailOnOption = None,
    strict: StrictOption = False,
    select: SelectOption = NONE,
    ignore: IgnoreOption = NONE,
    severities: SeveritiesOption = NONE,
    today: TodayOption = None,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Check maps: every problem of each, at its line. A folder means all maps below it."""
    from journeymap_cli.app.check import Checking
    from journeymap_cli.app.sources import parse_size
    from journeymap_cli.cli.choices import choice, day
    from journeymap_cli.cli.report_writer import ReportWriter

    console = Console(color, quiet)
    telling = ReportWriter(
        console, format_.value, reports, fail_on or (FailOnSeverity.WARNING if strict else FailOnSeverity.ERROR)
    )
    checking = Checking(choice(select, ignore, severities), day(today), parse_size(max_size))
    code = _check(paths or ["."], checking, console)
    raise typer.Exit(max(code, telling.tell(checking)))


def _check(paths: Sequence[str], checking: "Checking", console: Console) -> int:
    """Check all that the paths mean; exit code 2 where something could not be read. Raises Usage for nothing."""
    from journeymap_cli.app.discover import discover
    from journeymap_cli.cli.console import progress

    unread: list[str] = []
    names = list(discover(paths, checking.max_size, unread.append))
    if not names and not unread:
        raise UsageError(f"there is no map in {', '.join(repr(path) for path in paths)}")
    with progress("Checking", len(names), console) as advance:
        for name in names:
            try:
                checking.check(name)
            except UnreadableError as error:
                unread.append(str(error))
            advance()
    for message in unread:
        console.error(message)
    return CANNOT if unread else 0
