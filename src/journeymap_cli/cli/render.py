"""journeymap render: draw maps."""

from pathlib import Path
from typing import Annotated, Final

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import (
    NONE,
    Color,
    ColorChoice,
    Diagram,
    Direction,
    FormatName,
    MaxSize,
    Quiet,
    ThemeName,
    Version,
)

EXAMPLE = "Example: journeymap render examples/payments-api/journey.yaml -f html -f svg -o out/"

MAP: Final = [Diagram.MAP]

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Journey files; - for standard input.")]
Out = Annotated[
    str | None, typer.Option("--output", "-o", metavar="OUT", help="A file, a folder, or - for standard output.")
]
Formats = Annotated[
    list[FormatName],
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{', '.join(FormatName)}; repeatable. Default: by the ending of OUT, else html.",
    ),
]
Diagrams = Annotated[
    list[Diagram],
    typer.Option(
        "--diagram",
        metavar="map|flow",
        help="Which diagram, for svg, png, pdf and dot; repeatable. Default: map.",
        show_default=False,
    ),
]
FlowDirection = Annotated[Direction, typer.Option("--direction", help="Which way the flow runs.")]
Personas = Annotated[
    list[str], typer.Option("--persona", metavar="ID", help="Only what concerns this persona; repeatable.")
]
Lanes = Annotated[list[str], typer.Option("--lane", metavar="ID", help="Only this lane; repeatable.")]
Stages = Annotated[list[str], typer.Option("--stage", metavar="ID", help="Only this stage; repeatable.")]
Templates = Annotated[
    Path | None,
    typer.Option(exists=True, file_okay=False, help="A folder whose templates come first.", metavar="DIR"),
]
Scale = Annotated[
    float,
    typer.Option("--scale", metavar="NUMBER", min=0.1, max=10, help="The size of a png: 2 is crisp on any screen."),
]
Wrap = Annotated[
    float,
    typer.Option("--wrap", metavar="WIDTH", min=0, help="How wide a map may be, in points (A3 has 1190); 0: no bands."),
]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 when a file is missing or stale.")]
Stamp = Annotated[bool, typer.Option("--stamp", help="Add a line that says what it was made from and when.")]
Open = Annotated[bool, typer.Option("--open", help="Show the result.")]
Watch = Annotated[bool, typer.Option("--watch", help="Draw again whenever a file that is read changes, until Ctrl-C.")]


@guarded
def render(
    files: Files,
    out: Out = None,
    formats: Formats = NONE,
    diagrams: Diagrams = MAP,
    direction: FlowDirection = Direction.LR,
    personas: Personas = NONE,
    lanes: Lanes = NONE,
    stages: Stages = NONE,
    templates: Templates = None,
    theme: ThemeName = None,
    scale: Scale = 1.0,
    wrap: Wrap = 2400,
    check: Check = False,
    stamp: Stamp = False,
    open_: Open = False,
    watch: Watch = False,
    max_size: MaxSize = "5MiB",
    color: Color = ColorChoice.AUTO,
    quiet: Quiet = False,
    version: Version = False,
) -> None:
    """Draw maps: by default one HTML page beside each file."""
    from journeymap_cli.cli.drawing import Drawing
    from journeymap_cli.cli.settings import settings_near
    from journeymap_cli.cli.sources import parse_size
    from journeymap_cli.cli.targets import plan
    from journeymap_cli.cli.themes import themes
    from journeymap_cli.errors import Usage
    from journeymap_cli.facts.part import Part
    from journeymap_cli.render.options import Options

    targets = plan(files, formats, [each.value for each in diagrams], out, lambda file: settings_near(file).formats)
    if check and any(target.path is None for target in targets):
        raise Usage("--check looks at files: there is none on standard output")
    part = Part(tuple(personas), tuple(stages), tuple(lanes))
    options = Options(direction=direction.value, templates=templates, scale=scale, wrap=wrap or None)
    console, size = Console(color, quiet), parse_size(max_size)
    drawing = Drawing(console, options, part, size, stamp=stamp, themes=themes(files, theme, console))
    if watch:
        from journeymap_cli.cli.watch import follow

        follow(drawing, targets, theme, check=check, shown=open_)
    code = drawing.check(targets) if check else drawing.write(targets)
    if open_ and not code:
        drawing.show(targets)
    raise typer.Exit(code)
