"""Importing maps from files of other tools."""

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.app.discover import STDIN
from journeymap_cli.app.sources import STDIN_NAME, MapSource, map_file
from journeymap_cli.errors import InvalidJourneyError, UnknownKindError, UnreadableError
from journeymap_cli.exchange.imported import NO_MAP, ImportResult
from journeymap_cli.exchange.kinds import BY_ENDING, PACKED, kind_of_file, read_file
from journeymap_cli.load.load import load, load_text
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import free, slug
from journeymap_cli.problem import Problem, Span
from journeymap_cli.rewrite.canonical import canonical_data
from journeymap_cli.yamlsource.read import YamlText, paused_collection
from journeymap_cli.yamlsource.text import MAX_SIZE, lines

ENDING: Final = ".journey.yaml"
MOST_WRITTEN: Final = 10
"""The maximum size of a map, as a multiple of the maximum size of its source."""


class NewMap(NamedTuple):
    """An imported map: the name of its file without a folder, its text and its journey."""

    file: str
    text: str
    journey: Journey


class BroughtIn(NamedTuple):
    """The maps in one file of another tool, the problems, and the lines of the file; no lines if it is not text."""

    source: str
    maps: tuple[NewMap, ...]
    problems: tuple[Problem, ...]
    lines: Sequence[str]


def import_maps(path: str | PathLike[str], kind: str | None = None, *, max_size: int = MAX_SIZE) -> BroughtIn:
    """Import the maps in a file, or in standard input for `-`. Raises UnreadableError, UnknownKindError."""
    source = map_file(fspath(path), max_size)
    raw = source.raw
    name = "journey" if source.name == STDIN_NAME else Path(path).stem
    kind = kind or kind_of_file(source.name, raw)
    if kind is None:
        raise UnknownKindError(f"cannot tell what kind of file '{source.name}' is")
    with paused_collection():
        return _brought_in(read_file(kind, raw, source.name, name, max_size), source, name)


def _brought_in(found: ImportResult, source: MapSource, name: str) -> BroughtIn:
    """The valid maps among those that were read; what is wrong with the others is added to the problems."""
    problems = list(found.problems)
    maps: list[NewMap] = []
    taken: set[str] = set()
    for map_ in found.maps:
        text = canonical_data(map_.data)
        journey = _journey(text, source.name, map_.origin, problems, source.max_size)
        if journey:
            own = free(slug(journey.title) or "map", taken) if len(found.maps) > 1 else ""
            taken.add(own)
            maps.append(NewMap(f"{name}{'-' if own else ''}{own}{ENDING}", text, journey))
    is_text = not source.raw.startswith(PACKED)
    return BroughtIn(source.name, tuple(maps), tuple(problems), lines(source.raw) if is_text else ())


def _journey(text: str, name: str, origin: YamlText | None, problems: list[Problem], max_size: int) -> Journey | None:
    """The journey of a new map. If it is not valid, None, and the reasons are added to `problems`."""
    reader = DiskReader(max_size)
    try:
        return load(text.encode(errors="surrogateescape"), name, reader, MOST_WRITTEN * max_size).journey
    except InvalidJourneyError as error:
        first = error.problems[0]
        message, at = f"this is not valid in a map: {first.message}", Span(1, 1, 1, 1)
        fallback = Problem(NO_MAP, message, hint=first.hint, file=name, span=at)
        problems.extend(_in_origin(origin, name, reader, max_size) or [fallback])
        return None


def _in_origin(origin: YamlText | None, name: str, reader: DiskReader, max_size: int) -> Sequence[Problem]:
    """The problems of a map, at their places in its source; none if these are not known."""
    try:
        if origin:
            load_text(origin, name, reader, max_size)
    except InvalidJourneyError as error:
        return error.problems
    return ()


class BroughtInAll(NamedTuple):
    """The files that were imported, and the errors of those that cannot be read."""

    found: tuple[BroughtIn, ...]
    failures: tuple[UnreadableError, ...]


def import_all(paths: Sequence[str], kind: str | None = None, max_size: int = MAX_SIZE) -> BroughtInAll:
    """Import files, and those below folders, each once. A file below a folder that is not a map is skipped.

    Raises UnreadableError for a folder without any file that may have maps.
    """
    found: list[BroughtIn] = []
    failures: list[UnreadableError] = []
    for path in dict.fromkeys(importable(paths)):
        try:
            read = import_maps(path, kind, max_size=max_size)
            if path in paths or read.maps or not _is_other(path, read):
                found.append(read)
        except UnreadableError as error:
            failures.append(error)
    return BroughtInAll(tuple(found), tuple(failures))


def _is_other(path: str, read: BroughtIn) -> bool:
    """Whether a file without maps is unrelated, not a broken map. JSON always is: it may be a configuration."""
    return path.endswith(".json") or all(problem.rule == NO_MAP for problem in read.problems)


def importable(paths: Sequence[str]) -> Iterator[str]:
    """The files to import: those that are named, and those below folders whose ending shows that they may have maps.

    Raises UnreadableError for a folder without any.
    """
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        found = sorted(str(file) for file in Path(path).rglob("*") if _may_have_maps(file, Path(path)))
        if not found:
            raise UnreadableError(f"'{path}' has no file to import: {', '.join(BY_ENDING)}")
        yield from found


def _may_have_maps(file: Path, top: Path) -> bool:
    inner = file.relative_to(top).parts
    is_hidden = any(part.startswith(".") or part == "node_modules" for part in inner)
    return not is_hidden and file.suffix.lower() in BY_ENDING and file.is_file() and not file.is_symlink()
