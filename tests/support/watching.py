"""Running `journeymap render --watch` in a process, and waiting for its output."""

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
    """The process; `output` is its standard error so far."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process, self._log = process, log

    @property
    def output(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_for(self, words: str, times: int = 1) -> str:
        """Wait until the output has some words at least `times` times; return the output."""
        wait_until(lambda: self.output.count(words) >= times or self.process.poll() is not None, lambda: self.output)
        assert self.output.count(words) >= times, self.output
        return self.output

    def interrupt(self) -> int:
        """Press Ctrl-C; return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(DEADLINE)


@contextmanager
def watching(*args: str | Path, env: Mapping[str, str] | None = None, log: Path) -> Iterator[Watching]:
    """Run the command in its own process group, and kill it at the end."""
    with (
        log.open("wb") as stderr,
        subprocess.Popen(
            [*COMMAND, "render", "--watch", *map(str, args)],
            stdin=subprocess.DEVNULL,
            stderr=stderr,
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


def wait_until(found: Callable[[], T], output: Callable[[], str] = str) -> T:
    """Wait until a call returns something true, and return that; fail after a minute."""
    end = time.monotonic() + DEADLINE
    while not (value := found()):
        assert time.monotonic() < end, f"timed out: {output()}"
        time.sleep(0.02)
    return value


def save(path: Path | str, text: str) -> Path:
    """Save like most editors: write another file, then rename it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text, encoding="utf-8")
    return other.replace(path)
