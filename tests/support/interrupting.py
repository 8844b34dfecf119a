"""Interrupting the command in its own process, as a user does."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from support.watching import accept_interrupts

MAP = "title: T\nmeasure: {entity: u, time: {column: t, unit: us}, event: e}\nstages: [{name: A, events: a}]\n"


def interrupted(folder: Path, data: list[str], is_running: Callable[[], bool], how: int = signal.SIGINT) -> int:
    """Interrupt `measure` once its query runs; return its exit code."""
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    command = [sys.executable, "-m", "journeymap_cli", "measure", str(folder / "map.yaml"), *data]
    with subprocess.Popen(
        command,
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=accept_interrupts,  # noqa: PLW1509 - a shell that runs tests in the background takes this away
    ) as process:
        assert is_running(), process.communicate()
        process.send_signal(how)
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()
        return process.returncode
