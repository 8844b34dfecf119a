"""Runs a query so that Ctrl-C ends it at once: a client library may notice it only when the query is done."""

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Final, TypeVar

PAUSE: Final = 0.2
T = TypeVar("T")


def interruptible(run: Callable[[], T], stop: Callable[[], object]) -> T:
    """Return or raise what `run` does. On Ctrl-C, call `stop` until it ends; then raise KeyboardInterrupt."""
    with _recorded() as interrupts, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run)
        while not wait([waiting], PAUSE).done:
            if interrupts:
                stop()  # a run that has not begun yet cannot be stopped: again after a pause
        return waiting.result()


@contextmanager
def _recorded() -> Iterator[list[int]]:
    """Record interrupts, and raise KeyboardInterrupt for them at the end only, instead of any other error.

    Raised at once, one could leave a lock taken, or a thread behind that nobody stops.
    """
    seen: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()  # others get no signals
    found = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    raising = {number: handler for number, handler in found.items() if is_main and callable(handler)}
    try:
        for number in raising:
            signal.signal(number, lambda number, _: seen.append(number))
        yield seen
    except Exception:
        if not seen:
            raise
    finally:
        for number, handler in raising.items():
            signal.signal(number, handler)
    if seen:
        raise KeyboardInterrupt
