"""Writing to what is not a plain file, and so cannot be replaced: streams such as `/dev/stderr`, pipes, devices."""

import os
import stat
from pathlib import Path
from typing import Final

from journeymap_cli.regexes import regex

STREAMS: Final = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
"""The descriptors of streams. Their names may not exist, as in a container without `/proc`."""
DESCRIPTORS: Final = regex(r"/dev/fd|/proc/(self|\d+)(/task/\d+)?/fd")
"""The folders of open files: our own ones, and those of other processes."""
MOST_LINKS: Final = 40


def is_plain(path: Path) -> bool:
    """Whether a path is, or would be, a plain file or a folder."""
    return in_place(path) is None


def in_place(path: Path) -> int | Path | None:
    """Where to write if a path is not a plain file: a descriptor of this process, or a path; else None."""
    opened = _descriptor(path)
    if opened is not None:
        return opened
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else path


def add(place: int | Path, content: bytes) -> None:
    """Write to an open file, a pipe or a device. Raises OSError."""
    # Standard error may be a log file: opening it by its name would overwrite it from the start. O_CREAT is left out,
    # because Linux refuses it for pipes of other users.
    opened = os.dup(place) if isinstance(place, int) else os.open(place, os.O_WRONLY | os.O_APPEND)
    with os.fdopen(opened, "wb") as file:
        file.write(content)


def _descriptor(path: Path) -> int | Path | None:
    """The open file that a path refers to, directly or through links: `/dev/stderr`, `/dev/fd/63`."""
    own = regex(rf"/dev/fd|/proc/(self|{os.getpid()})(/task/\d+)?/fd")
    for _ in range(MOST_LINKS):
        place = Path(os.path.realpath(path.parent)) / path.name
        if str(place) in STREAMS:
            return STREAMS[str(place)]
        if DESCRIPTORS.fullmatch(str(place.parent)) and place.name.isdecimal():
            return int(place.name) if own.fullmatch(str(place.parent)) else place
        try:
            path = place.parent / place.readlink()
        except (OSError, ValueError):
            return None
    return None
