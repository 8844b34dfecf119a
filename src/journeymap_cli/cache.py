"""The cache: a private folder for files that can be recreated, in the system's usual location.

The cache is optional: everything works without it if no private folder is available.
"""

import hashlib
import os
import stat
from contextlib import suppress
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from journeymap_cli import __version__
from journeymap_cli.atomic import write_whole

NAME = "journeymap"
CODE: Final = Path(__file__).parent
DIGEST: Final = hashlib.sha256().digest_size
INSTALLED: Final = ("site-packages", "dist-packages")
"""The folders of installed packages."""

MOST_BYTES: Final = 50_000_000
"""The maximum size of a folder of entries; beyond it, the oldest ones are deleted."""


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


def find(kind: str, key: str) -> bytes | None:
    """Return what an earlier run kept for a key, or None."""
    folder = cache_folder(kind)
    return read_entry(folder / _name(key)) if folder else None


def keep(kind: str, key: str, content: bytes) -> None:
    """Keep content for later runs, if there is a folder for it."""
    if folder := cache_folder(kind):
        write_entry(folder / _name(key), content)
        _prune(folder)


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@cache
def code_version() -> str:
    """Identify this program by its location and newest change, for entries that depend on much of its code.

    All files of an installation are written at the same time, so one file is enough there.
    """
    newest = Path(__file__).stat().st_mtime_ns
    folders = [] if CODE.parent.name in INSTALLED else [str(CODE)]
    while folders:
        with os.scandir(folders.pop()) as found:
            for each in found:
                if each.name != "__pycache__":
                    newest = max(newest, each.stat(follow_symlinks=False).st_mtime_ns)
                    folders += [each.path] if each.is_dir(follow_symlinks=False) else []
    return f"{__version__} {CODE} {newest}"


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
