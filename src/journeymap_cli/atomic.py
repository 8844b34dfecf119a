"""Writing a file whole or not at all."""

import errno
import os
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final

PINNED: Final = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV, errno.ETXTBSY}
"""The errors of a folder that takes no new file, and of a file that no other may replace, such as a mount."""


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file by way of a temporary one beside it; return whether it changed. Raises OSError.

    The folder is made if it is missing. A file that exists keeps its permissions.
    """
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
    """Write into a file that exists and keeps its place. Its old content comes back if that fails. Raises OSError."""
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
