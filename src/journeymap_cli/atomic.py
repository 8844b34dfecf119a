"""Writing files atomically."""

import errno
import os
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final

PINNED: Final = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV, errno.ETXTBSY}
"""The errors if a folder accepts no new file, or if a file cannot be replaced, such as a mount."""


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file by way of a temporary one beside it; return whether it changed. Raises OSError.

    A missing folder is created. A file that exists keeps its permissions.
    """
    try:
        return _write(path, content)
    except FileNotFoundError:  # the file or its folder was removed meanwhile
        return _write(path, content)


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}")
    file = temporary.open("xb")
    try:
        with file:
            file.write(content)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return True


def overwrite(path: Path, content: bytes) -> None:
    """Write to an existing file in place. If that fails, its old content is restored. Raises OSError."""
    old = path.read_bytes()
    with path.open("r+b", buffering=0) as file:
        try:
            _fill(file, content)
        except BaseException:
            with suppress(OSError):
                _fill(file, old)
            raise


def _fill(file: FileIO, content: bytes) -> None:
    file.seek(0)
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
