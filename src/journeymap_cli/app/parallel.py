"""The same work on many things, on all cores where that is faster."""

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
"""With fewer things, starting the workers takes longer than they save."""

AT_ONCE: Final = 8
"""How many things a worker takes at a time."""


def in_order(work: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """The results in the order of the things; an exception of the work ends it.

    The workers are forks of this process, so they exist on Linux only, where that is safe. They start with the call.
    """
    cores = _cores()
    if len(things) < MANY or cores < 2:
        return map(work, things)
    import multiprocessing

    pool = multiprocessing.get_context("fork").Pool(cores, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    return _drained(pool, pool.imap(work, things, AT_ONCE))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _drained(pool: "Pool", results: Iterator[R]) -> Iterator[R]:
    with pool:  # leaving it ends the workers, after an interrupt too
        yield from results
