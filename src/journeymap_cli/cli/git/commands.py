"""journeymap git: let git diff, log, show and merge understand maps."""

from typing import Annotated

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import HELP, NONE, ColorChoice, ColorOption, QuietOption, VersionOption, begin
from journeymap_cli.errors import UsageError

EXAMPLE = "Example: journeymap git enable 'maps/*.yaml'"

PatternsArgument = Annotated[
    list[str], typer.Argument(metavar="PATTERN", help="Patterns of further files that are maps, as in .gitattributes.")
]
GlobalOption = Annotated[bool, typer.Option("--global", help="For all repositories of this user.")]
MergeOnlyOption = Annotated[
    bool, typer.Option("--merge-only", help="Set the merge driver alone: for clients that stage single lines.")
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Let git keep no facts: each version is read each time.", show_default=False)
]
DriverOption = Annotated[bool, typer.Option("--driver", help="Let git diff describe changes instead of showing lines.")]

git = typer.Typer(
    invoke_without_command=True,
    context_settings=HELP,
    rich_markup_mode=None,
    help="Let git diff, log, show and merge understand maps.",
    epilog=EXAMPLE,
)


git.callback()(begin)


@git.command(epilog=EXAMPLE)
@guarded
def enable(
    patterns: PatternsArgument = NONE,
    everywhere: GlobalOption = False,
    driver: DriverOption = False,
    merge_only: MergeOnlyOption = False,
    no_cache: NoCacheOption = False,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Write the settings and attributes that let git run journeymap."""
    from journeymap_cli.cli.git.setup import Setup

    if driver and merge_only:
        raise UsageError("--driver and --merge-only exclude each other")
    setup = Setup.here(everywhere=everywhere)
    for line in setup.enable(patterns, driver=driver, merge_only=merge_only, cache=not no_cache):
        Console(color, quiet).note(line)


@git.command(epilog="Example: journeymap git disable")
@guarded
def disable(
    everywhere: GlobalOption = False,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Remove what enable wrote, and nothing else."""
    from journeymap_cli.cli.git.setup import Setup

    for line in Setup.here(everywhere=everywhere).disable():
        Console(color, quiet).note(line)


@git.command(epilog="Example: journeymap git status")
@guarded
def status(color: ColorOption = ColorChoice.AUTO, quiet: QuietOption = False, version: VersionOption = False) -> None:
    """Show what is set, whether its command exists, and which maps no pattern matches."""
    from journeymap_cli.cli.git.setup import status_lines
    from journeymap_cli.report.terminal import printable

    for line in status_lines():
        typer.echo(printable(line))
