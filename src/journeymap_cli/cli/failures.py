"""The one place where an error becomes words and an exit code."""

import functools
from collections.abc import Callable
from typing import ParamSpec

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.errors import JourneymapError

CANNOT = 2
INTERRUPTED = 130
P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending with a sentence and exit code 2 on what a person can mend; quietly on an interrupt."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except JourneymapError as error:
            Console().error(str(error))
            raise typer.Exit(CANNOT) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error

    return run
