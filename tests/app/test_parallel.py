import os
import signal
from collections.abc import Callable

import pytest

from journeymap_cli.app import parallel
from journeymap_cli.app.parallel import in_order


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    monkeypatch.setattr(parallel, "MANY", 2)


def process(_: int) -> int:
    return os.getpid()


def half(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def handlers(_: int) -> tuple[object, object]:
    return signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)


@pytest.mark.usefixtures("two_cores")
def test_many_things_are_worked_on_elsewhere_and_come_back_in_order() -> None:
    assert list(in_order(half, range(0, 200, 2))) == list(range(100))
    assert os.getpid() not in set(in_order(process, range(100)))


def test_few_things_or_one_core_need_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(in_order(process, range(parallel.MANY - 1))) == {os.getpid()}
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    assert set(in_order(process, range(parallel.MANY * 2))) == {os.getpid()}


@pytest.mark.usefixtures("two_cores")
def test_an_error_of_the_work_ends_it() -> None:
    with pytest.raises(ValueError, match="3 is odd"):
        list(in_order(half, [0, 2, 3, 4]))


@pytest.mark.usefixtures("two_cores")
def test_an_interrupt_is_left_to_the_process_that_started_the_work() -> None:
    assert {of_interrupt for of_interrupt, _ in in_order(handlers, range(10))} == {signal.SIG_IGN}


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("own", [signal.default_int_handler, signal.SIG_IGN])
def test_workers_can_be_ended_whatever_this_process_does_on_sigterm(own: Callable[[int, object], object]) -> None:
    before = signal.signal(signal.SIGTERM, own)
    try:
        assert {of_end for _, of_end in in_order(handlers, range(10))} == {signal.SIG_DFL}
    finally:
        signal.signal(signal.SIGTERM, before)
