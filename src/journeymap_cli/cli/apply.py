"""journeymap apply: change a map by operations."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption, pick

if TYPE_CHECKING:
    from journeymap_cli.app.applying import EditedMap

EXAMPLE = """Example: echo '[{"op": "set", "path": ["owner"], "value": "Team"}]' | journeymap apply journey.yaml"""
STALE: Final = 1
FORMATS: Final = ("text", "json")

EditedArgument = Annotated[str, typer.Argument(metavar="MAP", help="The map to change, or - for standard input.")]
EditsArgument = Annotated[
    str, typer.Argument(metavar="[EDITS]", help="A JSON file with operations, or - for standard input.")
]
ApplyOutput = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write instead of MAP; - is standard output."),
]
ApplyFormat = Annotated[str, pick("--format", "-f", names=FORMATS, help_="How to print what changed.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Write nothing; print the lines that would change.")]
IfMatchOption = Annotated[
    str | None,
    typer.Option(
        "--if-match",
        metavar="HASH",
        help="Change the file only if it has this SHA-256 (12 hex digits are enough); else exit with 1.",
    ),
]


@guarded
def apply(
    map_: EditedArgument,
    edits: EditsArgument = STDOUT,
    out: ApplyOutput = None,
    format_: ApplyFormat = "text",
    dry_run: DryRunOption = False,
    if_match: IfMatchOption = None,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Change a map by operations, all of them or none; comments and layout stay. `journeymap schema --of edits`."""
    from journeymap_cli.app.applying import edit_file, edits_in
    from journeymap_cli.app.sources import FailedSource, map_file
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import InvalidJourneyError, StaleError, UsageError
    from journeymap_cli.yamlsource.read import paused_collection

    console = Console(color, quiet)
    if map_ == edits == STDOUT:
        raise UsageError("standard input can be read only once: name the file of the map or of the edits")
    source = map_file(map_, size(max_size))
    write = None if dry_run else _writer(map_, out)
    with paused_collection():  # nearly all objects live until the end
        try:
            wanted = edits_in(edits, size(max_size))
            result = edit_file(source, wanted, if_match=if_match, write=write)
        except StaleError as error:
            console.error(error)
            raise typer.Exit(STALE) from error
        except InvalidJourneyError as error:
            report_failure(console, FailedSource(source, error), "not changed")
            raise typer.Exit(CANNOT) from error
        target = _target(map_, out)
        if write and result.raw == source.raw and (target == STDOUT or target != map_):
            write(result.raw)
        is_beside = target == STDOUT and not dry_run
        _report(result, source.raw, len(wanted), console, format_, dry_run=dry_run, is_beside=is_beside)


def _target(map_: str, out: str | None) -> str:
    """The file to write, or `-`."""
    return map_ if out is None else out


def _writer(map_: str, out: str | None) -> Callable[[bytes], object]:
    from journeymap_cli.app.files import write

    target = _target(map_, out)
    return print_bytes if target == STDOUT else lambda content: write(Path(target), content)


def _report(
    result: "EditedMap", old: bytes, count: int, console: Console, format_: str, *, dry_run: bool, is_beside: bool
) -> None:
    """Print what changed, on standard error if the map itself is on standard output, and new warnings."""
    import sys

    from journeymap_cli.cli.report_writer import encoded
    from journeymap_cli.report.changes import applied
    from journeymap_cli.yamlsource.text import lines

    if format_ == "json":
        text = applied.as_json(result.comparison, result.sha256, result.paths(count), is_changed=result.raw != old)
    else:
        text = applied.as_text(result.comparison, color=not is_beside and console.colors(sys.stdout))
        text += applied.as_patch(old, result.raw, result.source.name) if dry_run else ""
    if not is_beside:
        print_bytes(encoded(text))
    elif not console.quiet:
        console.write(text)
    if result.raw == old:
        console.note(f"{result.source.name}: nothing to change")
    console.problems(result.problems, {name: lines(raw) for name, raw in result.source.contents.items()})
