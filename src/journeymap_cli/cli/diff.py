"""journeymap diff: compare versions of maps."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    MaxSizeOption,
    QuietOption,
    ReportsOption,
    ThemeOption,
    VersionOption,
    pick,
)
from journeymap_cli.formats import CHANGE_REPORTS

EXAMPLE = "Example: journeymap diff origin/main...HEAD -- maps/"
PATH_COUNT = "words after --"


class FailOnVerdict(StrEnum):
    """When a comparison fails: the keys of a summary, or never."""

    WORSE = "worse"
    WEAKER = "weaker"
    NEVER = "never"


class DiffCommand(TyperCommand):
    """Remembers the position of `--`, after which there are only paths: click removes it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Record how many arguments follow `--`."""
        ctx.meta[PATH_COUNT] = len(args) - args.index("--") - 1 if "--" in args else None
        return super().parse_args(ctx, args)


DiffWords = Annotated[
    list[str],
    typer.Argument(
        metavar="[OLD NEW | REV [REV]] [--] [FILE]",
        help="Two files or REV:path; or revisions (A..B, A...B) and a file or folder. Default: HEAD and every map.",
        show_default=False,
    ),
]
DiffFormatOption = Annotated[
    str | None,
    pick("--format", "-f", names=CHANGE_REPORTS, help_="What to print.  [default: by the ending of OUT, else text]"),
]
DiffOutput = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="A file, - for standard output, or a folder for pages of several maps."
    ),
]
StagedOption = Annotated[bool, typer.Option("--staged", "--cached", help="Compare with the staged versions.")]
CounterpartOption = Annotated[
    bool, typer.Option("--counterpart", help="Compare a map with its counterpart, the map of the other state.")
]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if something changed.")]
DiffFailOn = Annotated[
    list[FailOnVerdict],
    typer.Option(
        "--fail-on",
        help="worse: exit with 1 if something got worse for the customer; weaker: if evidence or sources got weaker. "
        "Repeatable.",
        show_default=False,
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Include notes, links and the order of plain lists.")]


@guarded
def diff(
    context: typer.Context,
    words: DiffWords = NONE,
    format_: DiffFormatOption = None,
    out: DiffOutput = None,
    reports: ReportsOption = NONE,
    staged: StagedOption = False,
    counterpart: CounterpartOption = False,
    exit_code: ExitCodeOption = False,
    fail_on: DiffFailOn = NONE,
    all_: AllOption = False,
    theme: ThemeOption = None,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Show what changed between two versions of maps: files, git revisions, or every map that changed."""
    from journeymap_cli.app.compare import ReportedMove, compare_pairs, wanted_pairs
    from journeymap_cli.cli.change_reports import ChangeReports
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.cli.diff_arguments import diff_arguments
    from journeymap_cli.diff.comparison import Comparison

    console = Console(color, quiet)
    reports_ = ChangeReports(console, format_, out, reports, theme)
    request = diff_arguments(words, context.meta[PATH_COUNT], staged=staged, counterpart=counterpart)
    pairs, several = wanted_pairs(request, size(max_size))
    comparisons, code = list[Comparison](), 0
    for compared in compare_pairs(pairs, whole=all_):
        if isinstance(compared, Comparison):
            comparisons.append(compared)
        elif isinstance(compared, ReportedMove):
            (console.error if compared.is_error else console.note)(compared.text)
            code = CANNOT if compared.is_error else code
        else:
            report_failure(console, compared, "not compared")
            code = CANNOT
    if several:
        comparisons = [comparison for comparison in comparisons if comparison.changes]
    if comparisons or (several and not code):
        reports_.write(comparisons, several=several)
    changed = exit_code and any(comparison.changes for comparison in comparisons)
    failed = any(comparison.summary.get(verdict) for comparison in comparisons for verdict in fail_on)
    raise typer.Exit(max(code, int(changed or failed)))
