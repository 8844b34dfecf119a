"""The entry point of `journeymap` and of `python -m journeymap_cli`."""

import os
import sys
from typing import TextIO


def main() -> None:
    """Run the command line: UTF-8 with LF whatever the locale, and quiet when a reader goes away."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    from journeymap_cli.cli.app import app

    try:
        app()
    except BrokenPipeError:
        _forget(sys.stdout)
    finally:
        _flush()


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget(sys.stdout)


def _forget(stream: TextIO) -> None:
    """Let nothing be written at exit to a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
