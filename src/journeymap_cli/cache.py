"""The cache: a private folder for files that can be recreated, in the system's usual location.

The cache is optional: everything works without it if no private folder is available.
"""

import os
import stat
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

NAME = "journeymap"


@cache
def cache_folder(kind: str) -> Path | None:
    """Return the cache folder for `kind`, or None if it cannot be created or is not private."""
    try:
        place = user_cache_path(NAME, appauthor=False, opinion=False) / kind
        if not place.is_absolute():  # the user has no home directory
            return None
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place if _is_private(place.lstat()) else None
    except (OSError, RuntimeError):
        return None


def _is_private(status: os.stat_result) -> bool:
    """Return whether a folder belongs to us and is closed to other users. On Windows, profiles are private already."""
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
