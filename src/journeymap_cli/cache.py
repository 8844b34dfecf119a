"""Where we keep what can be made again: a folder of the user's own, where the system keeps such things.

It is only ever a help: where there is none, or none that nobody else may write to, everything works without.
"""

import os
import stat
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

NAME = "journeymap"


@cache
def cache_folder(kind: str) -> Path | None:
    """The folder for one kind of things; None where it cannot be made, or belongs to somebody else."""
    try:
        place = user_cache_path(NAME, appauthor=False, opinion=False) / kind
        if not place.is_absolute():  # a user without a home
            return None
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place if _is_private(place.lstat()) else None
    except (OSError, RuntimeError):
        return None


def _is_private(status: os.stat_result) -> bool:
    """Whether a folder is ours, and nobody else may write to it or read it. Windows keeps others out of a profile."""
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
