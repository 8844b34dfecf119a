"""The files to write for each source, format and diagram."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from journeymap_cli.app.draw import Target
from journeymap_cli.cli.console import STDOUT
from journeymap_cli.errors import UsageError
from journeymap_cli.formats import DIAGRAMS, DRAWINGS, DiagramName, by_ending
from journeymap_cli.load.reader import real

SOURCE_ENDINGS = (".journey.yaml", ".journey.yml", ".yaml", ".yml")
BY_ENDING = by_ending(DRAWINGS)


def chosen_formats(formats: Sequence[str], out: str | None, usual: Sequence[str] = ()) -> list[str]:
    """The requested formats; without any, the one of the output's ending, else the usual ones, else html.

    Only the first of the usual ones goes to standard output.
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

    Raises UsageError if two outputs would be the same file, or one would overwrite a source.
    """
    wanted = [
        (source, format_, diagram)
        for source in dict.fromkeys(sources)
        for format_ in chosen_formats(formats, out or (STDOUT if source == STDOUT else None), usual(source))
        for diagram in (dict.fromkeys(diagrams) if DRAWINGS[format_].has_diagrams else DIAGRAMS[:1])
    ]
    targets = [Target(*each, _path(*each, out, several=len(wanted) > 1)) for each in wanted]
    if sum(target.path is None for target in targets) > 1:
        raise UsageError("only one output can be written to standard output: name a folder with -o")
    _refuse_collisions(targets, sources)
    return targets


def by_source(targets: Sequence[Target]) -> dict[str, list[Target]]:
    """The targets of each source, in order."""
    by_source: dict[str, list[Target]] = {}
    for target in targets:
        by_source.setdefault(target.source, []).append(target)
    return by_source


def _path(source: str, format_: str, diagram: str, out: str | None, *, several: bool) -> Path | None:
    if out == STDOUT or (out is None and source == STDOUT):
        return None
    suffix = ("" if diagram == DIAGRAMS[0] else f".{diagram}") + DRAWINGS[format_].endings[0]
    if out is None:
        return Path(source).parent / f"{stem(source)}{suffix}"
    is_folder = several or out.endswith(("/", os.sep)) or Path(out).suffix.lower() not in BY_ENDING
    return Path(out) / f"{stem(source)}{suffix}" if is_folder or Path(out).is_dir() else Path(out)


def stem(source: str) -> str:
    """The name of a source without its ending: `pay` for `maps/pay.journey.yaml`."""
    name = "journey" if source == STDOUT else Path(source).name
    endings = [end for end in SOURCE_ENDINGS if name.lower().endswith(end) and len(name) > len(end)]
    return name[: -len(endings[0])] if endings else Path(name).stem


def _refuse_collisions(targets: Sequence[Target], sources: Sequence[str]) -> None:
    taken = {real(Path(source)): f"the source '{source}'" for source in sources if source != STDOUT}
    for target in targets:
        if target.path is None:
            continue
        place = real(target.path)
        if place in taken:
            raise UsageError(f"'{target.path}' would overwrite {taken[place]}")
        taken[place] = f"the output of '{target.source}'"
