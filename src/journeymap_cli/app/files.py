"""Writing results to files."""

from pathlib import Path

from journeymap_cli.atomic import write_whole
from journeymap_cli.errors import UnreadableError, reason
from journeymap_cli.load.reader import real


def write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, through links; return whether it changed. Raises UnreadableError."""
    try:
        return write_whole(real(path), content)
    except (FileExistsError, NotADirectoryError) as error:
        raise UnreadableError(f"cannot write '{path}': a file exists where its folder should be") from error
    except OSError as error:
        raise UnreadableError(f"cannot write '{path}': {reason(error)}") from error
