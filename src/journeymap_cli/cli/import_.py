"""journeymap import: maps from files of other tools."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, MaxSizeOption, QuietOption, VersionOption, pick
from journeymap_cli.errors import UnknownKindError, UsageError
from journeymap_cli.exchange.kinds import KINDS

if TYPE_CHECKING:
    from journeymap_cli.app.bring_in import BroughtIn, NewMap
    from journeymap_cli.app.bring_into import BroughtBack
    from journeymap_cli.problem import Problem

FAILED: Final = 1
EXAMPLE = "Example: journeymap import docs/journey.mmd workshop.xlsx README.md -o maps/"

ImportPaths = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Files of other tools, or folders; - for standard input.")
]
ImportOutput = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="A file, a folder or -.  [default: beside each file, as .journey.yaml]"
    ),
]
KindOption = Annotated[
    str | None, pick("--from", names=KINDS, help_="What the files are.  [default: by ending and content]")
]
ImportFormatOption = Annotated[str, pick("--format", names=("text", "json"), help_="How to report problems.")]
OverwriteOption = Annotated[bool, typer.Option("--force", help="Overwrite existing files.")]
IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="MAP",
        help="Bring what was edited in a workbook or CSV of this map back into it; comments and layout stay.",
    ),
]
StrictImportOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are warnings.")]


@guarded
def import_(
    paths: ImportPaths,
    out: ImportOutput = None,
    kind: KindOption = None,
    into: IntoOption = None,
    format_: ImportFormatOption = "text",
    force: OverwriteOption = False,
    strict: StrictImportOption = False,
    max_size: MaxSizeOption = "5MiB",
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Bring in maps from other tools: spreadsheets, Mermaid, tables and lists of Markdown, CSV, JSON, whiteboards."""
    from journeymap_cli.app.bring_in import import_all
    from journeymap_cli.cli.choices import size

    console = Console(color, quiet)
    if into is not None:
        raise typer.Exit(_bring_back(paths, into, out, kind, size(max_size), format_, console, strict=strict))
    read = import_all(paths, kind, size(max_size))
    for error in read.failures:
        is_unknown = isinstance(error, UnknownKindError)
        console.error(f"{error}: name its kind with --from" if is_unknown else error)
    if not read.found and not read.failures:
        raise UsageError(f"there is no map to import in {', '.join(paths)}")
    found, code = read.found, CANNOT if read.failures else 0
    targets = _targets(found, out or (STDOUT if STDOUT in paths else None))
    _refuse(targets, found, force=force)
    for target in targets:
        if target.path is None:
            print_bytes(target.map.text.encode())
        else:
            _write(target.path, target.map.text.encode(), console)
    _report(found, format_, console, is_taken=any(target.path is None for target in targets))
    problems = [problem for each in found for problem in each.problems]
    if any(problem.severity == "error" for problem in problems):
        code = CANNOT
    raise typer.Exit(code or (FAILED if strict and any(each.severity == "warning" for each in problems) else 0))


def _bring_back(
    paths: Sequence[str],
    into: str,
    out: str | None,
    kind: str | None,
    max_size: int,
    format_: str,
    console: Console,
    *,
    strict: bool,
) -> int:
    """Import one table back into its map, and print what changed there; return the exit code."""
    from journeymap_cli.app.bring_into import bring_into
    from journeymap_cli.app.files import write
    from journeymap_cli.app.sources import FailedSource, map_file
    from journeymap_cli.cli.console import report_failure
    from journeymap_cli.errors import InvalidJourneyError

    if len(paths) != 1:
        raise UsageError("--into takes one workbook or table")
    if into == STDOUT and paths[0] == STDOUT:
        raise UsageError("standard input can be read only once: name the file of the map or of the table")
    source, target = map_file(into, max_size), into if out is None else out
    write_map = print_bytes if target == STDOUT else lambda content: write(Path(target), content)
    try:
        found = bring_into(source, paths[0], kind, max_size, write_map)
    except InvalidJourneyError as error:
        report_failure(console, FailedSource(source, error), "not changed")
        return CANNOT
    is_beside = target == STDOUT
    if found.map.raw == source.raw:
        if target != into:
            write_map(source.raw)
        console.note(f"{source.name}: nothing to change")
    elif format_ == "text":
        _show_changes(found, console, is_beside=is_beside)
    problems = [*found.problems, *found.map.problems]
    _show(problems, {**_lines(found), paths[0]: found.lines}, format_, console, is_taken=is_beside)
    return FAILED if found.has_conflicts or (strict and any(each.severity == "warning" for each in problems)) else 0


