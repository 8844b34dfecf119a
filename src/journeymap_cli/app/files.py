"""Writing files: whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from journeymap_cli.errors import UnreadableError
from journeymap_cli.load.reader import real


def write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, through links; whether it changed. Raises Unreadable."""
    try:
        place = real(path)
        if place.is_file() and place.read_bytes() == content:
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        _replace(place, content)
    except (FileExistsError, NotADirectoryError) as error:
        raise UnreadableError(f"cannot write '{path}': a file stands where its folder should be") from error
    except OSError as error:
        raise UnreadableError(f"cannot write '{path}': {(error.strerror or str(error)).lower()}") from error
    return True


def _replace(place: Path, content: bytes) -> None:
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
