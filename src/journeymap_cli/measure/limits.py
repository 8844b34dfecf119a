"""Stops a query in its engine: after some time, and when the user interrupts it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer


class Limit:
    """Whether a query was stopped because it took too long."""

    def __init__(self) -> None:
        self.is_over = False


@contextmanager
def limited(seconds: float | None, stop: Callable[[], object]) -> Iterator[Limit]:
    """Call `stop` from another thread after some seconds, and at once on Ctrl-C; None means no limit.

    If a client just disconnects, the engine may go on working for minutes.
    """
    limit = Limit()

    def end() -> None:
        limit.is_over = True
        stop()

    timer = Timer(seconds, end) if seconds else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        yield limit
    except KeyboardInterrupt:
        stop()
        raise
    finally:
        if timer:
            timer.cancel()
