"""Options that several commands share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias

import typer

from journeymap_cli import __version__

HELP: Final = {"help_option_names": ["-h", "--help"]}


class ColorChoice(StrEnum):
    """When to colour output."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class FailOnSeverity(StrEnum):
    """The lowest severity that makes `validate` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"journeymap {__version__}")
        raise typer.Exit


VersionOption: TypeAlias = Annotated[
    bool, typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True)
]
ThemeOption: TypeAlias = Annotated[
    str | None, typer.Option("--theme", metavar="THEME", help="Colours and fonts: a file, or default, dusk or ink.")
]
QuietOption: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Show only errors and warnings.")]
ColorOption: TypeAlias = Annotated[
    ColorChoice, typer.Option("--color", help="Colour: on a terminal unless NO_COLOR is set, always, or never.")
]
MaxSizeOption: TypeAlias = Annotated[
    str, typer.Option("--max-size", metavar="SIZE", help="The largest file to read: bytes, or 8MiB.")
]
ReportsOption: TypeAlias = Annotated[
    list[str],
    typer.Option("--report", metavar="FORMAT=FILE", help="Write a report of any format to a file, too; repeatable."),
]


def pick(*flags: str, names: Iterable[str], help_: str, metavar: str = "", **more: Any) -> Any:
    """An option whose value is one of `names`."""
    known = tuple(names)

    def parse(word: str) -> str:
        if word in known:
            return word
        listed = ", ".join(f"'{name}'" for name in known)
        raise typer.BadParameter(f"'{word}' is not one of {listed}.")

    return typer.Option(*flags, parser=parse, metavar=metavar or f"[{'|'.join(known)}]", help=help_, **more)


NONE: Final[list[Any]] = []
"""The default of an option that may be repeated."""


def begin(context: typer.Context, version: VersionOption = False) -> None:
    """Handle options before the command; without a command, show the help."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
