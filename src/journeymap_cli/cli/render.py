"""journeymap render: draw maps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from journeymap_cli.cli.console import STDOUT, Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    MaxSizeOption,
    QuietOption,
    ThemeOption,
    VersionOption,
    pick,
)
from journeymap_cli.errors import UsageError
from journeymap_cli.formats import DIAGRAMS, DIRECTIONS, DRAWINGS, PAPERS, DiagramName, DirectionName

if TYPE_CHECKING:
    from journeymap_cli.app.draw import Target

STANDARD: Final = dict.fromkeys((None, STDOUT), "standard output")
EXAMPLE = "Example: journeymap render examples/payments-api/journey.yaml -f html -f svg -o out/"

DIAGRAM_FORMATS: Final = ", ".join(name for name, row in DRAWINGS.items() if row.has_diagrams)
DEFAULT_DIAGRAMS: Final[list[str]] = [DIAGRAMS[0]]

RenderPaths = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Maps, and folders with maps; - for standard input.")
]
RenderOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar="OUT", help="A file, a folder, or - for standard output.")
]
FormatsOption = Annotated[
    list[str],
    pick(
        "--format",
        "-f",
        names=DRAWINGS,
        help_=f"{', '.join(DRAWINGS)}; repeatable. Default: by the ending of OUT, else html.",
        metavar="FORMAT",
    ),
]
DiagramsOption = Annotated[
    list[str],
    pick(
        "--diagram",
        names=DIAGRAMS,
        help_=f"Which diagram, for {DIAGRAM_FORMATS}; repeatable. Default: {DIAGRAMS[0]}.",
        metavar="|".join(DIAGRAMS),
        show_default=False,
    ),
]
DirectionOption = Annotated[str, pick("--direction", names=DIRECTIONS, help_="The direction of the flow.")]
PersonasOption = Annotated[
    list[str], typer.Option("--persona", metavar="ID", help="Only what concerns this persona; repeatable.")
]
LanesOption = Annotated[list[str], typer.Option("--lane", metavar="ID", help="Only this lane; repeatable.")]
StagesOption = Annotated[list[str], typer.Option("--stage", metavar="ID", help="Only this stage; repeatable.")]
TemplatesOption = Annotated[
    Path | None,
    typer.Option(exists=True, file_okay=False, metavar="DIR", help="A folder of templates that replace built-in ones."),
]
ScaleOption = Annotated[
    float,
    typer.Option("--scale", metavar="NUMBER", min=0.1, max=10, help="The scale of a png: 2 is sharp on any screen."),
]
WrapOption = Annotated[
    float,
    typer.Option("--wrap", metavar="WIDTH", min=0, help="The widest band of a map in points (A3: 1190); 0: no limit."),
]
PaperOption = Annotated[
    str,
    pick(
        "--paper",
        names=("none", *PAPERS),
        help_="Lay a map out in pages of this size: several pages in a pdf, several files for svg and png.",
        metavar="|".join(PAPERS),
        show_default=False,
    ),
]
CheckOption = Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is missing or stale.")]
BomOption = Annotated[
    bool, typer.Option("--no-bom", help="Begin CSV without the byte-order mark by which spreadsheets know UTF-8.")
]
StampOption = Annotated[bool, typer.Option("--stamp", help="Add a line with the source and the time.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the result.")]
WatchOption = Annotated[bool, typer.Option("--watch", help="Draw again when a source changes, until Ctrl-C.")]


@guarded
def render(
    paths: RenderPaths,
    out: RenderOutput = None,
    formats: FormatsOption = NONE,
    diagrams: DiagramsOption = DEFAULT_DIAGRAMS,
    direction: DirectionOption = DIRECTIONS[0],
    personas: PersonasOption = NONE,
    lanes: LanesOption = NONE,
    stages: StagesOption = NONE,
    templates: TemplatesOption = None,
    theme: ThemeOption = None,
    scale: ScaleOption = 1.0,
    wrap: WrapOption = 2400,
    paper: PaperOption = "none",
    check: CheckOption = False,
    stamp: StampOption = False,
    no_bom: BomOption = False,
    open_: OpenOption = False,
    watch: WatchOption = False,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Draw maps: by default one HTML page beside each file."""
    from journeymap_cli.app.draw import Drawing
    from journeymap_cli.app.settings import settings_near
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.drawing import DrawingLoop
    from journeymap_cli.cli.targets import plan
    from journeymap_cli.cli.theme_problems import sound_themes
    from journeymap_cli.facts.selection import Selection
    from journeymap_cli.render.options import Options

    console, most = Console(color, quiet), size(max_size)
    files, code = _files(paths, most, console)
    if not files:
        raise typer.Exit(code)
    targets = plan(files, formats, cast("list[DiagramName]", diagrams), out, lambda file: settings_near(file).formats)
    _refuse_streams(targets, out, check=check, watch=watch)
    selection = Selection(tuple(personas), tuple(stages), tuple(lanes))
    options = Options(
        direction=cast("DirectionName", direction),
        templates=templates,
        scale=scale,
        wrap=wrap or None,
        paper=None if paper == "none" else paper,
        bom=not no_bom,
    )
    loop = DrawingLoop(Drawing(options, selection, stamp, sound_themes(files, theme, console), targets), most, console)
    if watch:
        from journeymap_cli.cli.watch import follow

        follow(loop, targets, theme, check=check, shown=open_)
    code = max(code, loop.check(targets) if check else loop.write(targets))
    if open_ and not code:
        loop.show(targets)
    raise typer.Exit(code)


def _refuse_streams(targets: "Sequence[Target]", out: str | None, *, check: bool, watch: bool) -> None:
    """Raise UsageError if an output is not a file, but --check or --watch needs files."""
    from journeymap_cli.in_place import is_plain

    if check and not all(target.path and is_plain(target.path) for target in targets):
        raise UsageError(f"--check compares files: it cannot be used with {STANDARD.get(out, repr(out))}")
    if watch and not all(is_plain(target.path) for target in targets if target.path):
        raise UsageError(f"--watch cannot be used with '{out}': name a file with -o")


def _files(paths: Sequence[str], max_size: int, console: Console) -> tuple[list[str], int]:
    """The maps to draw, and the exit code for folders that cannot be read. Raises UsageError if there is no map."""
    from journeymap_cli.app.discover import drawable_in

    found = drawable_in(paths, max_size)
    unread = [each for each in found if not isinstance(each, str)]
    for error in unread:
        console.error(str(error))
    return [each for each in found if isinstance(each, str)], CANNOT if unread else 0
