"""`journeymap render --watch` as a process of its own, and what it says so far."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from support.commands import COMMAND

DEADLINE = 60
T = TypeVar("T")


class Watching:
    """The process; `told` is its standard error."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process, self._log = process, log

    @property
    def output(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_for(self, words: str, times: int = 1) -> str:
        """Wait until it has said something that often; all that it said."""
        wait_until(lambda: self.output.count(words) >= times or self.process.poll() is not None, lambda: self.output)
        assert self.output.count(words) >= times, self.output
        return self.output

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(DEADLINE)


@contextmanager
def watching(*args: str | Path, env: Mapping[str, str] | None = None, log: Path) -> Iterator[Watching]:
    """The command in a group of its own, which is gone afterwards."""
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [*COMMAND, "render", "--watch", *map(str, args)],
            stdin=subprocess.DEVNULL,
            stderr=told,
            env={**os.environ, **(env or {})},
            start_new_session=True,
            preexec_fn=accept_interrupts,  # noqa: PLW1509 - a shell that runs tests in the background takes this away
        ) as process,
    ):
        try:
            yield Watching(process, log)
        finally:
            process.kill()


def accept_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(found: Callable[[], T], told: Callable[[], str] = str) -> T:
    """Wait until there is something, for as long as any machine may take."""
    end = time.monotonic() + DEADLINE
    while not (value := found()):
        assert time.monotonic() < end, f"nothing came of it: {told()}"
        time.sleep(0.02)
    return value


def save(path: Path | str, text: str) -> Path:
    """Save as most editors do: another file that takes the name."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text, encoding="utf-8")
    return other.replace(path)
