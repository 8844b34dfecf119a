"""Running the same function on many items, on all cores where that is faster."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

T = TypeVar("T")
R = TypeVar("R")

MANY: Final = 40
"""With fewer items, starting the workers takes longer than they save."""

AT_ONCE: Final = 8
"""How many items a worker takes at a time."""


def in_order(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """The results in the order of the items, up to the first exception, which is raised.

    The workers are forks of this process, which is safe on Linux only; elsewhere there are none. They start with the
    call.
    """
    cores = _cores()
    if len(items) < MANY or cores < 2:
        return map(work, items)
    import multiprocessing

    pool = multiprocessing.get_context("fork").Pool(cores, _take_signals)
    return _drained(pool, pool.imap(work, items, AT_ONCE))


def _take_signals() -> None:
    """Leave an interrupt to the process that started the work, and end at once on SIGTERM, by which a pool is ended.

    A worker with an inherited handler in Python may miss the signal before it waits for work, and then waits forever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _drained(pool: "Pool", results: Iterator[R]) -> Iterator[R]:
    with pool:  # ends the workers on exit, even after an interrupt
        yield from results
