"""Paths for services such as GitHub and GitLab: relative to the top of the repository, not to the current folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journeymap_cli.app.sources import STDIN_NAME
from journeymap_cli.load.reader import real, root
from journeymap_cli.report.problems.checked import Checked

WORKSPACES: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The environment variables with the folder to which the paths of a service are relative."""


def service_path(file: str) -> str:
    """The path of a file, with slashes, from the folder of the job, the top of its repository or the current folder.

    A file outside of all of them keeps its path.
    """
    if not file or file == STDIN_NAME:
        return file
    place = real(Path(file).parent) / Path(file).name
    above = next((top for top in _tops(place.parent) if place.is_relative_to(top)), None)
    return place.relative_to(above).as_posix() if above else Path(os.path.normpath(file)).as_posix()


def _tops(folder: Path) -> Iterator[Path]:
    yield from (real(Path(os.environ[name])) for name in WORKSPACES if os.environ.get(name))
    top = root(folder)
    if (top / ".git").exists():
        yield top
    yield real(Path())


def for_services(checked: Checked) -> Checked:
    """A result with paths as services know them."""
    names = {problem.file for problem in checked.problems} | {*checked.files, *checked.sources}
    names |= {other.file for problem in checked.problems for other in problem.related}
    paths = {name: service_path(name) for name in names}
    problems = [
        problem._replace(
            file=paths[problem.file],
            related=tuple(other._replace(file=paths[other.file]) for other in problem.related),
        )
        for problem in checked.problems
    ]
    return checked._replace(
        files=[paths[file] for file in checked.files],
        problems=problems,
        sources={paths[file]: lines for file, lines in checked.sources.items()},
    )
