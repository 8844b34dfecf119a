"""Turning errors into messages and exit codes, in one place."""

import functools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, ParamSpec

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import InvalidFileError, JourneymapError, reason

CANNOT: Final = 2
INTERRUPTED: Final = 130
NAME: Final = "journeymap"
PREFIX: Final = "Value error, "
"""What typer puts before the message of a parameter that fails validation."""

P = ParamSpec("P")


@contextmanager
def ended_by(number: signal.Signals) -> Iterator[None]:
    """Raise KeyboardInterrupt on a signal, unless the process ignores it, as in the background of some shells.

    Libraries may turn an interrupt into an error of their own, or lose it: whatever follows the signal, it ends so.
    """
    seen = []

    def interrupt(*_: object) -> None:
        seen.append(number)
        raise KeyboardInterrupt

    before = signal.getsignal(number)
    if before != signal.SIG_IGN:
        signal.signal(number, interrupt)
    try:
        yield
    except Exception as error:
        if seen:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(number, before or signal.SIG_DFL)
    if seen:
        raise KeyboardInterrupt


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Decorate a command: an error that the user can fix becomes a message and exit code 2.

    A closed standard output ends the command quietly. So does an interrupt if the command has `watch` set.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        color = kwargs.get("color")
        console = Console(color if isinstance(color, ColorChoice) else ColorChoice.AUTO)
        try:
            with ended_by(signal.SIGINT):
                command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError as error:
            _forget_output()
            raise typer.Exit from error
        except InvalidFileError as error:
            _show(error, console)
            raise typer.Exit(CANNOT) from error
        except (JourneymapError, OSError) as error:
            console.error(error if isinstance(error, JourneymapError) else _message(error))
            raise typer.Exit(CANNOT) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(0 if kwargs.get("watch") else INTERRUPTED) from error

    return run


def _show(error: InvalidFileError, console: Console) -> None:
    from journeymap_cli.cli.theme_problems import show_problems

    show_problems(error.problems, console, error.raw)


def run(app: typer.Typer) -> int:
    """Run the command line; return the exit code. In Python's development mode, an internal error has a traceback."""
    try:
        code: int | None = app(prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        return _refuse(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        _forget_output()
        Console().error(_message(error))
        return CANNOT
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        Console().error(f"internal error, please report it: {type(error).__name__}: {error}")
        return CANNOT
    return code or 0


def _refuse(error: typer.TyperException) -> int:
    """Report invalid arguments."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else NAME
    Console().error(error.format_message().replace(PREFIX, "", 1))
    Console().note(f"try '{command} --help'")
    return CANNOT


def _message(error: Exception) -> str:
    """The message of an error; for an error of the operating system, its description and the file."""
    if not isinstance(error, OSError):
        return str(error)
    where = f"'{os.fsdecode(error.filename)}': " if isinstance(error.filename, (str, bytes)) else ""
    return f"{where}{reason(error)}"


def _forget_output() -> None:
    """Redirect standard output to the null device, so that Python does not fail to flush it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
