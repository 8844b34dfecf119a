"""The entry point of `journeymap` and of `python -m journeymap_cli`."""

import os
import sys
from importlib import import_module
from typing import Final

INTERRUPTED = 130
FOR_GIT: Final = {
    "git-textconv": "journeymap_cli.cli.git.textconv",
    "git-diff": "journeymap_cli.cli.git.diff",
    "git-merge": "journeymap_cli.cli.git.merge",
}
"""The drivers that git runs for each file. They start without typer, for speed."""


def main() -> None:
    """Run the command line, with UTF-8 and LF in all output whatever the locale."""
    _prepare_streams()
    try:
        if len(sys.argv) > 1 and sys.argv[1] in FOR_GIT:
            sys.exit(import_module(FOR_GIT[sys.argv[1]]).run(sys.argv[2:]))
        from journeymap_cli.cli.app import app
        from journeymap_cli.cli.failures import run

        code = run(app)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _prepare_streams() -> None:
    """Set encoding and line ends; open closed streams, whose number the next opened file would get."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