def _show_changes(found: "BroughtBack", console: Console, *, is_beside: bool) -> None:
    """Print what changed, on standard error if the map itself is on standard output."""
    from journeymap_cli.cli.report_writer import encoded
    from journeymap_cli.report.changes import applied

    text = applied.as_text(found.map.comparison, color=not is_beside and console.colors(sys.stdout))
    if is_beside:
        console.write(text)
    else:
        print_bytes(encoded(text))


def _lines(found: "BroughtBack") -> dict[str, Sequence[str]]:
    from journeymap_cli.yamlsource.text import lines

    return {name: lines(raw) for name, raw in found.map.source.contents.items()}


class ImportTarget(NamedTuple):
    """Where a map is written: a file, or standard output if `path` is None."""

    map: "NewMap"
    path: Path | None


def _targets(found: Sequence["BroughtIn"], out: str | None) -> list[ImportTarget]:
    """Where each map is written. Raises UsageError if several would be written to one file."""
    maps = [(each.source, map_) for each in found for map_ in each.maps]
    if out is None:
        return [ImportTarget(map_, Path(source).with_name(map_.file)) for source, map_ in maps]
    if out == STDOUT or not _is_folder(out):
        if len(maps) > 1:
            where = "standard output" if out == STDOUT else f"'{out}'"
            raise UsageError(f"{len(maps)} maps cannot be written to {where}: name a folder with -o")
        return [ImportTarget(map_, None if out == STDOUT else Path(out)) for _, map_ in maps]
    return [ImportTarget(map_, Path(out, map_.file)) for _, map_ in maps]


def _is_folder(out: str) -> bool:
    """Whether an output is a folder. Raises UsageError for a file that is not YAML."""
    if out.endswith(("/", os.sep)) or Path(out).is_dir() or not Path(out).suffix:
        return not Path(out).is_file() and (Path(out).is_dir() or not Path(out).exists())
    if Path(out).suffix.lower() in {".yaml", ".yml"}:
        return False
    raise UsageError(f"'{out}' has an unknown ending: use .yaml or .yml, or write '{out}/' for a folder")


def _refuse(targets: Sequence[ImportTarget], found: Sequence["BroughtIn"], *, force: bool) -> None:
    """Raise UsageError if a target exists already, is one of the sources, or is used twice."""
    from journeymap_cli.in_place import is_plain
    from journeymap_cli.load.reader import real

    taken = {real(Path(each.source)): f"the source '{each.source}'" for each in found}
    for path in (target.path for target in targets if target.path and is_plain(target.path)):
        if real(path) in taken:
            raise UsageError(f"'{path}' would overwrite {taken[real(path)]}")
        taken[real(path)] = "another map of this run"
        if not force and os.path.lexists(path):
            raise UsageError(f"'{path}' already exists: --force overwrites it")


def _write(path: Path, content: bytes, console: Console) -> None:
    from journeymap_cli.app.files import write

    path.parent.mkdir(parents=True, exist_ok=True)
    changed = write(path, content)
    console.note(f"{'wrote' if changed else 'unchanged'} {path}")


def _report(found: Sequence["BroughtIn"], format_: str, console: Console, *, is_taken: bool) -> None:
    """Show the problems. JSON goes to standard output, or to standard error if the map is on standard output."""
    problems = [problem for each in found for problem in each.problems]
    _show(problems, {each.source: each.lines for each in found}, format_, console, is_taken=is_taken)


def _show(
    problems: Sequence["Problem"],
    sources: Mapping[str, Sequence[str]],
    format_: str,
    console: Console,
    *,
    is_taken: bool,
) -> None:
    if format_ == "text":
        console.problems(problems, sources)
        return
    from journeymap_cli.report.problems.checked import Checked
    from journeymap_cli.report.problems.json_ import report

    text = report(Checked(list(sources), list(problems), dict(sources)))
    if is_taken:
        console.write(text)
    else:
        print_bytes(text.encode(errors="backslashreplace"))
