import os
import subprocess
import sys
from pathlib import Path

import pytest

MAP = "title: T\npersonas: P\nstages: [{name: A, goals: g, emotion: 1}]\n"


def told(folder: Path, *args: str) -> tuple[str, str]:
    """What `validate` of two maps prints, and what it shows on a terminal."""
    for name in ("a", "b"):
        (folder / f"{name}.journey.yaml").write_text(MAP, encoding="utf-8")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "journeymap_cli", "validate", *args]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "NO_COLOR": ""}
    printed = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return printed.stdout.decode(), shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_a_terminal_shows_how_far_a_run_is_and_keeps_its_end_only(tmp_path: Path) -> None:
    printed, shown = told(tmp_path)
    assert "Checking" not in printed
    assert "Checking" in shown
    assert "100%" in shown
    assert "2 maps" in shown.rpartition("\x1b[2K")[2]


@pytest.mark.parametrize(("args", "colored"), [((), True), (("--color", "never"), False)])
def test_the_bar_has_colour_where_all_has(tmp_path: Path, args: tuple[str, ...], colored: bool) -> None:
    assert ("\x1b[3" in told(tmp_path, *args)[1]) is colored


def test_a_quiet_run_shows_no_bar(tmp_path: Path) -> None:
    assert told(tmp_path, "-q")[1] == ""
