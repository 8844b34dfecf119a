"""journeymap backlog: the opportunities of maps as a list of work."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from journeymap_cli.cli.console import STDOUT, Console, report_failure
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import NONE, ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption, pick
from journeymap_cli.formats import BACKLOGS, by_ending
from journeymap_cli.phrases import counted

if TYPE_CHECKING:
    from journeymap_cli.model.journey import Journey
    from journeymap_cli.report.backlog.backlog import Task

EXAMPLE = "Example: journeymap backlog maps/ --owner 'Platform team' -f md"

BacklogPaths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Maps and folders; - for standard input.  [default: .]")
]
BacklogFormat = Annotated[
    str | None,
    pick("--format", "-f", names=BACKLOGS, help_="What to write.  [default: by the ending of OUT, else text]"),
]
BacklogOutput = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="A file instead of standard output.")]
OwnersOption = Annotated[list[str], typer.Option("--owner", metavar="OWNER", help="Only of this owner; repeatable.")]
StatusesOption = Annotated[
    list[str],
    typer.Option("--status", metavar="STATUS", help="Only of this status, done and dropped too; repeatable."),
]
MapsOption = Annotated[list[str], typer.Option("--map", metavar="ID", help="Only of this map; repeatable.")]
BacklogPersonasOption = Annotated[
    list[str], typer.Option("--persona", metavar="ID", help="Only where this persona takes part; repeatable.")
]


@guarded
def backlog(
    paths: BacklogPaths = NONE,
    format_: BacklogFormat = None,
    out: BacklogOutput = STDOUT,
    owners: OwnersOption = NONE,
    statuses: StatusesOption = NONE,
    maps: MapsOption = NONE,
    personas: BacklogPersonasOption = NONE,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """List the opportunities of maps by priority, for people and for issue trackers."""
    from journeymap_cli.app.backlog import list_backlog
    from journeymap_cli.app.sources import FailedSource
    from journeymap_cli.cli.choices import known, size
    from journeymap_cli.cli.report_writer import ReportWriter, encoded
    from journeymap_cli.model.entries import Progress
    from journeymap_cli.report.backlog.backlog import TaskChoice
    from journeymap_cli.report.formats import backlog_report

    console = Console(color, quiet)
    chosen = format_ or by_ending(BACKLOGS).get(Path(out).suffix.lower(), "text")
    writer = ReportWriter(console, (chosen, out), (), BACKLOGS, "md=backlog.md")
    choice = TaskChoice(owners, [known("status", each, get_args(Progress)) for each in statuses], maps, personas)
    folder = "." if out == STDOUT else Path(out).parent
    found = list_backlog(paths or ["."], choice, folder=folder, max_size=size(max_size))
    for failure in found.failures:
        report_failure(console, failure, "not listed") if isinstance(failure, FailedSource) else console.error(failure)
    writer.refuse(name for name, _ in found.maps)
    _refuse_unknown([journey for _, journey in found.maps], maps, personas)
    width = console.width(sys.stdout) if out == STDOUT and sys.stdout.isatty() else None
    writer.write(out, encoded(backlog_report(chosen).report(found.tasks, chosen, width)))
    _note_slugs(found.tasks, chosen, console)
    raise typer.Exit(CANNOT if found.failures else 0)


def _refuse_unknown(journeys: Sequence["Journey"], maps: Sequence[str], personas: Sequence[str]) -> None:
    """Raise UsageError for the id of a map or persona that no map has."""
    from journeymap_cli.cli.choices import known

    for each in maps:
        known("map", each, [journey.id for journey in journeys])
    for each in personas:
        known("persona", each, {persona.id: None for journey in journeys for persona in journey.personas})


def _note_slugs(tasks: Sequence["Task"], format_: str, console: Console) -> None:
    """Note how many markers are derived from texts, in formats that have markers."""
    named = [task for task in tasks if not task.opportunity.id]
    if named and format_ not in {"text", "md"}:
        verb = "has" if len(named) == 1 else "have"
        what = counted(len(named), "opportunity", "opportunities")
        console.note(f"{what} {verb} no id: their markers come from their texts, and change with them")
