"""How far a long run has come, on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from journeymap_cli.cli.console import Console


@contextmanager
def progress(what: str, total: int, console: Console) -> Iterator[Callable[[], object]]:
    """What to call after each of several things; on a terminal it moves a bar, which leaves nothing behind."""
    if total == 1 or console.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console as Terminal
    from rich.progress import Progress

    with Progress(console=Terminal(stderr=True, no_color=not console.colors(sys.stderr)), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
