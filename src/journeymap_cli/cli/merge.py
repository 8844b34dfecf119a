"""journeymap merge: three versions of a map to one."""

from pathlib import Path
from typing import Annotated

import typer

from journeymap_cli.app.files import STDOUT, print_bytes, write
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption

EXAMPLE = "Example: journeymap merge base.yaml ours.yaml theirs.yaml -o ours.yaml"
CONFLICTS = 1

BaseArgument = Annotated[str, typer.Argument(metavar="BASE", help="The version that both began with.")]
OursArgument = Annotated[str, typer.Argument(metavar="OURS", help="The version whose comments and layout are kept.")]
TheirsArgument = Annotated[str, typer.Argument(metavar="THEIRS", help="The version whose changes are taken in.")]
MergeOutput = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write, as a rule OURS; - is standard output."),
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
    """Merge two versions of a map by meaning. What cannot be is left between git's marks, with exit code 1."""
    from journeymap_cli.app.sources import on_disk, parse_size
    from journeymap_cli.cli.failures import CANNOT
    from journeymap_cli.errors import JourneymapError
    from journeymap_cli.merge.merging import Merging

    console, most = Console(color, quiet), parse_size(max_size)
    versions, code = [on_disk(name, most) for name in (base, ours, theirs)], 0
    for each in versions:
        try:
            each.journey()
        except JourneymapError as error:
            each.tell(error, console)
            code = CANNOT
    if code:
        raise typer.Exit(code)
    merging = Merging(ours, (ours, base, theirs), max_size=most)
    merged, is_clean = merging.merge(*(each.raw for each in versions))
    if out is None or out == STDOUT:
        print_bytes(merged)
    elif write(Path(out), merged):
        console.note(f"wrote {out}")
    if not is_clean:
        console.note("conflicts are left between the marks")
        raise typer.Exit(CONFLICTS)
