"""The one place where an error becomes words and an exit code."""

import functools
import os
import sys
from collections.abc import Callable
from typing import Final, ParamSpec

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import InvalidFileError, JourneymapError, reason

CANNOT: Final = 2
INTERRUPTED: Final = 130
NAME: Final = "journeymap"
PREFIX: Final = "Value error, "
"""What typer's checks put before their words."""

P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending with a sentence and exit code 2 on what a person can mend; quietly where nobody reads on.

    An interrupt is how a command with `watch` is meant to end.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        color = kwargs.get("color")
        console = Console(color if isinstance(color, ColorChoice) else ColorChoice.AUTO)
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError as error:
            _forget_output()
            raise typer.Exit from error
        except InvalidFileError as error:
            _show(error, console)
            raise typer.Exit(CANNOT) from error
        except (JourneymapError, OSError) as error:
            console.error(_words(error))
            raise typer.Exit(CANNOT) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(0 if kwargs.get("watch") else INTERRUPTED) from error

    return run


def _show(error: InvalidFileError, console: Console) -> None:
    from journeymap_cli.cli.theme_problems import show_problems

    show_problems(error.problems, console, error.raw)


def run(app: typer.Typer) -> int:
    """Run the command line; the exit code. A fault of ours is told in a line, unless Python is in its dev mode."""
    try:
        code: int | None = app(prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        return _refuse(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        _forget_output()
        Console().error(_words(error))
        return CANNOT
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        Console().error(f"a fault of {NAME}, please report it: {type(error).__name__}: {error}")
        return CANNOT
    return code or 0


def _refuse(error: typer.TyperException) -> int:
    """Tell what is wrong with the words typed."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else NAME
    Console().error(error.format_message().replace(PREFIX, "", 1))
    Console().note(f"try '{command} --help'")
    return CANNOT


def _words(error: Exception) -> str:
    """What went wrong, for a person: of the system's errors its words and the file."""
    if not isinstance(error, OSError):
        return str(error)
    where = f"'{os.fsdecode(error.filename)}': " if isinstance(error.filename, (str, bytes)) else ""
    return f"{where}{reason(error)}"


def _forget_output() -> None:
    """Let nothing be written at exit to where nothing can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
