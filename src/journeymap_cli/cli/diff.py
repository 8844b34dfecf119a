"""journeymap diff: what changed, in the words of a journey."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import (
    NONE,
    ColorChoice,
    ColorOption,
    MaxSizeOption,
    QuietOption,
    ReportsOption,
    ThemeOption,
    VersionOption,
)

EXAMPLE = "Example: journeymap diff origin/main...HEAD -- maps/"
AFTER = "words after --"


class DiffFormat(StrEnum):
    """The formats of a comparison."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    HTML = "html"
    GITHUB = "github"


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
    DiffFormat | None,
    typer.Option("--format", "-f", help="What is printed.  [default: by the ending of OUT, else text]"),
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
    from journeymap_cli.app.compare import compare_all, wanted
    from journeymap_cli.app.sources import parse_size
    from journeymap_cli.cli.diff_arguments import diff_arguments
    from journeymap_cli.cli.diff_writer import ChangeWriter

    console = Console(color, quiet)
    telling = ChangeWriter(console, format_.value if format_ else None, out, tuple(reports), theme)
    meant = diff_arguments(words, context.meta[AFTER], staged=staged)
    pairs, several = wanted(meant, parse_size(max_size), staged=staged)
    comparisons, code = compare_all(pairs, console, whole=all_)
    if several:
        comparisons = [comparison for comparison in comparisons if comparison.changes]
    if comparisons or (several and not code):
        code = max(code, telling.tell(comparisons, several=several))
    changed = exit_code and any(comparison.changes for comparison in comparisons)
    worse = fail_on is FailOnImpact.WORSE and any(comparison.summary["worse"] for comparison in comparisons)
    raise typer.Exit(max(code, int(changed or worse)))
