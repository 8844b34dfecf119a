"""journeymap merge: merge three versions of a map into one."""

from pathlib import Path
from typing import Annotated

import typer

from journeymap_cli.app.files import write
from journeymap_cli.cli.console import STDOUT, Console, print_bytes, report_failure
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption

EXAMPLE = "Example: journeymap merge base.yaml ours.yaml theirs.yaml -o ours.yaml"
CONFLICTS = 1

BaseArgument = Annotated[str, typer.Argument(metavar="BASE", help="The version that both started from.")]
OursArgument = Annotated[str, typer.Argument(metavar="OURS", help="The version whose comments and layout are kept.")]
TheirsArgument = Annotated[str, typer.Argument(metavar="THEIRS", help="The version whose changes are merged in.")]
MergeOutput = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write, usually OURS; - is standard output."),
]


@guarded
def merge(
    base: BaseArgument,
    ours: OursArgument,
    theirs: TheirsArgument,
    out: MergeOutput = None,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Merge two versions of a map by meaning. Conflicts are left between git's markers, with exit code 1."""
    from journeymap_cli.app.merge import merge_versions
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.failures import CANNOT

    console = Console(color, quiet)
    versions = merge_versions(base, ours, theirs, size(max_size))
    if failed := list(versions.invalid()):
        for each in failed:
            report_failure(console, each, "not merged")
        raise typer.Exit(CANNOT)
    merged = versions.merged()
    if out is None or out == STDOUT:
        print_bytes(merged.content)
    elif write(Path(out), merged.content):
        console.note(f"wrote {out}")
    if not merged.is_clean:
        for line in merged.conflicts:
            console.note(line)
        console.note("conflicts are left between the markers")
        raise typer.Exit(CONFLICTS)
