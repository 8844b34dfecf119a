"""A progress bar for long queries, on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from journeymap_cli.cli.console import Console

QUIET: Final = 1.0
"""Seconds before anything is shown: most queries are faster."""

PAUSE: Final = 0.2


@contextmanager
def progress(console: Console, done: Callable[[], float | None]) -> Iterator[None]:
    """Show a progress bar, which is removed at the end. `done` returns the percentage done, None if unknown."""
    if console.quiet or not sys.stderr.isatty():
        yield
        return
    over = Event()
    shown = Thread(target=_show, args=(console, done, over), daemon=True)
    try:
        shown.start()
        yield
    finally:
        over.set()
        shown.join()


def _show(console: Console, done: Callable[[], float | None], over: Event) -> None:
    if over.wait(QUIET):
        return
    from rich.console import Console as Terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("counting"), BarColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=Terminal(stderr=True, no_color=not console.colors(sys.stderr)), transient=True
    ) as bar:
        bar.add_task("", total=None)
        [task] = bar.tasks
        while not over.wait(PAUSE):
            share = done()
            task.total, task.completed = None if share is None else 100, share or 0  # without a total, it pulses
