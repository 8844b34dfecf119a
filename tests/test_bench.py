"""How the benchmarks measure a process; nothing here looks at the clock."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).parent.parent / "bench" / "child.py"
BUSY = "while __import__('time').process_time() < 0.3: pass"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process adopt orphans")


def measure(*command: str, seconds: str = "60") -> dict[str, Any]:
    """What the benchmarks say of one command."""
    printed = subprocess.run(
        [sys.executable, "-I", "-S", str(CHILD), seconds, *command], capture_output=True, check=True, timeout=60
    )
    measured: dict[str, Any] = json.loads(printed.stdout)
    return measured


def test_passes_the_exit_code_on() -> None:
    assert measure(sys.executable, "-c", "raise SystemExit(3)")["code"] == 3


def test_counts_cpu_time_and_memory() -> None:
    measured = measure(sys.executable, "-c", f"text = b'x' * 2**26\n{BUSY}")
    assert measured["cpu"] >= 0.25
    assert 64 < measured["memory"] < 128


@linux
def test_counts_what_the_command_leaves_behind() -> None:
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}], start_new_session=True)"
    assert measure(sys.executable, "-c", start)["cpu"] >= 0.25


@linux
def test_ends_what_the_command_leaves_behind(tmp_path: Path) -> None:
    note = tmp_path / "process"
    start = (
        "import pathlib, subprocess, sys\n"
        "sleeper = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True)\n"
        f"pathlib.Path({str(note)!r}).write_text(str(sleeper.pid))\n"
    )
    assert measure(sys.executable, "-c", start)["code"] == 0
    assert not Path("/proc", note.read_text(encoding="ascii")).exists()


@pytest.mark.parametrize("code", ["import time; time.sleep(600)", "while True: pass"])
def test_ends_the_command_when_time_is_up(code: str) -> None:
    assert measure(sys.executable, "-c", code, seconds="0.5")["code"] is None
