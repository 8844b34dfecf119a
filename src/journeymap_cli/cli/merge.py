"""journeymap merge: three versions of a map to one."""

from pathlib import Path
from typing import Annotated

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.files import STDOUT, print_bytes, write
from journeymap_cli.cli.options import Color, ColorChoice, MaxSize, Quiet, Version

EXAMPLE = "Example: journeymap merge base.yaml ours.yaml theirs.yaml -o ours.yaml"
CONFLICTS = 1

Base = Annotated[str, typer.Argument(metavar="BASE", help="The version that both began with.")]
Ours = Annotated[str, typer.Argument(metavar="OURS", help="The version whose comments and layout are kept.")]
Theirs = Annotated[str, typer.Argument(metavar="THEIRS", help="The version whose changes are taken in.")]
Out = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write, as a rule OURS; - is standard output."),
]


@guarded
def merge(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    out: Out = None,
    max_size: MaxSize = "5MiB",
    color: Color = ColorChoice.AUTO,
    quiet: Quiet = False,
    version: Version = False,
) -> None:
    """Merge two versions of a map by meaning. What cannot be is left between git's marks, with exit code 1."""
    from journeymap_cli.cli.failures import CANNOT
    from journeymap_cli.cli.sources import parse_size
    from journeymap_cli.cli.versions import on_disk
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
