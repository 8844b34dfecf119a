"""Writing results: plain files atomically, and everything else as a stream."""

import os
from pathlib import Path
from typing import Final

from journeymap_cli.atomic import PINNED, overwrite, write_whole
from journeymap_cli.errors import UnreadableError, reason
from journeymap_cli.in_place import add, in_place
from journeymap_cli.load.reader import real

SUMMARY: Final = "GITHUB_STEP_SUMMARY"
"""The environment variable that names the summary of a job, to which each command of a step adds its part."""


def write(path: Path, content: bytes) -> bool:
    """Write a result, following links; return whether the file changed. Raises UnreadableError, BrokenPipeError.

    A plain file is replaced atomically, or overwritten if it cannot be replaced. Pipes, terminals and the like are
    written to as streams. Content is appended to files that are already open, and to the summary of a job.
    """
    try:
        place = in_place(path)
        if place is None:
            return _replace(real(path), content)
        add(place, content)
        return True
    except BrokenPipeError:
        raise
    except (FileExistsError, NotADirectoryError) as error:
        raise UnreadableError(f"cannot write '{path}': a file exists where its folder should be") from error
    except OSError as error:
        raise UnreadableError(f"cannot write '{path}': {reason(error)}") from error


def _replace(path: Path, content: bytes) -> bool:
    if _is_summary(path):
        content = _after(path.read_bytes(), content)
    try:
        return write_whole(path, content)
    except OSError as error:
        if error.errno not in PINNED or not path.is_file():
            raise
        overwrite(path, content)
        return True


def _is_summary(path: Path) -> bool:
    summary = os.environ.get(SUMMARY)
    return bool(summary) and path.is_file() and path == real(Path(summary or ""))


def _after(before: bytes, content: bytes) -> bytes:
    """Join two texts with an empty line between them, which ends a table in the first one."""
    ends = len(before) - len(before.rstrip(b"\n"))
    return before + b"\n" * (2 - ends if before else 0) + content
