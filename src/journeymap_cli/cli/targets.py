"""The files to write for each source, format and diagram."""

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeAlias

from journeymap_cli.app.draw import Target, absolute
from journeymap_cli.cli.console import STDOUT
from journeymap_cli.errors import UsageError
from journeymap_cli.facts.links import without_ending
from journeymap_cli.formats import DIAGRAMS, DRAWINGS, DiagramName, by_ending
from journeymap_cli.in_place import is_plain
from journeymap_cli.load.reader import real

BY_ENDING = by_ending(DRAWINGS)


def chosen_formats(formats: Sequence[str], out: str | None, usual: Sequence[str] = ()) -> list[str]:
    """The requested formats; if there are none, the one of the output's ending, else the usual ones, else html.

    To standard output, only the first of the usual formats is written.
    """
    if formats:
        return list(dict.fromkeys(formats))
    by_ending = BY_ENDING.get(Path(out or "").suffix.lower())
    if by_ending:
        return [by_ending]
    return list(dict.fromkeys(usual))[: 1 if out == STDOUT else None] or ["html"]


def plan(
    sources: Sequence[str],
    formats: Sequence[str],
    diagrams: Sequence[DiagramName],
    out: str | None,
    usual: Callable[[str], Sequence[str]] = lambda _: (),
) -> list[Target]:
    """Every file to write. `usual` returns the formats of a source for which none is requested.

    Raises UsageError if two outputs would be the same file, if one would overwrite a source, and for an output with an
    unknown ending.
    """
    wanted = [
        (source, format_, diagram)
        for source in dict.fromkeys(sources)
        for format_ in chosen_formats(formats, out or (STDOUT if source == STDOUT else None), usual(source))
        for diagram in (dict.fromkeys(diagrams) if DRAWINGS[format_].has_diagrams else DIAGRAMS[:1])
    ]
    place = _place(out, sources, several=len(wanted) > 1)
    targets = [Target(*each, place(*each)) for each in wanted]
    if sum(target.path is None for target in targets) > 1:
        raise UsageError("only one output can be written to standard output: name a folder with -o")
    if out != os.devnull and sum(target.path is not None and not is_plain(target.path) for target in targets) > 1:
        raise UsageError(f"only one output can be written to '{out}': name a folder with -o")
    _refuse_collisions(targets, sources)
    return targets


def by_source(targets: Sequence[Target]) -> dict[str, list[Target]]:
    """The targets of each source, in order."""
    by_source: dict[str, list[Target]] = {}
    for target in targets:
        by_source.setdefault(target.source, []).append(target)
    return by_source


OutputPlace: TypeAlias = Callable[[str, str, str], Path | None]
"""The file for a source, a format and a diagram; None for standard output."""


def _place(out: str | None, sources: Sequence[str], *, several: bool) -> OutputPlace:
    """Where outputs are written. Raises UsageError for an unknown ending."""
    if out is None:
        return lambda source, *kind: None if source == STDOUT else Path(source).with_name(_name(source, *kind))
    if out == STDOUT:
        return lambda *_: None
    if not is_folder(out, BY_ENDING, several=several):
        return lambda *_: Path(out)
    folders = _folders(sources)
    return lambda source, *kind: Path(out, folders[source], _name(source, *kind))


def is_folder(out: str, endings: Collection[str], *, several: bool) -> bool:
    """Whether an output is a folder, and not a file. Raises UsageError for an unknown ending.

    `endings` are those of the formats; `several` says whether several files are to be written.
    """
    if not is_plain(Path(out)):
        return False
    if out.endswith(("/", os.sep)) or Path(out).is_dir():
        return True
    if not Path(out).suffix:
        return several or not Path(out).is_file()
    if Path(out).suffix.lower() in endings:
        return several
    raise unknown_ending(out, endings)


def unknown_ending(out: str, endings: Collection[str]) -> UsageError:
    """The error for an output with the ending of no format."""
    *first, last = endings
    return UsageError(
        f"'{out}' has an unknown ending: use {', '.join(first)} or {last}, or write '{out}/' for a folder"
    )


def _folders(sources: Sequence[str]) -> dict[str, str]:
    """The folder of each source, relative to the folder that contains them all."""
    folders = {source: absolute(Path(source).parent) for source in sources}
    top = os.path.commonpath(folders.values())
    return {source: os.path.relpath(folder, top) for source, folder in folders.items()}


def _name(source: str, format_: str, diagram: str) -> str:
    diagrams = "" if diagram == DIAGRAMS[0] else f".{diagram}"
    return f"{stem(source)}{diagrams}{DRAWINGS[format_].endings[0]}"


def stem(source: str) -> str:
    """The name of a source without its ending: `pay` for `maps/pay.journey.yaml`."""
    return "journey" if source == STDOUT else without_ending(Path(source).name)


def _refuse_collisions(targets: Sequence[Target], sources: Sequence[str]) -> None:
    taken = {real(Path(source)): f"the source '{source}'" for source in sources if source != STDOUT}
    for target in targets:
        if target.path is None or not is_plain(target.path):
            continue
        place = real(target.path)
        if place in taken:
            raise UsageError(f"'{target.path}' would overwrite {taken[place]}")
        taken[place] = f"the output of '{target.source}'"
