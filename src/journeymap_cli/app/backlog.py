"""Listing the opportunities of maps as work to do."""

import os
from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.discover import STDIN, drawable_in
from journeymap_cli.app.sources import FailedSource, map_file
from journeymap_cli.errors import JourneymapError, UnreadableError
from journeymap_cli.model.journey import Journey
from journeymap_cli.report.backlog.backlog import Task, TaskChoice, in_order, tasks_of
from journeymap_cli.yamlsource.text import MAX_SIZE


class Backlog(NamedTuple):
    """Opportunities by priority, the maps that were read by file, and what could not be read."""

    tasks: tuple[Task, ...]
    maps: tuple[tuple[str, Journey], ...]
    failures: tuple[UnreadableError | FailedSource, ...]


def list_backlog(
    paths: Iterable[str | PathLike[str]],
    choice: TaskChoice | None = None,
    *,
    folder: str | PathLike[str] = ".",
    max_size: int = MAX_SIZE,
) -> Backlog:
    """The opportunities of maps, and of all maps below folders. Links to the maps are relative to `folder`.

    Raises UsageError if there is no map.
    """
    maps, failures = _journeys([fspath(path) for path in paths], max_size)
    found = (task for name, journey in maps for task in tasks_of(journey, _link(name, folder), choice or TaskChoice()))
    return Backlog(tuple(in_order(found)), tuple(maps), tuple(failures))


def _journeys(
    paths: Sequence[str], max_size: int
) -> tuple[list[tuple[str, Journey]], list[UnreadableError | FailedSource]]:
    found: list[tuple[str, Journey]] = []
    failures: list[UnreadableError | FailedSource] = []
    for name in drawable_in(paths, max_size):
        if not isinstance(name, str):
            failures.append(name)
            continue
        source = map_file(name, max_size)
        try:
            found.append((name, source.document().journey))
        except JourneymapError as error:
            failures.append(FailedSource(source, error))
    return found, failures


def _link(name: str, folder: str | PathLike[str]) -> str:
    """The path of a map relative to a folder; empty for standard input."""
    return "" if name == STDIN else Path(os.path.relpath(Path(name).resolve(), Path(folder).resolve())).as_posix()
