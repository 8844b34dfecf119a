"""journeymap diff: what changed, in the words of a journey."""

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
AFTER = "words after --"


class FailOnImpact(StrEnum):
    """What fails a comparison."""

    WORSE = "worse"
    NEVER = "never"


class DiffCommand(TyperCommand):
    """Remembers where `--` stood: behind it there are only paths."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """See TyperCommand."""
        ctx.meta[AFTER] = len(args) - args.index("--") - 1 if "--" in args else None
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
    pick("--format", "-f", names=CHANGE_REPORTS, help_="What is printed.  [default: by the ending of OUT, else text]"),
]
DiffOutput = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="A file, or - for standard output; for pages of several maps a folder."
    ),
]
StagedOption = Annotated[bool, typer.Option("--staged", "--cached", help="Compare with what is staged.")]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="Exit code 1 when something changed.")]
DiffFailOn = Annotated[FailOnImpact, typer.Option("--fail-on", help="worse: exit code 1 when something got worse.")]
AllOption = Annotated[bool, typer.Option("--all", help="Also tell of notes, links and the order of plain lists.")]


@guarded
def diff(
    context: typer.Context,
    words: DiffWords = NONE,
    format_: DiffFormatOption = None,
    out: DiffOutput = None,
    reports: ReportsOption = NONE,
    staged: StagedOption = False,
    exit_code: ExitCodeOption = False,
    fail_on: DiffFailOn = FailOnImpact.NEVER,
    all_: AllOption = False,
    theme: ThemeOption = None,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Tell what changed between two versions of maps. Files, revisions of git, or every map that changed."""
    from journeymap_cli.app.compare import compare_pairs, wanted_pairs
    from journeymap_cli.cli.change_reports import ChangeReports
    from journeymap_cli.cli.choices import size
    from journeymap_cli.cli.console import tell_failure
    from journeymap_cli.cli.diff_arguments import diff_arguments
    from journeymap_cli.diff.comparison import Comparison

    console = Console(color, quiet)
    reports_ = ChangeReports(console, format_, out, reports, theme)
    pairs, several = wanted_pairs(diff_arguments(words, context.meta[AFTER], staged=staged), size(max_size))
    comparisons, code = list[Comparison](), 0
    for compared in compare_pairs(pairs, whole=all_):
        if isinstance(compared, Comparison):
            comparisons.append(compared)
        else:
            tell_failure(console, compared, "not compared")
            code = CANNOT
    if several:
        comparisons = [comparison for comparison in comparisons if comparison.changes]
    if comparisons or (several and not code):
        reports_.write(comparisons, several=several)
    changed = exit_code and any(comparison.changes for comparison in comparisons)
    worse = fail_on is FailOnImpact.WORSE and any(comparison.summary["worse"] for comparison in comparisons)
    raise typer.Exit(max(code, int(changed or worse)))
