"""journeymap fmt: write maps in the canonical layout."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import NONE, ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption

if TYPE_CHECKING:
    from journeymap_cli.app.locks import Writer

EXAMPLE = "Example: journeymap fmt --check maps/"
DIFFERS: Final = 1

FormattedArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="[PATH...]", help="Files and folders, or - for standard input.  [default: .]", show_default=False
    ),
]
FormatCheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; list the files that would change, and exit with 1.")
]
FormatDiffOption = Annotated[
    bool, typer.Option("--diff", help="Write nothing; print the lines that would change, and exit with 1.")
]
IdsOption = Annotated[
    bool, typer.Option("--ids", help="Also write the ids of stages, steps, personas, and of what is referred to.")
]


@guarded
def fmt(
    paths: FormattedArgument = NONE,
    check: FormatCheckOption = False,
    diff: FormatDiffOption = False,
    ids: IdsOption = False,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Write maps in one layout, which does not depend on how they were written; comments stay."""
    from journeymap_cli.app.discover import maps_in
    from journeymap_cli.app.formatting import formatted
    from journeymap_cli.app.locks import changing
    from journeymap_cli.app.sources import FailedSource, map_file
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import JourneymapError

    console, most, code, changed = Console(color, quiet), size(max_size), 0, 0
    for name in maps_in(paths or ["."], most):
        if not isinstance(name, str):
            console.error(name)
            code = CANNOT
            continue
        source = map_file(name, most)
        try:
            with changing(source, _writer(name, console, is_shown=check or diff)) as save:
                content = formatted(source, ids=ids)
                save(content)
            changed += content != source.raw
            _show(name, source.raw, content, check=check, diff=diff)
        except JourneymapError as error:
            report_failure(console, FailedSource(source, error), "not formatted")
            code = CANNOT
    raise typer.Exit(max(code, DIFFERS if changed and (check or diff) else 0))


def _writer(name: str, console: Console, *, is_shown: bool) -> "Writer | None":
    """A function that writes a formatted file and reports it; None if nothing is to be written."""
    from journeymap_cli.app.files import write

    def save(content: bytes) -> None:
        if write(Path(name), content):
            console.note(f"formatted {name}")

    return None if is_shown or name == STDOUT else save


def _show(name: str, old: bytes, new: bytes, *, check: bool, diff: bool) -> None:
    """Print what would change in a file, or a formatted map from standard input."""
    from journeymap_cli.cli.report_writer import encoded
    from journeymap_cli.report.changes.applied import as_patch
    from journeymap_cli.report.terminal import opening

    if diff and old != new:
        print_bytes(encoded(as_patch(old, new, name)))
    elif check and old != new:
        print_bytes(encoded(f"{opening(name)}\n"))
    elif not (check or diff) and name == STDOUT:
        print_bytes(new)
