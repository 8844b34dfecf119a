"""The cache: a private folder for files that can be recreated, in the system's usual location.

The cache is optional: everything works without it if no private folder is available.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from journeymap_cli.atomic import write_whole

NAME = "journeymap"
DIGEST: Final = hashlib.sha256().digest_size
MOST_BYTES: Final = 50_000_000
"""Size of a folder of entries; the oldest ones are deleted when it grows beyond."""


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


def kept(kind: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, or returned for the same key in an earlier run. Raises what it raises."""
    folder = cache_folder(kind)
    if not folder:
        return make()
    path = folder / hashlib.sha256(key.encode()).hexdigest()
    content = read_entry(path)
    if content is None:
        content = make()
        write_entry(path, content)
        _prune(folder)
    return content


def read_entry(path: Path) -> bytes | None:
    """Return the content of an entry, or None if it does not exist or is not intact."""
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    content = entry[DIGEST:]
    return content if hashlib.sha256(content).digest() == entry[:DIGEST] else None


def write_entry(path: Path, content: bytes) -> None:
    """Write an entry, ignoring OSError."""
    with suppress(OSError):
        write_whole(path, hashlib.sha256(content).digest() + content)


def _prune(folder: Path) -> None:
    """Delete the oldest entries of a folder that is too large. Others may be writing to it at the same time."""
    with suppress(OSError), os.scandir(folder) as found:
        entries = sorted(((each.stat().st_mtime_ns, each.stat().st_size, each.path) for each in found), reverse=True)
        for total, (_, _, path) in zip(accumulate(size for _, size, _ in entries), entries, strict=True):
            if total > MOST_BYTES:
                Path(path).unlink()


def _is_private(status: os.stat_result) -> bool:
    """Return whether a folder belongs to us and is closed to other users. On Windows, profiles are private already."""
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
