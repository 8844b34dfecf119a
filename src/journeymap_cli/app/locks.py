"""A lock beside a file, so that no two processes change the file at once."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeAlias

from journeymap_cli.app.sources import STDIN_NAME, MapSource, digest
from journeymap_cli.errors import StaleError
from journeymap_cli.load.reader import real

Writer: TypeAlias = Callable[[bytes], object]

PATIENCE: Final = 60.0
"""Seconds to wait for another process."""

PAUSE: Final = 0.01
"""Seconds between two attempts."""


@contextmanager
def locked(name: str | None) -> Iterator[None]:
    """Hold the lock of a file; do nothing for None, or where the system or the folder does not allow locks.

    Raises StaleError if another process holds the lock for `PATIENCE` seconds.
    """
    if name is None:
        yield
        return
    path = real(Path(name))
    lock = path.with_name(f".{path.name}.lock")
    descriptor = _acquire(lock, name)
    try:
        yield
    finally:
        if descriptor is not None:
            with suppress(OSError):
                lock.unlink()
            os.close(descriptor)


@contextmanager
def changing(source: MapSource, write: Writer | None) -> Iterator[Writer]:
    """Lock a file, and yield a function that writes its new bytes if they differ. Without `write`, nothing is written.

    The function raises StaleError if the file has changed since it was read.
    """
    is_file = write is not None and source.name != STDIN_NAME

    def save(raw: bytes) -> None:
        if write is None or raw == source.raw:
            return
        if is_file and source.fetch and digest(source.fetch()) != digest(source.raw):
            raise StaleError(f"'{source.name}' has changed since it was read")
        write(raw)

    with locked(source.name if is_file else None):
        yield save


def _acquire(lock: Path, name: str) -> int | None:
    """Take the lock and return its descriptor; None where locks are not possible. Raises StaleError."""
    try:
        import fcntl
    except ImportError:
        return None
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError:
            return None
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_current(lock, descriptor):
                return descriptor
        os.close(descriptor)
        time.sleep(PAUSE)
    raise StaleError(f"another process is changing '{name}': '{lock.name}' is locked")


def _is_current(lock: Path, descriptor: int) -> bool:
    """Whether the lock file is still the one that was opened: its last holder may have deleted it."""
    with suppress(OSError):
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    return False
