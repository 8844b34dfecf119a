"""Running a query so that Ctrl-C ends it at once: a client's own library may notice only when it is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from time import sleep
from typing import Final, TypeVar

PAUSE: Final = 0.2
T = TypeVar("T")


def interruptible(run: Callable[[], T], stop: Callable[[], object]) -> T:
    """What `run` returns or raises. On Ctrl-C, `stop` makes it end."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run)
        try:
            while not wait([waiting], PAUSE).done:  # what waits for ever may not notice Ctrl-C
                pass
        except BaseException as error:  # Ctrl-C, or what a lock raises that was just then taken or released
            while not waiting.done():  # what has not begun yet cannot be stopped
                stop()
                sleep(PAUSE)
            raise KeyboardInterrupt from error
        return waiting.result()
