"""journeymap git-diff: the diff driver that git runs, with 1, 7 or 9 arguments.

Errors go to standard output and the exit code is always 0: any other ends the whole `git diff`.
"""

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap_cli.errors import GitError, JourneymapError
from journeymap_cli.report.terminal import printable
from journeymap_cli.yamlsource.text import lines

if TYPE_CHECKING:
    from journeymap_cli.model.journey import Journey


class DriverFiles(NamedTuple):
    """The two files that git passes, and their paths in the repository; None for a version that does not exist."""

    old_file: str
    new_file: str
    old_path: str | None
    new_path: str | None

    @property
    def old_name(self) -> str:
        """The name of the old version."""
        return f"a/{self.old_path}" if self.old_path else os.devnull

    @property
    def new_name(self) -> str:
        """The name of the new version."""
        return f"b/{self.new_path}" if self.new_path else os.devnull


def run(args: Sequence[str]) -> int:
    """Print what changed between the two versions."""
    try:
        output = _output(args)
    except Exception as error:
        output = f"journeymap git-diff: {printable(f'{type(error).__name__}: {error}')}\n"
    sys.stdout.write(output)
    sys.stdout.flush()
    return 0


def _output(args: Sequence[str]) -> str:
    if len(args) not in (1, 7, 9):
        return "journeymap git-diff: git runs this with 1, 7 or 9 arguments\n"
    if len(args) == 1:
        return f"* unmerged: {printable(args[0])}\n"
    path, old_file, _, _, new_file, *_ = args
    new_path = args[7] if len(args) == 9 else path
    versions = DriverFiles(
        old_file,
        new_file,
        None if old_file == os.devnull else path,
        None if new_file == os.devnull else new_path,
    )
    return f"{_compared(versions)}\n"


def _compared(versions: DriverFiles) -> str:
    """Describe the changes, or show them line by line if a version is not a valid map."""
    from journeymap_cli.diff.comparison import Comparison
    from journeymap_cli.errors import InvalidJourneyError
    from journeymap_cli.report.changes import text as diff_text

    old, new = _raw(versions.old_file), _raw(versions.new_file)
    try:
        journeys = (_journey(old, versions.old_path), _journey(new, versions.new_path))
    except InvalidJourneyError as error:
        problem = error.problems[0]
        place = f"{problem.file}:{problem.span.line}" if problem.span else problem.file
        return "".join(_line_diff(versions, old, new, f"{place}: {problem.message}"))
    except JourneymapError as error:
        return "".join(_line_diff(versions, old, new, str(error)))
    comparison = Comparison(versions.old_name, versions.new_name, *journeys)
    return diff_text.report([comparison], color=_colored())


def _raw(file: str) -> bytes:
    return b"" if file == os.devnull else Path(file).read_bytes()


def _journey(raw: bytes, path: str | None) -> "Journey | None":
    from journeymap_cli.load.load import load
    from journeymap_cli.load.reader import DiskReader
    from journeymap_cli.yamlsource.text import MAX_SIZE

    return load(raw, path, DiskReader(MAX_SIZE)).journey if path else None


def _line_diff(versions: DriverFiles, old: bytes, new: bytes, why: str) -> Iterator[str]:
    """The changed lines, as git would show them, after the reason."""
    yield f"compared by lines: {printable(why)}\n"
    named = (printable(versions.old_name), printable(versions.new_name))
    for line in difflib.unified_diff(lines(old), lines(new), *named, lineterm=""):
        yield f"{printable(line)}\n"


def _colored() -> bool:
    """Whether git's settings ask for colours in this output, which may go to a pager."""
    from journeymap_cli.git import run as git

    shown = sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    if os.environ.get("NO_COLOR"):
        return False
    try:
        return git(Path(), "config", "--get-colorbool", "color.diff", str(shown).lower()).strip() == b"true"
    except GitError:
        return shown
