"""The entry point of `journeymap` and of `python -m journeymap_cli`."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NoReturn

from journeymap_cli import __version__

INTERRUPTED = 130
FOR_GIT: Final = {
    "git-textconv": "journeymap_cli.cli.git.textconv",
    "git-diff": "journeymap_cli.cli.git.diff",
    "git-merge": "journeymap_cli.cli.git.merge",
}
"""Drivers that git runs once per file. They start without typer, for speed."""

MANY: Final = 500_000
"""Allocations between garbage collections: few of our objects are garbage, and Python's default is 700."""

PLUGINS: Final = "pydantic.plugin._loader"


def program() -> NoReturn:
    """Run the command line, and end the process at once.

    Otherwise Python would first delete every object, which takes up to a tenth of a run.
    """
    code = _code()
    if not _needs_python():
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):  # closed; Python reports what it cannot flush
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    sys.exit(code)


def main() -> None:
    """Run the command line without ending the process. Raises SystemExit."""
    sys.exit(_code())


def _needs_python() -> bool:
    """Whether something has work to do when Python ends: a thread, a debugger, a profiler, a check for leaks."""
    threading, monitoring = sys.modules.get("threading"), getattr(sys, "monitoring", None)
    return bool(
        (threading and threading.active_count() > 1)
        or sys.flags.dev_mode
        or sys.gettrace()
        or sys.getprofile()
        or (monitoring and any(map(monitoring.get_tool, range(6))))
    )


def _code() -> int:
    """Run the command line, with UTF-8 and LF in all output regardless of the locale; return the exit code."""
    gc.set_threshold(MANY)
    sys.modules[PLUGINS] = _no_plugins()
    _prepare_streams()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    gc.freeze()  # skip the final collection, as the process ends anyway
    return code


def _run(words: list[str]) -> int:
    if words[:1] and words[0] in FOR_GIT:
        code: int = import_module(FOR_GIT[words[0]]).run(words[1:])
        return code
    if words == ["--version"] and _is_version_shown():
        return 0
    from journeymap_cli.cli.commands import COMMANDS, command_line
    from journeymap_cli.cli.failures import run

    return run(command_line(words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS))


def _is_version_shown() -> bool:
    """Print the version without loading anything else. Returns False on failure, which the command line reports."""
    try:
        sys.stdout.write(f"journeymap {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _no_plugins() -> ModuleType:
    """Return a stand-in for pydantic's plugin loader, which would read the metadata of nearly every installed package.

    Access to any other attribute replaces it with the real loader.
    """

    def real(name: str) -> Any:
        if name.startswith("__"):  # the import system checks whether it is a package
            raise AttributeError(name)
        del sys.modules[PLUGINS]
        return getattr(import_module(PLUGINS), name)

    loader = ModuleType(PLUGINS)
    vars(loader).update(get_plugins=tuple, __getattr__=real)
    return loader


def _prepare_streams() -> None:
    """Set encoding and line endings. Opens closed streams, or the next opened files would get their descriptors."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - stays open
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    program()
