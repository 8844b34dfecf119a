"""A query that the user interrupts."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread, Timer

import pytest

from journeymap_cli.measure.engines import Data, open_data
from journeymap_cli.measure.interruptible import interruptible
from support.logs import csv

SLOW = "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11"


@pytest.fixture(autouse=True)
def interrupts() -> Iterator[None]:
    """A shell that runs tests in the background lets them ignore interrupts."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, usual)


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_the_result_and_the_error_of_a_query_come_back() -> None:
    assert interruptible(lambda: 3, list) == 3
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0, list)


def test_an_interrupt_stops_it() -> None:
    stopped = Event()

    def run() -> None:
        interrupt()
        stopped.wait(60)

    with pytest.raises(KeyboardInterrupt):
        interruptible(run, stopped.set)
    assert stopped.is_set()


def test_whenever_an_interrupt_comes_nothing_runs_after_it() -> None:
    chance = Random(1)
    for _ in range(25):
        stopped, running = Event(), list[None]()

        def run(stopped: Event = stopped, running: list[None] = running) -> None:
            running.append(None)
            stopped.wait(60)
            running.pop()

        with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - it may come before or after
            Timer(chance.uniform(0, 0.002), interrupt).start()
            interruptible(run, stopped.set)
            time.sleep(60)
        assert running == []


def test_an_error_of_a_query_that_is_stopped_is_the_interrupt() -> None:
    stopped = Event()

    def run() -> None:
        interrupt()
        stopped.wait(60)
        raise RuntimeError("stopped")

    with pytest.raises(KeyboardInterrupt):
        interruptible(run, stopped.set)


def test_a_thread_that_is_not_the_main_one_gets_results_too() -> None:
    found: list[int] = []
    thread = Thread(target=lambda: found.append(interruptible(lambda: 3, list)))
    thread.start()
    thread.join()
    assert found == [3]


def test_duckdb_stops_when_the_user_does(tmp_path: Path) -> None:
    with open_data(Data(csv(tmp_path / "log.csv", ["u", "1"]))) as session:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - on a busy machine, it may come before the query
            Timer(0.5, interrupt).start()
            session.rows(SLOW)
        assert session.rows("SELECT 1") == [(1,)]


def test_how_far_a_query_is_is_known(tmp_path: Path) -> None:
    with open_data(Data(csv(tmp_path / "log.csv", ["u", "1"]), timeout=1.5)) as session:
        shares: list[float | None] = []
        asking = Timer(1.0, lambda: shares.append(session.progress()))
        asking.start()
        with pytest.raises(Exception, match="longer than"):
            session.rows(SLOW)
        asking.join()
        assert len(shares) == 1
        assert shares[0] is None or 0 <= shares[0] <= 100
