"""Runs a query so that Ctrl-C ends it at once: a client library may notice it only when the query is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from time import sleep
from typing import Final, TypeVar

PAUSE: Final = 0.2
T = TypeVar("T")


def interruptible(run: Callable[[], T], stop: Callable[[], object]) -> T:
    """Return or raise what `run` does. On Ctrl-C, call `stop` until it ends; then raise KeyboardInterrupt."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run)
        try:
            while not wait([waiting], PAUSE).done:  # a wait without a timeout may not notice Ctrl-C
                pass
        except BaseException as error:  # Ctrl-C, or an error of a lock that was just being taken or released
            while not waiting.done():  # a run that has not begun yet cannot be stopped
                stop()
                sleep(PAUSE)
            raise KeyboardInterrupt from error
        return waiting.result()
