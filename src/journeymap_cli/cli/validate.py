"""journeymap validate: check maps, for people and for CI."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import NONE, Color, ColorChoice, FailOn, MaxSize, Quiet, ReportName, Reports, Version
from journeymap_cli.errors import Unreadable, Usage

if TYPE_CHECKING:
    from journeymap_cli.cli.checking import Checking

EXAMPLE = "Example: journeymap validate maps/ --strict --report sarif=journeys.sarif"

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders; - for standard input. Default: here.")
]
Format = Annotated[ReportName, typer.Option("--format", "-f", help="What standard output shows.")]
Fail = Annotated[FailOn | None, typer.Option("--fail-on", help="The mildest problem that fails.  [default: error]")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail: short for --fail-on warning.")]
Select = Annotated[list[str], typer.Option(metavar="RULE", help="Run only this rule; repeatable.")]
Ignore = Annotated[list[str], typer.Option(metavar="RULE", help="Leave this rule out; repeatable.")]
Severities = Annotated[
    list[str],
    typer.Option("--severity", metavar="RULE=LEVEL", help="Make a rule error, warning, info or off; repeatable."),
]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day for reviews and figures.  [default: the local date]")
]


@guarded
def validate(
    paths: Paths = NONE,
    format_: Format = ReportName.TEXT,
    reports: Reports = NONE,
    fail_on: Fail = None,
    strict: Strict = False,
    select: Select = NONE,
    ignore: Ignore = NONE,
    severities: Severities = NONE,
    today: Today = None,
    max_size: MaxSize = "5MiB",
    color: Color = ColorChoice.AUTO,
    quiet: Quiet = False,
    version: Version = False,
) -> None:
    """Check maps: every problem of each, at its line. A folder means all maps below it."""
    from journeymap_cli.cli.checking import Checking
    from journeymap_cli.cli.choices import choice, day
    from journeymap_cli.cli.sources import parse_size
    from journeymap_cli.cli.telling import Telling

    console = Console(color, quiet)
    telling = Telling(console, format_.value, reports, fail_on or (FailOn.WARNING if strict else FailOn.ERROR))
    checking = Checking(choice(select, ignore, severities), day(today), parse_size(max_size))
    code = _check(paths or ["."], checking, console)
    raise typer.Exit(max(code, telling.tell(checking)))


def _check(paths: Sequence[str], checking: "Checking", console: Console) -> int:
    """Check all that the paths mean; exit code 2 where something could not be read. Raises Usage for nothing."""
    from journeymap_cli.cli.discovery import discover
    from journeymap_cli.cli.progress import progress

    unread: list[str] = []
    names = list(discover(paths, checking.max_size, unread.append))
    if not names and not unread:
        raise Usage(f"there is no map in {', '.join(repr(path) for path in paths)}")
    with progress("Checking", len(names), console) as advance:
        for name in names:
            try:
                checking.check(name)
            except Unreadable as error:
                unread.append(str(error))
            advance()
    for message in unread:
        console.error(message)
    return CANNOT if unread else 0
